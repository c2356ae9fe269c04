package org.memestream.facetransfer;

import io.smallrye.config.WithDefault;
import org.memestream.runtime.config.Between;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.config.WorkerConfig;

/** Settings of the face-transfer service. */
public interface FaceConfig extends ServiceConfig {

  /** The worker loop. */
  WorkerConfig worker();

  /** What only this service needs to know. */
  FaceSettings faceTransfer();

  /** The settings under {@code memestream.face-transfer}. */
  interface FaceSettings {

    /** Shortest side of a face, in pixels, that an expression can be put on. */
    @WithDefault("40")
    @Between(min = "20", max = "2048")
    int minFaceSide();
  }
}
