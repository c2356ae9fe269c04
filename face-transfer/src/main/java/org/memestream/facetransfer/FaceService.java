package org.memestream.facetransfer;

import java.io.IOException;
import java.util.List;
import org.memestream.facetransfer.transfer.ExpressionTransfer;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.lifecycle.ServiceContext;
import org.memestream.runtime.lifecycle.StartFailure;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.worker.StageWork;
import org.memestream.runtime.worker.WorkPermits;
import org.memestream.runtime.worker.WorkerService;
import org.memestream.schemas.Topics;

/** The face-transfer workers with the detector that they share. */
public final class FaceService extends WorkerService {

  /** Name of the service, and of its share group. */
  public static final String NAME = "face-transfer";

  private final FaceConfig config;

  /** A service alone in its process. */
  public FaceService(ServiceContext<FaceConfig> context) {
    this(context, new WorkPermits());
  }

  /** A service that shares its process, and so its permits, with others. */
  public FaceService(ServiceContext<FaceConfig> context, WorkPermits permits) {
    super(NAME, context, context.config().worker(), permits);
    this.config = context.config();
  }

  @Override
  protected StageWork<?, ?, ?, ?> work(ObjectStore store, Resources resources) {
    FaceConfig.FaceSettings settings = config.faceTransfer();
    ExpressionTransfer transfer = transfer();
    resources.own(transfer::close);
    FaceWorker worker =
        new FaceWorker(
            store,
            new PictureReader(),
            transfer,
            new FaceSpecReader(settings.frames()),
            settings.animationSide());
    return new StageWork<>(
        NAME, worker, List.of(Topics.REQUESTED, Topics.REQUESTED_BULK), Topics.FACE_TRANSFERRED);
  }

  private FaceModels models() throws UnusableModelException {
    FaceConfig.FaceSettings settings = config.faceTransfer();
    FaceModels shipped =
        FaceModels.shipped()
            .with(settings.detector())
            .withMinFaceSide(settings.minFaceSide())
            .on(Processor.named(settings.processor()));
    return settings.model().map(shipped::in).orElse(shipped);
  }

  private ExpressionTransfer transfer() {
    try {
      return models().open();
    } catch (IOException e) {
      throw new StartFailure(
          ExitCode.FAILED, "the face models cannot be loaded: " + e.getMessage(), e);
    }
  }
}
