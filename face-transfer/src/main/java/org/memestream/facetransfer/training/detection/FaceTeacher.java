package org.memestream.facetransfer.training.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.memestream.facetransfer.detection.FaceBox;
import org.memestream.facetransfer.djl.FaceCandidate;
import org.memestream.facetransfer.djl.YuNet;
import org.memestream.facetransfer.opencv.DrawnFaceCascade;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.picture.Picture;

/**
 * Labels pictures by YuNet, seen at two sizes and mirrored: a face counts when both looks of one
 * size agree on it on average; what only one look or a low score tells is doubtful, and so is what
 * only a cascade for drawn faces sees.
 */
final class FaceTeacher implements AutoCloseable {

  /** Average score from which a face is surely there. */
  static final double SURE = 0.6;

  /** Score of any look from which there may be a face. */
  static final double DOUBTFUL = 0.3;

  private static final int[] SIDES = {YuNet.SIDE, 200};
  private static final double MAX_OVERLAP = 0.3;
  private static final double SAME = 0.5;

  private final YuNet network;
  private final DrawnFaceCascade drawn;

  FaceTeacher(Path data) throws IOException {
    this.network = new YuNet(data.resolve("faces/models/yunet_n_320_320.onnx"), Processor.CPU);
    this.drawn = new DrawnFaceCascade(data.resolve("faces/models/lbpcascade_animeface.xml"));
  }

  LabelledPicture label(String name, Picture picture) {
    Picture mirrored = mirrored(picture);
    List<FaceLabel> sure = new ArrayList<>();
    List<FaceLabel> doubtful = new ArrayList<>();
    for (int side : SIDES) {
      List<FaceLabel> first = faces(picture, side);
      List<FaceLabel> second = new ArrayList<>();
      Placement back = new Placement(picture.width(), 0, 0, 0, 1, 1, 0, true);
      for (FaceLabel face : faces(mirrored, side)) {
        second.add(face.moved(back));
      }
      for (FaceLabel face : first) {
        double other =
            second.stream()
                .filter(found -> found.overlap(face) >= SAME)
                .mapToDouble(FaceLabel::score)
                .max()
                .orElse(0);
        (0.5 * (face.score() + other) >= SURE ? sure : doubtful).add(face);
      }
      second.stream()
          .filter(face -> first.stream().noneMatch(found -> found.overlap(face) >= SAME))
          .forEach(doubtful::add);
    }
    drawn.detect(picture).forEach(face -> doubtful.add(label(face.box())));
    List<FaceLabel> faces = distinct(sure);
    doubtful.removeIf(face -> faces.stream().anyMatch(found -> found.overlap(face) > MAX_OVERLAP));
    return new LabelledPicture(name, Raster.of(picture), faces, doubtful);
  }

  private static FaceLabel label(FaceBox box) {
    double x = box.x() + box.width() / 2.0;
    double y = box.y() + box.height() / 2.0;
    return new FaceLabel(x, y, box.width(), box.height(), new double[10], 0);
  }

  private List<FaceLabel> faces(Picture picture, int side) {
    return FaceCandidate.strongest(network.candidates(picture, side, DOUBTFUL), MAX_OVERLAP)
        .stream()
        .map(
            face ->
                new FaceLabel(
                    face.x(), face.y(), face.width(), face.height(), face.points(), face.score()))
        .toList();
  }

  private static List<FaceLabel> distinct(List<FaceLabel> all) {
    List<FaceLabel> kept = new ArrayList<>();
    for (FaceLabel face : all) {
      if (kept.stream().noneMatch(other -> other.overlap(face) > MAX_OVERLAP)) {
        kept.add(face);
      }
    }
    return kept;
  }

  private static Picture mirrored(Picture picture) {
    byte[] rgb = picture.rgb();
    int width = picture.width();
    byte[] turned = new byte[rgb.length];
    for (int i = 0; i < rgb.length / 3; i++) {
      int to = i - i % width + width - 1 - i % width;
      System.arraycopy(rgb, 3 * i, turned, 3 * to, 3);
    }
    return Picture.ofRgb(width, picture.height(), turned);
  }

  @Override
  public void close() {
    network.close();
    drawn.close();
  }
}
