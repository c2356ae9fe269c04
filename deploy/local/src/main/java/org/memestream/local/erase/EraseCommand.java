package org.memestream.local.erase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.ingest.backfill.JobFolder;
import org.memestream.ingest.backfill.JobUnderWayException;
import org.memestream.ingest.erasure.Erased;
import org.memestream.ingest.erasure.Erasure;
import org.memestream.ingest.erasure.ErasureIncompleteException;
import org.memestream.ingest.erasure.Remains;
import org.memestream.ingest.erasure.StatusTopic;
import org.memestream.ingest.erasure.Verification;
import org.memestream.local.backfill.BackfillCommand;
import org.memestream.local.console.CommandFailure;
import org.memestream.local.console.DataOption;
import org.memestream.local.console.Logs;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.stack.DetachedStack;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.kafka.EventPublisher;
import org.memestream.runtime.kafka.KafkaClients;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.runtime.store.ObjectStores;
import org.memestream.schemas.serde.ConfluentRegistry;
import org.memestream.schemas.serde.SchemaRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memestream erase}. */
@Command(
    name = "erase",
    description =
        "Erases everything of an owner, or one meme: pictures, statuses and what is under way; then"
            + " looks through store and topics for anything that is left.",
    footer =
        "Exit code 0 when nothing is left; 1 when something is, 64 when --yes or --verify is missing,"
            + " 69 when something does not answer or the erasure takes too long.")
public final class EraseCommand implements Callable<Integer> {

  private static final String NAME = "erase";

  private final Surroundings surroundings;

  @Option(names = "--owner", required = true, paramLabel = "ID", description = "Whose.")
  private String owner;

  @Option(names = "--meme", paramLabel = "ID", description = "Only this meme of the owner.")
  private Optional<String> meme = Optional.empty();

  @Option(names = "--yes", description = "Erases. There is no way back.")
  private boolean yes;

  @Option(names = "--verify", description = "Looks what there is; alone it erases nothing.")
  private boolean verify;

  @Option(names = "--json", description = "Tells what was found as one JSON object.")
  private boolean json;

  @Mixin private DataOption data;

  public EraseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Target target = new Target(owner, meme);
    if (!yes && !verify) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "this would erase %s for good; say --yes to do it, or --verify to see what there is"
              .formatted(target.words()));
    }
    DataFolder folder = data.folder(surroundings);
    Logs.client(folder);
    StackState stack = new DetachedStack(folder, surroundings).require();
    EraseConfig config =
        new LocalSettings(
                folder,
                stack.bootstrapServers(),
                stack.registry().toString(),
                surroundings.environment())
            .load(EraseConfig.class, Map.of());
    KafkaClients clients = new KafkaClients(config.kafka());
    try (ObjectStore store = ObjectStores.open(config.store());
        SchemaRegistry registry =
            ConfluentRegistry.connect(config.registry().url(), config.registry().properties())) {
      if (yes) {
        erase(target, config, folder, store, clients, registry);
      }
      Remains remains = target.remains(new Verification(store, clients, registry));
      return tell(new RemainsReport(target, remains, jobs(folder, target))).code();
    }
  }

  private void erase(
      Target target,
      EraseConfig config,
      DataFolder folder,
      ObjectStore store,
      KafkaClients clients,
      SchemaRegistry registry)
      throws IOException {
    if (target.meme().isEmpty()) {
      forgetJobs(folder.service(BackfillCommand.FOLDER));
    }
    try (EventPublisher publisher =
        new EventPublisher(clients.producer(NAME), registry, "/" + NAME, surroundings.clock())) {
      Erasure erasure =
          new Erasure(
              store,
              publisher,
              new StatusTopic(clients, registry),
              config.erasure(),
              surroundings.clock());
      Erased erased = target.erase(erasure);
      surroundings
          .err()
          .printf(
              "Erased %s in %.1f s: %d objects, and its statuses.%n",
              target.words(), erased.took().toMillis() / 1000.0, erased.objects());
    } catch (ErasureIncompleteException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, e.getMessage(), e);
    }
  }

  private void forgetJobs(Path root) throws IOException {
    try {
      JobFolder.forget(root, owner);
    } catch (JobUnderWayException e) {
      throw new CommandFailure(
          ExitCode.DATA_FOLDER_IN_USE, "stop the backfill of this owner first: " + e.getMessage());
    }
  }

  private static List<Path> jobs(DataFolder folder, Target target) throws IOException {
    return target.meme().isPresent()
        ? List.of()
        : JobFolder.ofOwner(folder.service(BackfillCommand.FOLDER), target.owner());
  }

  private ExitCode tell(RemainsReport report) throws IOException {
    if (json) {
      report.writeJson(surroundings.out());
    } else {
      report.writeText(surroundings.out());
    }
    return report.nothing() ? ExitCode.OK : ExitCode.FAILED;
  }
}
