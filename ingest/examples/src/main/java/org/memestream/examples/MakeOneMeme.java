package org.memestream.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.memestream.ingest.ClientConfig;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.MemestreamClient;
import org.memestream.runtime.config.ConfigurationLoader;

/**
 * Makes one meme and waits for it: {@code MakeOneMeme PHOTO LABEL}. Where Kafka, the registry and
 * the store are, the environment says: {@code MEMESTREAM_KAFKA_BOOTSTRAP_SERVERS}, {@code
 * MEMESTREAM_REGISTRY_URL}, {@code MEMESTREAM_STORE_URL}.
 */
public final class MakeOneMeme {

  private MakeOneMeme() {}

  /**
   * @param arguments a photo and a label
   */
  public static void main(String... arguments) throws Exception {
    ClientConfig config =
        new ConfigurationLoader()
            .load(ClientConfig.class, Optional.empty(), System.getenv(), Map.of());
    MemeOrder order =
        MemeOrder.of(Files.readAllBytes(Path.of(arguments[0])))
            .owner("examples")
            .label(arguments[1])
            .build();
    try (MemestreamClient client = MemestreamClient.connect(config)) {
      FinishedMeme meme = client.make(order);
      for (FinishedPicture picture : meme.pictures()) {
        Path file = Path.of(meme.id() + "-" + picture.profile() + "." + picture.extension());
        Files.write(file, client.download(picture));
      }
    }
  }
}
