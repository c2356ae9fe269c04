package org.memestream.renderer;

import org.memestream.renderer.retention.RetentionConfig;
import org.memestream.runtime.config.ServiceConfig;
import org.memestream.runtime.config.WorkerConfig;

/** Settings of the renderer service. */
public interface RendererConfig extends ServiceConfig {

  /** How the parts of memes are joined. */
  AssemblyConfig assembly();

  /** How memes are drawn. */
  RenderConfig renderer();

  /** How long objects are kept. */
  RetentionConfig retention();

  /** The worker loop of the drawing. */
  WorkerConfig worker();
}
