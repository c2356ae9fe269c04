package org.memestream.captioner;

import java.io.IOException;
import java.util.List;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SampledBeamSearch;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.LstmCaptioner;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.StageWork;
import org.memestream.runtime.worker.WorkPermits;
import org.memestream.runtime.worker.WorkerService;
import org.memestream.schemas.Topics;

/** The caption workers with the model that they share. */
public final class CaptionerService extends WorkerService {

  /** Name of the service, and of its share group. */
  public static final String NAME = "captioner";

  private final CaptionerConfig config;
  private final CaptionerMetrics metrics;

  /** A service alone in its process. */
  public CaptionerService(ServiceContext<CaptionerConfig> context) {
    this(context, new WorkPermits());
  }

  /** A service that shares its process, and so its permits, with others. */
  public CaptionerService(ServiceContext<CaptionerConfig> context, WorkPermits permits) {
    super(NAME, context, context.config().worker(), permits);
    this.config = context.config();
    this.metrics = new CaptionerMetrics(context.metrics());
  }

  @Override
  protected StageWork<?, ?, ?, ?> work(ObjectStore store, Resources resources) {
    Captioner captioner = captioner();
    resources.own(captioner::close);
    CaptionerConfig.CaptionerSettings settings = config.captioner();
    CaptionSpecReader specs =
        new CaptionSpecReader(
            settings.temperature(), captioner::reads, settings.givenTextSafety().filter(), metrics);
    CaptionWorker worker = new CaptionWorker(store, new PictureReader(), captioner, specs, metrics);
    return new StageWork<>(
        NAME, worker, List.of(Topics.REQUESTED, Topics.REQUESTED_BULK), Topics.CAPTIONED);
  }

  private Captioner captioner() {
    CaptionerConfig.CaptionerSettings settings = config.captioner();
    try {
      return LstmCaptioner.load(
          settings.model().map(CaptionModel::folder).orElseGet(CaptionModel::shipped),
          settings.processor(),
          SampledBeamSearch.DEFAULT,
          new SafetyFilter(settings.safety()),
          metrics);
    } catch (IOException e) {
      throw new StartFailure(
          ExitCode.FAILED, "the caption model cannot be loaded: " + e.getMessage(), e);
    }
  }
}
