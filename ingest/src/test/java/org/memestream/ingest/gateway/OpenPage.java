package org.memestream.ingest.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The web page, open in a real browser, over memes that get on when a test says so. */
abstract class OpenPage {

  static final Path PHOTO = Path.of("../samples/portrait-woman-1.jpg");
  static final Path OTHER = Path.of("../samples/portrait-man-1.jpg");
  static final String STAGE = "#bench[data-state='%s']";

  @TempDir static Path folder;
  static Browser browser;
  MemoryGateway gateway;
  MemoryMemes memes;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start("en-US");
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    gateway = new MemoryGateway(folder, Map.of("memestream.gateway.port", "0"));
    memes = gateway.memes;
    browser.complaints();
    browser.open(gateway.address());
  }

  @AfterEach
  void close() {
    browser.run("localStorage.clear(); sessionStorage.clear()");
    browser.driver().get("about:blank"); // which ends its requests before the gateway ends
    gateway.close();
  }

  /** Presses the button, and waits until the order has come in. */
  void make(MemoryMemes memes) {
    int before = memes.count();
    browser.click("#make");
    await().until(() -> memes.count() > before);
    browser.await(STAGE.formatted("working"));
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
