package org.memestream.ingest.upload;

import io.smallrye.config.WithDefault;
import org.memestream.runtime.config.Between;

/** What pictures are accepted, and how they are stored. */
public interface UploadSettings {

  /** Largest file. */
  @WithDefault("20000000")
  @Between(min = "1", max = "200000000")
  long maxBytes();

  /** Largest width × height. */
  @WithDefault("40000000")
  @Between(min = "1", max = "500000000")
  long maxPixels();

  /** Longest animation, in frames. */
  @WithDefault("300")
  @Between(min = "1", max = "10000")
  int maxFrames();

  /** Frames of an animation that are kept; of a longer one evenly spread ones are. */
  @WithDefault("60")
  @Between(min = "1", max = "300")
  int keptFrames();

  /** Shortest accepted side, in pixels. */
  @WithDefault("16")
  @Between(min = "1", max = "4096")
  int minSide();

  /** How many times the shorter side the longer one may be. */
  @WithDefault("20")
  @Between(min = "1", max = "10000")
  int maxAspectRatio();

  /** Longest side of the stored picture, in pixels; larger ones are scaled down. */
  @WithDefault("2048")
  @Between(min = "16", max = "16384")
  int longestSide();

  /** JPEG quality of stored opaque pictures, and WEBP quality of animations. */
  @WithDefault("92")
  @Between(min = "1", max = "100")
  int jpegQuality();
}
