package org.memestream.facetransfer.training.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.training.Progress;

/**
 * The pictures of the data folder with their faces by the teacher.
 *
 * @param scenes pictures of all kinds
 * @param portraits pictures that show one face largely, to be cut out
 */
record FacePictures(List<LabelledPicture> scenes, List<LabelledPicture> portraits) {

  private static final List<String> SCENES =
      List.of(
          "images/memeproject",
          "images/photos",
          "images/cc0",
          "captions/templates",
          "faces/london",
          "faces/others");
  private static final String CROPS = "faces/expressions/crops";
  private static final int LARGEST_SIDE = 512;
  private static final double PORTRAIT = 40;

  /**
   * @param chosen which names are wanted
   * @param crops how many of the expression crops at most, evenly spread
   * @param labels file that keeps the labels
   */
  static FacePictures read(Path data, Predicate<String> chosen, int crops, Path labels)
      throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : SCENES) {
      names.addAll(names(data, folder, chosen));
    }
    int scenes = names.size();
    List<String> all = names(data, CROPS, chosen);
    int kept = Math.min(crops, all.size());
    for (int i = 0; i < kept; i++) {
      names.add(all.get((int) ((long) i * all.size() / kept)));
    }
    FacePictures pictures = new FacePictures(new ArrayList<>(), new ArrayList<>());
    try (FaceTeacher teacher = new FaceTeacher(data);
        LabelStore store = new LabelStore(labels);
        Progress progress = new Progress("labels", names.size())) {
      for (int i = 0; i < names.size(); i++) {
        pictures.add(data, names.get(i), i < scenes, teacher, store);
        progress.step("");
      }
    }
    return pictures;
  }

  private void add(Path data, String name, boolean scene, FaceTeacher teacher, LabelStore store)
      throws IOException {
    Picture picture;
    try {
      picture =
          new PictureReader()
              .readToFit(Files.readAllBytes(data.resolve(name)), LARGEST_SIDE)
              .opaque();
    } catch (UnacceptablePictureException e) {
      throw new IOException("cannot read %s: %s".formatted(name, e.getMessage()), e);
    }
    LabelledPicture labelled;
    if (store.labels(name).isPresent()) {
      LabelStore.Labels labels = store.labels(name).get();
      labelled = new LabelledPicture(name, Raster.of(picture), labels.sure(), labels.doubtful());
    } else {
      labelled = teacher.label(name, picture);
      store.add(labelled);
    }
    if (scene) {
      scenes.add(labelled);
    }
    boolean portrait = !scene || name.startsWith("faces/");
    if (portrait
        && labelled.faces().size() == 1
        && labelled.faces().get(0).longerSide() >= PORTRAIT) {
      portraits.add(labelled);
    }
  }

  private static List<String> names(Path data, String folder, Predicate<String> chosen)
      throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve(folder))) {
      return files
          .map(file -> data.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.matches(".*\\.(jpg|jpeg|png|webp)"))
          .filter(chosen)
          .sorted()
          .toList();
    }
  }
}
