package org.memestream.ingest.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.memestream.embedded.EmbeddedBroker;
import org.memestream.embedded.EmbeddedRegistry;

/**
 * How many uploads a gateway takes a second, and how fast, with nobody at work behind it: {@code
 * GatewayBench PHOTO RATE SECONDS}. Requests start at an even pace, whatever the answers do, and
 * each is timed from when it was due. Broker, registry, gateway and client share the process.
 */
final class GatewayBench {

  private static final int WARM_UP_SECONDS = 120;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final byte[] body;

  private GatewayBench(URI address, byte[] body) {
    this.address = address;
    this.body = body;
  }

  public static void main(String... arguments) throws Exception {
    byte[] photo = Files.readAllBytes(Path.of(arguments[0]));
    int rate = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    Path folder = Files.createTempDirectory("gateway-bench");
    Map<String, String> settings =
        Map.of(
            "memestream.gateway.quota.uploads-per-second", "100000",
            "memestream.gateway.quota.upload-burst", "100000",
            "memestream.gateway.quota.requests-per-second", "100000",
            "memestream.gateway.quota.request-burst", "100000",
            "memestream.gateway.quota.uploads-at-once", "1000",
            "memestream.gateway.max-uploads", "256",
            "memestream.gateway.threads", "300");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), 0);
        GatewayFixture gateway =
            new GatewayFixture(broker.bootstrapServers(), registry.url(), folder, settings)) {
      byte[] body = new Form().file("image", photo).text("top", "hello").bytes();
      URI address = URI.create("http://127.0.0.1:" + gateway.port() + "/api/memes");
      GatewayBench bench = new GatewayBench(address, body);
      bench.run(rate * 3 / 4, WARM_UP_SECONDS);
      System.out.println(bench.run(rate, seconds));
    }
    System.exit(0);
  }

  /** Posts at an even pace. Returns a line of figures. */
  private String run(int rate, int seconds) throws InterruptedException {
    int count = rate * seconds;
    double[] millis = new double[count];
    AtomicInteger taken = new AtomicInteger();
    List<CompletableFuture<?>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(1) * i / rate;
      LockSupport.parkNanos(due - System.nanoTime());
      int number = i;
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", Form.contentType())
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      answers.add(
          client
              .sendAsync(request, BodyHandlers.discarding())
              .handle(
                  (answer, failure) -> {
                    millis[number] = (System.nanoTime() - due) / 1e6;
                    return failure == null && answer.statusCode() == 202
                        ? taken.incrementAndGet()
                        : 0;
                  }));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    double took = (System.nanoTime() - start) / 1e9;
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "asked %d/s of %d bytes: took %d of %d, %.0f/s; median %.0f ms, p99 %.0f ms, longest %.0f ms",
        rate,
        body.length,
        taken.get(),
        count,
        taken.get() / took,
        millis[count / 2],
        millis[(int) (0.99 * (count - 1))],
        millis[count - 1]);
  }
}
