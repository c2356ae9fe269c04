package org.memestream.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.runtime.config.ConfigurationLoader;

/** Against a server on this machine, which stands for the internet. */
class PictureFetcherTest {

  private static final int MOST = 100_000;
  private static final byte[] PICTURE = new byte[50_000];

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private PictureFetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    answer("/picture", 200, PICTURE);
    answer("/large", 200, new byte[MOST + 1]);
    answer("/missing", 404, new byte[0]);
    redirect("/one", "/picture");
    redirect("/two", "/one");
    redirect("/three", "/two");
    redirect("/four", "/three");
    redirect("/inside", "http://inside.example:" + server.getAddress().getPort() + "/picture");
    redirect("/file", "file:///etc/passwd");
    redirect("/nonsense", "http://[");
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1000; i++) {
              out.write(new byte[64 * 1024]);
            }
          }
        });
    server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1000; i++) {
              out.write(0);
              out.flush();
              Thread.sleep(100);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.createContext(
        "/cut",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.close();
        });
    server.start();
    FetchSettings settings =
        ConfigurationLoader.group(FetchSettings.class, Map.of("timeout", "2s"));
    fetcher =
        new PictureFetcher(settings, MOST, InetAddress::isLoopbackAddress, PictureFetcherTest::at);
  }

  @AfterEach
  void stop() {
    fetcher.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/picture", "/one", "/three"})
  void bringsWhatIsThere(String path) {
    assertThat(fetcher.fetch(url(path))).isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/large", "/endless", "/four", "/inside", "/file", "/nonsense"})
  void refuses(String path) {
    assertThatThrownBy(() -> fetcher.fetch(url(path)))
        .isInstanceOf(RefusedUrlException.class)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/missing", "/drip", "/cut"})
  void saysThatNothingCame(String path) {
    long begin = System.nanoTime();

    assertThatThrownBy(() -> fetcher.fetch(url(path)))
        .isInstanceOf(UnreachableUrlException.class)
        .hasMessageEndingWith(".");

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://inside.example/",
        "https://inside.example/",
        "ftp://public.example/",
        "http://user:secret@public.example/",
        "http:///nothing",
        "picture.jpg",
        "http://a b/"
      })
  void refusesToAsk(String url) {
    assertThatThrownBy(() -> fetcher.fetch(url)).isInstanceOf(RefusedUrlException.class);
  }

  @Test
  void connectsToTheAddressThatWasCheckedHoweverTheNameResolvesThen() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    FetchSettings settings =
        ConfigurationLoader.group(FetchSettings.class, Map.of("timeout", "2s"));
    // The first answer is allowed, any later one would lead inside.
    try (PictureFetcher rebound =
        new PictureFetcher(
            settings,
            MOST,
            InetAddress::isLoopbackAddress,
            host ->
                new InetAddress[] {
                  lookups.getAndIncrement() == 0
                      ? InetAddress.getLoopbackAddress()
                      : InetAddress.getByName("192.0.2.1")
                })) {
      assertThat(rebound.fetch(url("/picture"))).isEqualTo(PICTURE);
    }

    assertThat(lookups).hasValue(1);
  }

  @Test
  void oneAddressInsideSpoilsAll() throws Exception {
    FetchSettings settings = ConfigurationLoader.group(FetchSettings.class, Map.of());
    try (PictureFetcher fetcher =
        new PictureFetcher(
            settings,
            MOST,
            AddressPolicy.PUBLIC,
            host ->
                new InetAddress[] {
                  InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")
                })) {
      assertThatThrownBy(() -> fetcher.fetch("http://both.example/"))
          .isInstanceOf(RefusedUrlException.class)
          .hasMessageContaining("both.example")
          .hasMessageNotContaining("10.0.0.1");
    }
  }

  /** One name leads to this machine, another into a private network. */
  private static InetAddress[] at(String host) throws java.net.UnknownHostException {
    String address = host.equals("inside.example") ? "10.0.0.1" : "127.0.0.1";
    return new InetAddress[] {InetAddress.getByName(address)};
  }

  private String url(String path) {
    return "http://public.example:" + server.getAddress().getPort() + path;
  }

  private void answer(String path, int status, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }
}
