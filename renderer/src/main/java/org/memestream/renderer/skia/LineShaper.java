package org.memestream.renderer.skia;

import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.ManagedString;
import io.github.humbleui.skija.shaper.FontRun;
import io.github.humbleui.skija.shaper.HbIcuScriptRunIterator;
import io.github.humbleui.skija.shaper.IcuBidiRunIterator;
import io.github.humbleui.skija.shaper.RunHandler;
import io.github.humbleui.skija.shaper.RunInfo;
import io.github.humbleui.skija.shaper.Shaper;
import io.github.humbleui.skija.shaper.ShapingOptions;
import io.github.humbleui.skija.shaper.TrivialLanguageRunIterator;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.memestream.renderer.drawing.Clusters;

/**
 * Turns a line of text into glyphs: faces by grapheme cluster, bidirectional order, and HarfBuzz
 * shaping for ligatures, marks and Arabic forms. Remembers lines. Thread-safe.
 */
final class LineShaper {

  private static final float NEVER_WRAP = 1e9f;

  private static final int MOST_REMEMBERED = 1024;

  private final FontChain fonts;
  private final ConcurrentHashMap<Key, ShapedLine> known = new ConcurrentHashMap<>();

  LineShaper(FontChain fonts) {
    this.fonts = fonts;
  }

  /** The line's glyphs; all of its characters must have a face. */
  ShapedLine shape(String line, TextContext context) {
    if (known.size() > MOST_REMEMBERED) {
      known.clear();
    }
    // Not computeIfAbsent: shaping takes long, and two threads may well do the same.
    Key key = new Key(line, context);
    ShapedLine shaped = known.get(key);
    if (shaped == null) {
      shaped = shaped(line, context);
      known.put(key, shaped);
    }
    return shaped;
  }

  private ShapedLine shaped(String line, TextContext context) {
    List<FaceRun> faceRuns = faceRuns(line, context.language());
    Map<Face, Font> open = new HashMap<>();
    try (Shaper shaper = Shaper.makeShapeThenWrap();
        ManagedString text = new ManagedString(line);
        IcuBidiRunIterator bidi = new IcuBidiRunIterator(text, false, context.baseLevel());
        HbIcuScriptRunIterator scripts = new HbIcuScriptRunIterator(text, false)) {
      List<FontRun> fontRuns = new ArrayList<>();
      for (FaceRun run : faceRuns) {
        Font font = open.computeIfAbsent(run.face(), face -> face.font(ShapedLine.SIZE));
        fontRuns.add(new FontRun(run.end(), font));
      }
      Collector collector = new Collector(faceRuns, line.length());
      shaper.shape(
          text,
          fontRuns.iterator(),
          bidi,
          scripts,
          new TrivialLanguageRunIterator(line, context.language()),
          ShapingOptions.DEFAULT,
          NEVER_WRAP,
          collector);
      return new ShapedLine(collector.runs, collector.x, collector.advances);
    } finally {
      open.values().forEach(Font::close);
    }
  }

  private List<FaceRun> faceRuns(String line, String language) {
    List<FaceRun> runs = new ArrayList<>();
    int end = 0;
    for (String cluster : Clusters.of(line)) {
      Face face =
          fonts
              .faceFor(cluster, language)
              .orElseThrow(() -> new IllegalArgumentException("no face has " + cluster));
      end += cluster.length();
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).face().equals(face)) {
        runs.set(last, new FaceRun(end, face));
      } else {
        runs.add(new FaceRun(end, face));
      }
    }
    return runs;
  }

  private record Key(String line, TextContext context) {}

  /** Text up to an index that one face is for. */
  private record FaceRun(int end, Face face) {}

  /** Takes down the runs in visual order, one after the other. */
  private static final class Collector implements RunHandler {

    private final List<FaceRun> faceRuns;
    private final List<GlyphRun> runs = new ArrayList<>();
    private final float[] advances;
    private float x;

    Collector(List<FaceRun> faceRuns, int length) {
      this.faceRuns = faceRuns;
      this.advances = new float[length];
    }

    @Override
    public void beginLine() {}

    @Override
    public void runInfo(RunInfo info) {}

    @Override
    public void commitRunInfo() {}

    @Override
    public Point runOffset(RunInfo info) {
      return new Point(x, 0);
    }

    @Override
    public void commitRun(RunInfo info, short[] glyphs, Point[] positions, int[] clusters) {
      runs.add(new GlyphRun(faceAt(info.getRangeBegin()), glyphs, positions));
      float end = x + info.getAdvanceX();
      for (int at = 0; at < glyphs.length; at++) {
        float next = at + 1 < glyphs.length ? positions[at + 1].getX() : end;
        advances[clusters[at]] += next - positions[at].getX();
      }
      x = end;
    }

    @Override
    public void commitLine() {}

    private Face faceAt(int index) {
      for (FaceRun run : faceRuns) {
        if (index < run.end()) {
          return run.face();
        }
      }
      throw new IllegalStateException("a glyph run begins behind the text, at " + index);
    }
  }
}
