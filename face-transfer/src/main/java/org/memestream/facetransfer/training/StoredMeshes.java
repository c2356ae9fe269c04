package org.memestream.facetransfer.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.memestream.facetransfer.landmarks.FaceMesh;
import org.memestream.facetransfer.landmarks.Landmarks;

/** Meshes in a gzip file of little-endian 16-bit numbers: 468 times x, y, z for each face. */
final class StoredMeshes {

  private StoredMeshes() {}

  /**
   * @param unit stored number of one pixel
   */
  static List<Landmarks> read(Path file, float unit) throws IOException {
    byte[] bytes;
    try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
      bytes = stream.readAllBytes();
    }
    ShortBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    List<Landmarks> meshes = new ArrayList<>();
    float[] xyz = new float[3 * FaceMesh.VERTICES];
    while (numbers.remaining() >= xyz.length) {
      for (int i = 0; i < xyz.length; i++) {
        xyz[i] = numbers.get() / unit;
      }
      meshes.add(new Landmarks(xyz));
    }
    if (numbers.hasRemaining()) {
      throw new IOException(file + " does not hold whole meshes");
    }
    return meshes;
  }
}
