package org.memestream.renderer.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.TextProblem;
import org.memestream.renderer.drawing.UndrawableMemeException;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.provenance.Provenance;
import org.memestream.renderer.provenance.ProvenanceWriter;
import org.memestream.runtime.picture.AnimationFrame;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureScaler;

/**
 * Draws a meme in the shapes of a profile and encodes each within its limits, with its provenance.
 * The same meme gives the same bytes on a machine with the same fonts. Thread-safe.
 */
public final class MemeRenderer {

  private static final Duration STILL = Duration.ofMillis(100);

  /** Canvases up to this side are drawn larger and scaled down when text does not fit on them. */
  private static final int SMALL = 128;

  private static final int ENLARGED = 4;

  private final Ladder ladder = new Ladder();
  private final PictureScaler scaler = new PictureScaler();
  private final ProvenanceWriter provenances = new ProvenanceWriter();
  private final Watermark watermark;

  /**
   * @param watermark laid over each picture that shows the meme
   */
  public MemeRenderer(Watermark watermark) {
    this.watermark = Objects.requireNonNull(watermark, "watermark");
  }

  /**
   * The files of a profile, in its order.
   *
   * @throws UndrawableMemeException when the meme cannot be drawn
   * @throws OutputTooLargeException when a limit cannot be met
   */
  public List<EncodedPicture> render(
      MemePainter painter,
      MemeSource source,
      MemeText text,
      OutputProfile profile,
      Provenance provenance)
      throws UndrawableMemeException, OutputTooLargeException {
    List<EncodedPicture> files = new ArrayList<>();
    for (OutputPicture picture : profile.pictures()) {
      files.add(encoded(picture, drawn(painter, source, text, profile, picture), provenance));
    }
    return files;
  }

  private List<AnimationFrame> drawn(
      MemePainter painter,
      MemeSource source,
      MemeText text,
      OutputProfile profile,
      OutputPicture picture)
      throws UndrawableMemeException {
    return switch (picture.content()) {
      case MEME -> meme(painter, source, text, picture);
      case NO_TEXT ->
          frames(painter.paint(source.still(), MemeText.NONE, picture.canvas()), List.of(STILL));
      case SMALLER_MEME -> {
        OutputPicture main = profile.pictures().get(0);
        List<Picture> large = painter.paint(source.still(), text, main.canvas());
        yield frames(smaller(watermark.on(large), picture.canvas()), List.of(STILL));
      }
    };
  }

  private List<AnimationFrame> meme(
      MemePainter painter, MemeSource source, MemeText text, OutputPicture picture)
      throws UndrawableMemeException {
    boolean moves = picture.moves() && source.moving().isPresent();
    Scene scene = moves ? source.moving().get().scene() : source.still();
    List<Duration> shownFor = moves ? source.moving().get().shownFor() : List.of(STILL);
    try {
      return frames(watermark.on(painter.paint(scene, text, picture.canvas())), shownFor);
    } catch (UndrawableTextException e) {
      if (e.problem() != TextProblem.DOES_NOT_FIT
          || !(picture.canvas() instanceof CanvasSize.Exact small)
          || small.width() > SMALL) {
        throw e;
      }
      CanvasSize large =
          CanvasSize.exactly(small.width() * ENLARGED, small.height() * ENLARGED, small.margin());
      List<Picture> drawn = painter.paint(scene, text, large);
      return frames(smaller(watermark.on(drawn), picture.canvas()), shownFor);
    }
  }

  private List<Picture> smaller(List<Picture> pictures, CanvasSize canvas) {
    return pictures.stream()
        .map(picture -> scaler.scaledTo(picture, canvas.width(), canvas.height()))
        .toList();
  }

  private static List<AnimationFrame> frames(List<Picture> pictures, List<Duration> shownFor) {
    List<AnimationFrame> frames = new ArrayList<>();
    for (int frame = 0; frame < pictures.size(); frame++) {
      frames.add(new AnimationFrame(pictures.get(frame), shownFor.get(frame)));
    }
    return frames;
  }

  private EncodedPicture encoded(
      OutputPicture picture, List<AnimationFrame> frames, Provenance provenance)
      throws OutputTooLargeException {
    Encoding encoding = frames.size() > 1 ? picture.moving() : picture.still();
    Ladder.Rungs rungs = ladder.rungs(frames, encoding.coding());
    long least = Long.MAX_VALUE;
    for (Ladder.Rung rung : rungs.rungs()) {
      byte[] file = provenances.marked(rung.bytes(), rungs.format(), provenance);
      if (file.length <= encoding.maxBytes()) {
        Picture first = frames.get(0).picture();
        return new EncodedPicture(
            picture.name(), rungs.format(), first.width(), first.height(), rung.frames(), file);
      }
      least = Math.min(least, file.length);
    }
    throw new OutputTooLargeException(picture.name(), least, encoding.maxBytes());
  }
}
