package org.memestream.facetransfer;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
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

    /** Finds the faces: {@code ssd}, {@code haar}, or the path of a {@code detector.json}. */
    @WithDefault("ssd")
    String detector();

    /** Folder with face models of one's own; without it those that ship are used. */
    Optional<Path> model();

    /**
     * Where the face networks compute: {@code auto} (a GPU if there is one), {@code cpu} or {@code
     * gpu:0}; without that GPU on the CPU, which is logged.
     */
    @WithDefault("auto")
    String processor();

    /** Frames of an animation for which the request names none. */
    @WithDefault("16")
    @Between(min = "2", max = "60")
    int frames();

    /** Longest side of the frames of an animation, or of an upload that moves, in pixels. */
    @WithDefault("480")
    @Between(min = "64", max = "1280")
    int animationSide();
  }
}
