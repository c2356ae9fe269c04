package org.memestream.facetransfer.training.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;

/** People of the London set, each neutral and smiling. */
final class LondonSet {

  private static final float UNIT = 32;

  /** Every fifth person is kept for measuring. */
  private static final int HELD_OUT = 5;

  private final Path folder;
  private final Map<String, Landmarks> neutral = new TreeMap<>();
  private final Map<String, Landmarks> smiling = new TreeMap<>();

  LondonSet(Path faces) throws IOException {
    folder = faces.resolve("london");
    for (StoredLandmarks row :
        StoredLandmarks.read(
            folder.resolve("index468.tsv"), folder.resolve("landmarks468.i16.gz"), UNIT)) {
      (row.column("expression").equals("neutral") ? neutral : smiling)
          .put(row.column("id"), row.landmarks());
    }
  }

  /** People to learn from. */
  List<String> learning() {
    return people(false);
  }

  /** People to measure on. */
  List<String> heldOut() {
    return people(true);
  }

  private List<String> people(boolean heldOut) {
    List<String> people = new ArrayList<>(neutral.keySet());
    people.removeIf(person -> (Integer.parseInt(person) % HELD_OUT == 0) != heldOut);
    return people;
  }

  Landmarks neutral(String person) {
    return neutral.get(person);
  }

  Landmarks smiling(String person) {
    return smiling.get(person);
  }

  Picture neutralPicture(String person) throws IOException {
    return picture(folder.resolve("neutral").resolve(person + ".jpg"));
  }

  Picture smilingPicture(String person) throws IOException {
    return picture(folder.resolve("smiling").resolve(person + ".jpg"));
  }

  static Picture picture(Path file) throws IOException {
    try {
      return new PictureReader().read(Files.readAllBytes(file));
    } catch (UnacceptablePictureException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
