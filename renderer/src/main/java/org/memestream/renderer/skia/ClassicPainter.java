package org.memestream.renderer.skia;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.renderer.drawing.Area;
import org.memestream.renderer.drawing.CanvasSize;
import org.memestream.renderer.drawing.CaptionText;
import org.memestream.renderer.drawing.ClassicPlans;
import org.memestream.renderer.drawing.ClassicPlans.Plan;
import org.memestream.renderer.drawing.ClassicPlans.Spot;
import org.memestream.renderer.drawing.ClassicStyle;
import org.memestream.renderer.drawing.FittedText;
import org.memestream.renderer.drawing.Lettering;
import org.memestream.renderer.drawing.MemePainter;
import org.memestream.renderer.drawing.MemeText;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.drawing.Size;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.runtime.picture.Picture;

/** Draws the {@link ClassicStyle}, where its text covers faces least. */
final class ClassicPainter implements MemePainter {

  /** Text that covers no more of any face than this stays where it belongs. */
  private static final double HARDLY_COVERED = 0.01;

  private final ClassicStyle style = new ClassicStyle();
  private final Typesetter setter;

  ClassicPainter(Typesetter setter) {
    this.setter = setter;
  }

  @Override
  public String name() {
    return "classic";
  }

  @Override
  public boolean regardsFaces(MemeText text) {
    return !text.paragraphs().isEmpty();
  }

  @Override
  public List<Picture> paint(Scene scene, MemeText text, CanvasSize canvas)
      throws UndrawableTextException {
    Size whole = canvas.canvas(scene.frameSize());
    Area picture = Area.of(whole).middle(canvas.fitted(scene.frameSize()));
    List<SetText> set =
        text.paragraphs().isEmpty()
            ? List.of()
            : set(new ClassicPlans(style, whole, scene.facesIn(picture)), capitals(text), whole);
    return Sheet.of(canvas, whole, picture, set).painted(scene);
  }

  private static MemeText capitals(MemeText text) {
    return new MemeText(
        text.top().map(CaptionText::capitals), text.bottom().map(CaptionText::capitals));
  }

  /** The usual plan unless it covers a face, else the one that loses least. */
  private List<SetText> set(ClassicPlans plans, MemeText text, Size canvas)
      throws UndrawableTextException {
    List<Plan> all = plans.all(text);
    List<SetText> usual = set(all.get(0), canvas);
    if (plans.covered(fitted(usual)) <= HARDLY_COVERED) {
      return usual;
    }
    float usualSize = smallest(usual);
    List<SetText> best = usual;
    double least = plans.loss(all.get(0), fitted(usual), usualSize);
    for (Plan plan : all.subList(1, all.size())) {
      Optional<List<SetText>> other = setIfItFits(plan, canvas);
      if (other.isPresent()) {
        double loss = plans.loss(plan, fitted(other.get()), usualSize);
        if (loss < least) {
          least = loss;
          best = other.get();
        }
      }
    }
    return best;
  }

  private Optional<List<SetText>> setIfItFits(Plan plan, Size canvas) {
    try {
      return Optional.of(set(plan, canvas));
    } catch (UndrawableTextException tooSmall) {
      return Optional.empty();
    }
  }

  private List<SetText> set(Plan plan, Size canvas) throws UndrawableTextException {
    List<SetText> set = new ArrayList<>();
    for (Spot spot : plan.spots()) {
      set.add(
          setter.set(
              spot.texts(),
              Lettering.OUTLINED,
              spot.area(),
              spot.anchor(),
              style.largestSize(canvas)));
    }
    return set;
  }

  private static List<FittedText> fitted(List<SetText> texts) {
    return texts.stream().map(SetText::fitted).toList();
  }

  private static float smallest(List<SetText> texts) {
    return (float) texts.stream().mapToDouble(text -> text.fitted().size()).min().orElseThrow();
  }
}
