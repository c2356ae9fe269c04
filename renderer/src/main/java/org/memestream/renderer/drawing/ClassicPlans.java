package org.memestream.renderer.drawing;

import java.util.ArrayList;
import java.util.List;
import org.memestream.renderer.drawing.TextFitter.Anchor;

/**
 * The ways in which the texts of a classic meme may stand so that faces stay free: where they
 * belong, in the strip between the edge and the faces, in the other box, or both in one box.
 */
public final class ClassicPlans {

  private static final double IN_A_STRIP = 0.05;
  private static final double IN_THE_OTHER_BOX = 0.15;
  private static final double IN_ONE_BOX = 0.35;

  /** A covered face is this much worse than letters that shrink to nothing. */
  private static final double COVERED_FACE = 5;

  /** A strip of fewer pixels than this share of its box holds no text worth reading. */
  private static final double LEAST_STRIP = 0.4;

  private final ClassicStyle style;
  private final Size canvas;
  private final List<Area> faces;

  /** Plans for a canvas on which faces are there. */
  public ClassicPlans(ClassicStyle style, Size canvas, List<Area> faces) {
    this.style = style;
    this.canvas = canvas;
    this.faces = List.copyOf(faces);
  }

  /** All plans, the usual one first; at least one text must be there. */
  public List<Plan> all(MemeText text) {
    if (text.top().isPresent() && text.bottom().isPresent()) {
      return both(text);
    }
    boolean above = text.top().isPresent();
    List<Plan> plans = new ArrayList<>();
    for (Spot own : above ? top(text.paragraphs()) : bottom(text.paragraphs())) {
      plans.add(new Plan(List.of(own), own.dislike()));
    }
    for (Spot other : above ? bottom(text.paragraphs()) : top(text.paragraphs())) {
      plans.add(new Plan(List.of(other), IN_THE_OTHER_BOX + other.dislike()));
    }
    return plans;
  }

  private List<Plan> both(MemeText text) {
    List<Plan> plans = new ArrayList<>();
    for (Spot upper : top(List.of(text.top().orElseThrow()))) {
      for (Spot lower : bottom(List.of(text.bottom().orElseThrow()))) {
        plans.add(new Plan(List.of(upper, lower), upper.dislike() + lower.dislike()));
      }
    }
    for (Spot upper : top(text.paragraphs())) {
      plans.add(new Plan(List.of(upper), IN_ONE_BOX + upper.dislike()));
    }
    for (Spot lower : bottom(text.paragraphs())) {
      plans.add(new Plan(List.of(lower), IN_ONE_BOX + lower.dislike()));
    }
    return plans;
  }

  /** The upper box, and the strip of it above the faces. */
  private List<Spot> top(List<CaptionText> texts) {
    Area box = style.top(canvas);
    int free = faces.stream().mapToInt(Area::y).min().orElse(box.bottom());
    Area strip = new Area(0, 0, box.width(), Math.min(box.height(), free));
    return spots(texts, box, strip, Anchor.TOP);
  }

  /** The lower box, and the strip of it below the faces. */
  private List<Spot> bottom(List<CaptionText> texts) {
    Area box = style.bottom(canvas);
    int taken = faces.stream().mapToInt(Area::bottom).max().orElse(box.y());
    int y = Math.max(box.y(), taken);
    return spots(texts, box, new Area(0, y, box.width(), canvas.height() - y), Anchor.BOTTOM);
  }

  private List<Spot> spots(List<CaptionText> texts, Area box, Area strip, Anchor anchor) {
    Spot whole = new Spot(texts, style.inked(box, canvas), anchor, 0);
    boolean useful = strip.height() < box.height() && strip.height() > LEAST_STRIP * box.height();
    return useful
        ? List.of(whole, new Spot(texts, style.inked(strip, canvas), anchor, IN_A_STRIP))
        : List.of(whole);
  }

  /**
   * How much is lost by a plan: 0 for large letters where they belong that cover no face.
   *
   * @param fitted the texts of the plan
   * @param usualSize smallest letters of the usual plan, in pixels
   */
  public double loss(Plan plan, List<FittedText> fitted, float usualSize) {
    float smallest = usualSize;
    for (FittedText text : fitted) {
      smallest = Math.min(smallest, text.size());
    }
    return plan.dislike() + COVERED_FACE * covered(fitted) + 1 - smallest / usualSize;
  }

  /** The largest share of any face that lies under text, 0 to 1. */
  public double covered(List<FittedText> fitted) {
    double most = 0;
    for (Area face : faces) {
      long covered = 0;
      for (FittedText text : fitted) {
        covered += text.extent().overlap(face);
      }
      most = Math.max(most, covered / Math.max(1.0, (double) face.width() * face.height()));
    }
    return most;
  }

  /**
   * Where all texts would stand.
   *
   * @param spots at least one
   * @param dislike 0 for the usual way
   */
  public record Plan(List<Spot> spots, double dislike) {}

  /**
   * Where some text would stand.
   *
   * @param texts from top to bottom
   * @param area that ink may not leave
   * @param anchor edge that the text keeps to
   * @param dislike 0 for the usual way
   */
  public record Spot(List<CaptionText> texts, Area area, Anchor anchor, double dislike) {}
}
