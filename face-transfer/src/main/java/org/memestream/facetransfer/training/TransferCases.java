package org.memestream.facetransfer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.facetransfer.transfer.ExpressionSource;
import org.memestream.runtime.picture.Picture;

/** Which expressions go onto which faces when transfers are measured; nobody was learnt from. */
final class TransferCases {

  private static final List<String> EMOTIONS =
      List.of("happiness", "surprise", "anger", "sadness", "disgust", "fear");

  private final FaceData data;
  private final JudgedFace.Panel panel;
  private final List<TransferCase.Target> targets = new ArrayList<>();
  private final List<JudgedFace> smiles = new ArrayList<>();
  private final List<String> smiling = new ArrayList<>();
  private final Map<String, List<JudgedFace>> drivers = new LinkedHashMap<>();

  TransferCases(FaceData data, JudgedFace.Panel panel) {
    this.data = data;
    this.panel = panel;
  }

  /**
   * Reads the faces.
   *
   * @param most targets of each set
   * @param driversEach faces of each emotion that lend their expression
   */
  void read(int most, int driversEach) throws IOException {
    Map<String, Map<String, String>> people = data.londonPeople();
    int portraits = 0;
    for (KnownFace face : data.london(FaceData.Part.EXAM)) {
      Optional<JudgedFace> judged = panel.look(face.picture());
      if (judged.isEmpty()) {
        continue;
      }
      if (face.emotion().equals("happiness")) {
        smiles.add(judged.get());
        smiling.add(face.person());
      } else if (portraits < most) {
        Map<String, String> person = people.get(face.person());
        String group = person.get("face_gender") + " " + person.get("face_eth");
        targets.add(new TransferCase.Target(face.person(), group, judged.get()));
        portraits++;
      }
    }
    List<Path> others = FaceData.pictures(data.folder().resolve("others/canada"));
    for (Path file : others.subList(0, Math.min(most, others.size()))) {
      String person = "canada " + file.getFileName();
      panel
          .look(FaceData.picture(file))
          .ifPresent(face -> targets.add(new TransferCase.Target(person, "canada", face)));
    }
    readDrivers(driversEach);
  }

  /** Of each emotion the crops that the judge is surest of: they show it strongly. */
  private void readDrivers(int each) throws IOException {
    List<KnownFace> press = data.press(FaceData.Part.EXAM);
    for (String emotion : EMOTIONS) {
      int label = LabelledEmotion.of(emotion).orElseThrow();
      List<JudgedFace> faces = new ArrayList<>();
      press.stream()
          .filter(face -> face.emotion().equals(emotion))
          .limit(60)
          .forEach(face -> panel.look(face.picture()).ifPresent(faces::add));
      faces.sort(Comparator.comparingDouble(face -> -face.emotions()[label]));
      drivers.put(emotion, List.copyOf(faces.subList(0, Math.min(each, faces.size()))));
    }
  }

  List<TransferCase.Target> targets() {
    return List.copyOf(targets);
  }

  /** Real smiles of the people of the portraits, by person. */
  Map<String, JudgedFace> realSmiles() {
    Map<String, JudgedFace> real = new LinkedHashMap<>();
    for (int i = 0; i < smiles.size(); i++) {
      real.put(smiling.get(i), smiles.get(i));
    }
    return real;
  }

  /**
   * The cases.
   *
   * @param each sources of one kind for one target
   */
  List<TransferCase> cases(int each) {
    List<TransferCase> cases = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      TransferCase.Target target = targets.get(i);
      for (int turn = 0; turn < each && !smiles.isEmpty(); turn++) {
        int driver = (i + 1 + 5 * turn) % smiles.size();
        if (smiling.get(driver).equals(target.person())) {
          driver = (driver + 1) % smiles.size();
        }
        cases.add(driven("portrait smile", target, smiles.get(driver), "happiness"));
      }
      for (String emotion : EMOTIONS) {
        List<JudgedFace> faces = drivers.get(emotion);
        for (int turn = 0; turn < Math.min(each, faces.size()); turn++) {
          cases.add(
              driven("press " + emotion, target, faces.get((i + turn) % faces.size()), emotion));
        }
      }
      for (Expression preset : Expression.values()) {
        cases.add(
            new TransferCase(
                "preset " + preset.presetName(),
                target,
                new ExpressionSource.Preset(preset),
                Optional.empty(),
                wanted(preset)));
      }
    }
    return cases;
  }

  private static TransferCase driven(
      String kind, TransferCase.Target target, JudgedFace driver, String emotion) {
    Picture picture = driver.picture();
    return new TransferCase(
        kind,
        target,
        new ExpressionSource.Driver(picture),
        Optional.of(driver),
        LabelledEmotion.of(emotion));
  }

  private static Optional<Integer> wanted(Expression preset) {
    return switch (preset) {
      case SMILE, LAUGH -> LabelledEmotion.of("happiness");
      case SURPRISE, ANGER, SADNESS, DISGUST ->
          LabelledEmotion.of(preset.name().toLowerCase(Locale.ROOT));
      case WINK -> Optional.empty();
    };
  }
}
