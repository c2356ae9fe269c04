package org.memestream.facetransfer.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.memestream.facetransfer.detection.DetectedFace;
import org.memestream.facetransfer.detection.FaceDetector;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.picture.Picture;

/**
 * A network of somebody else, as its {@link DetectorManifest} says; the score is 0 to 1. One
 * picture goes through it at a time.
 */
public final class ManifestFaceDetector implements FaceDetector {

  private final DetectorManifest manifest;
  private final ReentrantLock lock = new ReentrantLock();
  private final YuNet network;
  private boolean closed;

  private ManifestFaceDetector(DetectorManifest manifest, YuNet network) {
    this.manifest = manifest;
    this.network = network;
  }

  /**
   * Loads the network beside a manifest and shows it one grey picture.
   *
   * @param processor where it computes; a GPU needs an ONNX Runtime with CUDA
   * @throws UnusableModelException if the manifest has mistakes (all are listed), the file is not
   *     the one it describes, or the network does not answer in its format
   */
  public static ManifestFaceDetector open(Path path, Processor processor) throws IOException {
    DetectorManifest manifest = DetectorManifestReader.read(path);
    YuNet network = new YuNet(path.resolveSibling(manifest.file()), processor);
    try {
      network.candidates(Picture.ofRgb(1, 1, new byte[3]), YuNet.SIDE, manifest.threshold());
      return new ManifestFaceDetector(manifest, network);
    } catch (IllegalStateException e) {
      network.close();
      throw new UnusableModelException(
          "%s does not describe its network: %s".formatted(path, e.getMessage()), e);
    }
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the face detector is closed");
      }
      return FaceCandidate.strongest(
              network.candidates(picture, YuNet.SIDE, manifest.threshold()), manifest.overlap())
          .stream()
          .flatMap(face -> face.face(picture.width(), picture.height()).stream())
          .sorted(DetectedFace.LARGEST_FIRST)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      network.close();
    } finally {
      lock.unlock();
    }
  }
}
