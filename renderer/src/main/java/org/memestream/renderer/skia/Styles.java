package org.memestream.renderer.skia;

import io.github.humbleui.skija.FontMgr;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.memestream.renderer.drawing.CaptionText;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.skia.FontChain.Manner;

/**
 * The styles that memes can be drawn in, and the fonts that they share. Thread-safe; to be closed
 * once nothing is drawn any more.
 */
public final class Styles implements AutoCloseable {

  private final FontChain poster;
  private final FontChain plain;
  private final SortedMap<String, MemePainter> painters = new TreeMap<>();

  private Styles(FontChain poster, FontChain plain) {
    this.poster = poster;
    this.plain = plain;
    for (MemePainter painter : painters(new Typesetter(poster), new Typesetter(plain))) {
      painters.put(painter.name(), painter);
    }
  }

  /** A new style is a class of its own and a line here. */
  private static List<MemePainter> painters(Typesetter poster, Typesetter plain) {
    return List.of(
        new ClassicPainter(poster),
        new CaptionBelowPainter(plain),
        new BandPainter(plain),
        new PandaPainter(plain),
        new PlainPainter());
  }

  /**
   * All styles with this machine's fonts.
   *
   * @param fontFolder folder of font files that come before the installed ones
   */
  public static Styles open(Optional<Path> fontFolder) {
    return open(fontFolder, FontMgr.getDefault());
  }

  /** Like {@link #open(Optional)}, with other installed fonts. */
  static Styles open(Optional<Path> fontFolder, FontMgr installed) {
    return new Styles(
        FontChain.open(Manner.POSTER, fontFolder, installed),
        FontChain.open(Manner.PLAIN, fontFolder, installed));
  }

  /**
   * A mark with this text in a corner of each picture; it needs the fonts as long as it is used.
   *
   * @throws UndrawableTextException when the text is too long, or in letters of no font
   */
  public Watermark watermark(String text) throws UndrawableTextException {
    Optional<CaptionText> mark = CaptionText.of(text);
    return mark.isPresent() ? new CornerMark(mark.get(), new Typesetter(plain)) : Watermark.NONE;
  }

  /** The painters by the name of their style, in the order of the names. */
  public SortedMap<String, MemePainter> byName() {
    return Collections.unmodifiableSortedMap(painters);
  }

  /** The names for messages, such as {@code band, classic}. */
  public String names() {
    return String.join(", ", painters.keySet());
  }

  @Override
  public void close() {
    poster.close();
    plain.close();
  }
}
