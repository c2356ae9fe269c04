package org.memestream.renderer;

import java.util.List;
import java.util.Optional;
import org.memestream.renderer.drawing.UndrawableTextException;
import org.memestream.renderer.drawing.Watermark;
import org.memestream.renderer.output.MemeRenderer;
import org.memestream.renderer.output.OutputProfiles;
import org.memestream.renderer.skia.Styles;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.StageWork;
import org.memestream.runtime.worker.WorkPermits;
import org.memestream.runtime.worker.WorkerService;
import org.memestream.schemas.Topics;

/** The render workers with the fonts that they share. */
final class RenderService extends WorkerService {

  private final RendererConfig config;

  RenderService(ServiceContext<RendererConfig> context, WorkPermits permits) {
    super(RendererService.NAME, context, context.config().worker(), permits);
    this.config = context.config();
  }

  @Override
  protected StageWork<?, ?, ?, ?> work(ObjectStore store, Resources resources) {
    Styles styles = Styles.open(config.renderer().fontDir());
    resources.own(styles::close);
    RenderWorker worker =
        new RenderWorker(
            store,
            new PictureReader(),
            styles,
            new OutputProfiles(config.renderer().limits()),
            new MemeRenderer(watermark(styles)));
    return new StageWork<>(
        name(), worker, List.of(Topics.ASSEMBLED, Topics.ASSEMBLED_BULK), Topics.RENDERED);
  }

  private Watermark watermark(Styles styles) {
    Optional<String> text = config.renderer().watermark();
    try {
      return text.isPresent() ? styles.watermark(text.get()) : Watermark.NONE;
    } catch (UndrawableTextException e) {
      throw new StartFailure(
          ExitCode.CONFIGURATION, "memestream.renderer.watermark: " + e.getMessage());
    }
  }
}
