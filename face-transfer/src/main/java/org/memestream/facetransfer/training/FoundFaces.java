package org.memestream.facetransfer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.landmarks.FaceCrop;
import org.memestream.facetransfer.landmarks.Landmarks;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.UnacceptablePictureException;
import org.memestream.runtime.training.Progress;

/** Faces that the teacher finds in pictures of all kinds, cut out with room around them. */
final class FoundFaces {

  private static final int LONGEST_SIDE = 640;
  private static final int LEAST_SIDE = 40;
  private static final int MOST_PIXELS = 224;
  private static final double ROOM = 2.2;

  private final MeshTeacher teacher;

  FoundFaces(MeshTeacher teacher) {
    this.teacher = teacher;
  }

  List<KnownFace> in(Path folder) throws IOException {
    List<Path> files = FaceData.pictures(folder);
    List<KnownFace> faces = new ArrayList<>();
    try (Progress progress = new Progress("faces in " + folder.getFileName(), files.size())) {
      for (Path file : files) {
        add(file, faces);
        progress.step(faces.size() + " faces");
      }
    }
    return faces;
  }

  private void add(Path file, List<KnownFace> faces) throws IOException {
    Picture picture;
    try {
      picture = new PictureReader().readToFit(Files.readAllBytes(file), LONGEST_SIDE);
    } catch (UnacceptablePictureException e) {
      // Folders of pictures from the net hold some that are none.
      return;
    }
    for (DetectedFace face : teacher.detect(picture)) {
      if (face.box().shorterSide() < LEAST_SIDE) {
        continue;
      }
      Optional<Landmarks> mesh = teacher.mesh(picture, face);
      mesh.ifPresent(found -> faces.add(cut(file, picture, found)));
    }
  }

  private static KnownFace cut(Path file, Picture picture, Landmarks mesh) {
    FaceCrop around = FaceCrop.around(mesh, ROOM);
    FaceCrop upright = new FaceCrop(around.centreX(), around.centreY(), around.side(), 0);
    int pixels = (int) Math.min(MOST_PIXELS, Math.ceil(upright.side()));
    float[] points = upright.fromPicture(mesh.xyz());
    for (int i = 0; i < points.length; i++) {
      points[i] = i % 3 == 2 ? points[i] * pixels : (points[i] + 0.5f) * pixels - 0.5f;
    }
    String name = file.getFileName().toString();
    return new KnownFace(
        name,
        name,
        KnownFace.UNKNOWN,
        Picture.ofRgb(pixels, pixels, upright.cut(picture, pixels)),
        new Landmarks(points));
  }
}
