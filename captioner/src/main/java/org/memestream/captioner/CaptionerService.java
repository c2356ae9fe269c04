package org.memestream.captioner;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.PictureMemory;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SampledBeamSearch;
import org.memestream.captioner.caption.VectorCache;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.LstmCaptioner;
import org.memestream.captioner.djl.PictureEncoders;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.StoredPictureReader;
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
  private final MeterRegistry meters;
  private final CaptionerMetrics metrics;

  /** A service alone in its process. */
  public CaptionerService(ServiceContext<CaptionerConfig> context) {
    this(context, new WorkPermits());
  }

  /** A service that shares its process, and so its permits, with others. */
  public CaptionerService(ServiceContext<CaptionerConfig> context, WorkPermits permits) {
    super(NAME, context, context.config().worker(), permits);
    this.config = context.config();
    this.meters = context.metrics();
    this.metrics = new CaptionerMetrics(meters);
  }

  @Override
  protected StageWork<?, ?, ?, ?> work(ObjectStore store, Resources resources) {
    PictureMemory memory = memory();
    Captioner captioner = captioner(memory);
    resources.own(captioner::close);
    CaptionerConfig.CaptionerSettings settings = config.captioner();
    GivenTextReader given =
        new GivenTextReader(LineBreaker.shipped(), settings.givenTextSafety().filter(), metrics);
    CaptionSpecReader specs =
        new CaptionSpecReader(settings.temperature(), captioner::reads, given);
    CaptionWorker worker =
        new CaptionWorker(
            store, new StoredPictureReader(new PictureReader()), captioner, memory, specs, metrics);
    return new StageWork<>(
        NAME, worker, List.of(Topics.REQUESTED, Topics.REQUESTED_BULK), Topics.CAPTIONED);
  }

  private PictureMemory memory() {
    CaptionerConfig.CaptionerSettings settings = config.captioner();
    VectorCache cache = new VectorCache(settings.cachedVectors());
    new VectorCacheMeters(meters).show(cache);
    try {
      Processor processor = Processor.named(settings.processor());
      PictureEncoder encoder =
          settings.model().isPresent()
              ? PictureEncoders.open(settings.model().get(), processor)
              : PictureEncoders.shipped(processor);
      return new PictureMemory(encoder, cache);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Captioner captioner(PictureMemory memory) {
    CaptionerConfig.CaptionerSettings settings = config.captioner();
    try {
      return LstmCaptioner.load(
          settings.model().map(CaptionModel::folder).orElseGet(CaptionModel::shipped),
          Processor.named(settings.processor()),
          SampledBeamSearch.DEFAULT,
          new SafetyFilter(settings.safety()),
          metrics,
          memory);
    } catch (IOException e) {
      memory.close();
      throw unusable(e);
    }
  }

  private static StartFailure unusable(IOException e) {
    return new StartFailure(
        ExitCode.FAILED, "the caption model cannot be loaded: " + e.getMessage(), e);
  }
}
