package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.memestream.facetransfer.landmarks.FrontalMesh;

/**
 * Frontal meshes of press photos by person and emotion; of these people only sums over many are
 * kept.
 */
final class PressSet {

  private static final float UNIT = 64;
  private static final int HELD_OUT = 10;
  private static final String NEUTRAL = "neutral";

  private final Map<String, Map<String, List<float[]>>> people = new TreeMap<>();

  PressSet(Path faces, float[] canonical) throws IOException {
    Path folder = faces.resolve("expressions");
    for (StoredLandmarks row :
        StoredLandmarks.read(
            folder.resolve("index.tsv"), folder.resolve("landmarks468.i16.gz"), UNIT)) {
      String person = row.column("person");
      if (Long.parseLong(person, 16) % HELD_OUT != 0) {
        people
            .computeIfAbsent(person, key -> new HashMap<>())
            .computeIfAbsent(row.column("emotion"), key -> new ArrayList<>())
            .add(FrontalMesh.of(row.landmarks(), canonical).xyz());
      }
    }
  }

  /** All meshes of an emotion. */
  List<float[]> meshes(String emotion) {
    return people.values().stream()
        .flatMap(shown -> shown.getOrDefault(emotion, List.of()).stream())
        .toList();
  }

  /** How the faces of an emotion differ from the same person's neutral face, one each person. */
  List<float[]> changes(String emotion) {
    return people.values().stream()
        .filter(shown -> shown.containsKey(emotion) && shown.containsKey(NEUTRAL))
        .map(
            shown -> Meshes.minus(Meshes.mean(shown.get(emotion)), Meshes.mean(shown.get(NEUTRAL))))
        .toList();
  }

  /** How each face of an emotion differs from the same person's mean neutral face. */
  List<float[]> singleChanges(String emotion) {
    List<float[]> changes = new ArrayList<>();
    for (Map<String, List<float[]>> shown : people.values()) {
      if (shown.containsKey(emotion) && shown.containsKey(NEUTRAL)) {
        float[] neutral = Meshes.mean(shown.get(NEUTRAL));
        shown.get(emotion).forEach(mesh -> changes.add(Meshes.minus(mesh, neutral)));
      }
    }
    return changes;
  }

  /** The same against the mean neutral face of all, for people without a neutral picture too. */
  float[] meanChange(String emotion) {
    List<float[]> neutral = new ArrayList<>();
    people.values().stream()
        .filter(shown -> shown.containsKey(NEUTRAL))
        .forEach(shown -> neutral.add(Meshes.mean(shown.get(NEUTRAL))));
    return Meshes.minus(Meshes.mean(meshes(emotion)), Meshes.mean(neutral));
  }
}
