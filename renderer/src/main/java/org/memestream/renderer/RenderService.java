package org.memestream.renderer;

import java.util.List;
import java.util.Map;
import org.memestream.renderer.skia.ClassicPainter;
import org.memestream.renderer.skia.FontChain;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.StageWork;
import org.memestream.runtime.worker.WorkPermits;
import org.memestream.runtime.worker.WorkerService;
import org.memestream.schemas.Topics;

/** The render workers with the fonts that they share. */
final class RenderService extends WorkerService {

  private static final String CLASSIC = "classic";

  private final RendererConfig config;

  RenderService(ServiceContext<RendererConfig> context, WorkPermits permits) {
    super(RendererService.NAME, context, context.config().worker(), permits);
    this.config = context.config();
  }

  @Override
  protected StageWork<?, ?, ?, ?> work(ObjectStore store, Resources resources) {
    FontChain fonts = FontChain.open(config.renderer().fontDir());
    resources.own(fonts::close);
    RenderWorker worker =
        new RenderWorker(store, new PictureReader(), Map.of(CLASSIC, new ClassicPainter(fonts)));
    return new StageWork<>(name(), worker, List.of(Topics.ASSEMBLED), Topics.RENDERED);
  }
}
