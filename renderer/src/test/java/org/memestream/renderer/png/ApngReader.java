package org.memestream.renderer.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureLimits;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;

/**
 * Plays an animated PNG: makes a PNG of each frame's data, has Skia read it, and lays it onto the
 * canvas by the frame's own rules.
 */
public final class ApngReader {

  private static final int SIGNATURE = 8;
  private static final int OVER = 1;
  private static final int CLEAR = 1;

  private final PictureReader reader =
      new PictureReader(new PictureLimits(20_000_000, 40_000_000, 300, 1, 10_000));
  private final List<AnimationFrame> frames = new ArrayList<>();
  private final ByteArrayOutputStream palette = new ByteArrayOutputStream();
  private byte[] header;
  private ByteBuffer control;
  private ByteArrayOutputStream data = new ByteArrayOutputStream();
  private byte[] canvas;
  private int next;

  private ApngReader() {}

  public static List<AnimationFrame> frames(byte[] png) throws UnacceptablePictureException {
    ApngReader reader = new ApngReader();
    reader.read(ByteBuffer.wrap(png));
    return reader.frames;
  }

  private void read(ByteBuffer in) throws UnacceptablePictureException {
    in.position(SIGNATURE);
    while (in.hasRemaining()) {
      byte[] body = new byte[in.getInt()];
      byte[] tag = new byte[4];
      in.get(tag).get(body).getInt();
      switch (new String(tag, StandardCharsets.US_ASCII)) {
        case "IHDR" -> header = body;
        case "PLTE", "tRNS" -> palette.writeBytes(chunk(tag, body));
        case "fcTL" -> begin(ByteBuffer.wrap(body));
        case "IDAT" -> data.writeBytes(body);
        case "fdAT" -> {
          requireNext(ByteBuffer.wrap(body).getInt());
          data.write(body, 4, body.length - 4);
        }
        case "IEND" -> end();
        default -> {
          // What does not show.
        }
      }
    }
  }

  private void requireNext(int sequence) {
    if (sequence != next++) {
      throw new AssertionError("sequence number " + sequence + " is out of order");
    }
  }

  private void begin(ByteBuffer frame) throws UnacceptablePictureException {
    if (control != null) {
      end();
    }
    requireNext(frame.getInt(0));
    control = frame;
    data = new ByteArrayOutputStream();
  }

  private void end() throws UnacceptablePictureException {
    ByteBuffer size = ByteBuffer.wrap(header);
    int width = size.getInt(0);
    int height = size.getInt(4);
    int x = control.getInt(12);
    int y = control.getInt(16);
    boolean over = control.get(25) == OVER;
    canvas = canvas == null ? new byte[width * height * 4] : canvas;
    Picture part = part(control.getInt(4), control.getInt(8));
    byte[] before = canvas.clone();
    byte[] pixels = part.rgba();
    for (int row = 0; row < part.height(); row++) {
      for (int column = 0; column < part.width(); column++) {
        int from = (row * part.width() + column) * 4;
        if (!over || pixels[from + 3] != 0) {
          System.arraycopy(pixels, from, canvas, ((y + row) * width + x + column) * 4, 4);
        }
      }
    }
    long millis = 1000L * control.getShort(20) / control.getShort(22);
    frames.add(
        new AnimationFrame(Picture.ofRgba(width, height, canvas), Duration.ofMillis(millis)));
    if (control.get(24) == CLEAR) {
      canvas = new byte[before.length];
    }
  }

  private Picture part(int width, int height) throws UnacceptablePictureException {
    ByteBuffer own = ByteBuffer.wrap(header.clone()).putInt(0, width).putInt(4, height);
    PngChunks file = new PngChunks();
    file.add("IHDR", own.array());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(file.bytes());
    png.writeBytes(palette.toByteArray());
    png.writeBytes(chunk("IDAT".getBytes(StandardCharsets.US_ASCII), data.toByteArray()));
    png.writeBytes(chunk("IEND".getBytes(StandardCharsets.US_ASCII), new byte[0]));
    return reader.read(png.toByteArray());
  }

  private static byte[] chunk(byte[] tag, byte[] body) {
    PngChunks one = new PngChunks();
    one.add(new String(tag, StandardCharsets.US_ASCII), body);
    byte[] bytes = one.bytes();
    return Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
  }
}
