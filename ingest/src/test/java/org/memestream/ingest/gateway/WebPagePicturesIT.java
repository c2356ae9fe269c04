package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.ingest.MemeOrder;
import org.memestream.schemas.Stage;

/** Pictures of the page in {@code target/web-page}, to be looked at; nothing may stick out. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WebPagePicturesIT {

  private static final Path PICTURES = Path.of("target/web-page");
  private static final Path SAMPLES = Path.of("../samples");

  @TempDir private Path folder;
  private Browser browser;
  private MemoryGateway gateway;

  @BeforeEach
  void start() {
    browser = Browser.start("en-US");
    gateway = new MemoryGateway(folder, Map.of("memestream.gateway.port", "0"));
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
      gateway.close();
    }
  }

  @Test
  void looksAsItShould() throws Exception {
    browser.resize(1280, 860, false);
    browser.open(gateway.address());
    take("empty");
    browser.resize(390, 844, true);
    take("phone-empty");

    someMemes();
    browser.resize(1280, 860, false);
    browser.open(gateway.address());
    browser.upload("#photo", SAMPLES.resolve("portrait-woman-1.jpg"));
    browser.choose("words", "own");
    browser.type("#top", "one does not simply");
    browser.type("#bottom", "smile on a monday");
    browser.awaitTrue("document.getElementById('preview-photo').naturalWidth > 0");
    take("picked");
    browser.choose("style", "panda");
    take("panda");
    browser.choose("style", "caption-below");
    take("sticker");
    browser.choose("style", "band");
    take("band");
    browser.choose("style", "classic");
    browser.choose("words", "model");
    browser.type("#label", "weekend");
    browser.choose("expression", "laugh");
    browser.click("#make");
    take("consent");
    browser.click("#consent");
    browser.choose("profile", "wechat");
    browser.choose("profile", "discord");
    browser.click("#make");
    browser.await("#bench[data-state='working'] #steps");
    gateway.memes.pass(Stage.CAPTION, 420);
    browser.awaitText("#steps", "0.4 s");
    take("working");
    browser.resize(390, 844, true);
    take("phone-working");
    gateway.memes.pass(Stage.FACE_TRANSFER, 900);
    gateway.memes.finish();
    browser.await("#bench[data-state='done']");
    browser.awaitTrue("document.getElementById('result-picture').naturalWidth > 0");
    take("phone-done");
    browser.resize(1280, 860, false);
    take("done");
    browser.prefer("prefers-color-scheme", "dark");
    take("dark");
    browser.prefer("prefers-color-scheme", "light");
    browser.click("#language");
    browser.awaitText("#make", "做表情包");
    take("zh");
    browser.prefer("prefers-color-scheme", "dark");
    browser.open(gateway.address());
    take("dark-empty-zh");
    assertThat(PICTURES.resolve("done.png")).isRegularFile();
  }

  private void someMemes() throws Exception {
    String[][] words = {
      {"monday-cat.jpg", "it is monday", "again"},
      {"portrait-man-2.jpg", "they said", "it was optional"},
      {"portrait-woman-2.jpg", "me pretending", "to understand"},
      {"portrait-man-3.jpg", "nobody", "absolutely nobody"},
    };
    for (String[] one : words) {
      byte[] photo = Files.readAllBytes(SAMPLES.resolve(one[0]));
      gateway.memes.take(
          "sample-" + one[0].length() + one[1].length(),
          "local",
          MemeOrder.of(photo).top(one[1]).bottom(one[2]).build());
      gateway.memes.finish();
    }
  }

  /** Takes it from the top of the page, once all that moves has come to rest. */
  private void take(String name) {
    browser.run("document.activeElement?.blur(); window.scrollTo({top: 0, behavior: 'instant'})");
    browser.awaitTrue(
        "document.getAnimations().every(a => a.playState !== 'running'"
            + " || a.effect.getTiming().iterations === Infinity)");
    browser.awaitTrue("Array.from(document.images).every(i => i.complete || i.loading === 'lazy')");
    assertThat(browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing sticks out sideways: " + name)
        .isEqualTo(true);
    browser.photograph(PICTURES.resolve(name + ".png"));
  }
}
