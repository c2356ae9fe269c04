package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.Sha256;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.Stage;
import org.openqa.selenium.Keys;

/** The web page in a real browser, over memes that get on when the test says so. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WebPageIT {

  private static final Path PHOTO = Path.of("../samples/portrait-woman-1.jpg");
  private static final Path OTHER = Path.of("../samples/portrait-man-1.jpg");
  private static final String STAGE = "#bench[data-state='%s']";

  @TempDir private static Path folder;
  private static Browser browser;
  private MemoryGateway gateway;
  private MemoryMemes memes;

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

  @Test
  void writesThreeCaptionsToChooseFrom() {
    browser.upload("#photo", PHOTO);
    browser.type("#label", "weekend");
    browser.choose("profile", "wechat");
    make(memes);
    browser.awaitText("#steps [data-state='now']", "Caption");
    memes.pass(Stage.CAPTION, 420);
    browser.awaitText("#steps [data-stage='caption']", "0.4 s");
    memes.finish();
    browser.await(STAGE.formatted("done"));

    MemeOrder order = memes.order();
    assertThat(order.caption().label()).contains("weekend");
    assertThat(order.caption().alternatives()).isEqualTo(3);
    assertThat(order.expression()).isEmpty();
    assertThat(order.profiles()).containsExactly("original", "wechat");
    assertThat(browser.await("#result-picture").getAttribute("alt"))
        .isEqualTo("Meme that says: when the weekend / is two hours away");
    browser.choose("alternative", "1");
    assertThat(browser.await("#result-picture").getAttribute("src")).endsWith("?alternative=1");
    assertThat(browser.text("#downloads")).contains("Save: Picture").contains("Save: WeChat");
    assertThat(browser.text("#news")).isEqualTo("Your meme is finished.");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void asksForConsentBeforeItChangesAFace() {
    browser.upload("#photo", PHOTO);
    browser.choose("expression", "laugh");
    browser.click("#make");
    browser.awaitText("#consent-problem", "agreed");
    assertThat(memes.count()).isZero();
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("consent");

    browser.click("#consent");
    make(memes);
    browser.awaitText("#steps", "Face");

    ExpressionOrder expression = memes.order().expression().orElseThrow();
    assertThat(expression.source()).isEqualTo(new ExpressionOrder.Source.Preset("laugh"));
    assertThat(expression.strength()).isEqualTo(1);
    assertThat(expression.consent()).isEqualTo(ExpressionOrder.Consent.STATED);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void takesTheExpressionOfAnotherPhotoAndOwnWords() throws Exception {
    browser.upload("#photo", PHOTO);
    browser.choose("words", "own");
    browser.type("#top", "one does not");
    browser.type("#bottom", "不说话");
    browser.choose("style", "band");
    browser.choose("expression", "driver");
    browser.upload("#driver", OTHER);
    browser.click("#consent");
    make(memes);
    memes.pass(Stage.CAPTION, 10);
    memes.finish(
        new Degradation(Stage.FACE_TRANSFER, FailureReason.FACE_TOO_SMALL, "The face is small."));
    browser.await(STAGE.formatted("done"));

    MemeOrder order = memes.order();
    assertThat(order.caption().top()).contains("one does not");
    assertThat(order.caption().bottom()).contains("不说话");
    assertThat(order.caption().alternatives()).isEqualTo(1);
    assertThat(order.style()).isEqualTo("band");
    assertThat(order.expression().orElseThrow().source())
        .isInstanceOfSatisfying(
            ExpressionOrder.Source.Driver.class,
            driver -> assertThat(driver.picture()).isEqualTo(read(OTHER)));
    assertThat(browser.text("#result-note"))
        .isEqualTo("The face was left as it is. The face is too small. Choose a closer photo.");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void saysWhatToDoWhenAMemeCannotBeMade() {
    browser.upload("#photo", PHOTO);
    make(memes);
    memes.fail(FailureReason.NO_CAPTION, "No caption came out.");

    browser.awaitText("#problem", "write your own");
    browser.await(STAGE.formatted("picked"));
    browser.awaitText("#memes [data-state='failed']", "write your own");
  }

  @Test
  void refusesWhatIsNoPhotoBeforeItIsSent() throws Exception {
    browser.click("#make");
    browser.awaitText("#problem", "starts with a photo");

    Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
    browser.upload("#photo", text);
    browser.awaitText("#problem", "no picture");

    Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture either");
    browser.upload("#photo", broken);
    browser.awaitText("#problem", "cannot be read");
    assertThat(memes.count()).isZero();
  }

  @Test
  void takesAPastedPhotoAndADroppedOne() {
    String give =
        """
        const canvas = new OffscreenCanvas(80, 60);
        canvas.getContext('2d').fillRect(0, 0, 40, 60);
        return canvas.convertToBlob().then((blob) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([blob], 'a.png', {type: 'image/png'}));
          const init = {bubbles: true, cancelable: true};
          document.body.dispatchEvent(arguments[0] === 'paste'
            ? new ClipboardEvent('paste', {...init, clipboardData: transfer})
            : new DragEvent('drop', {...init, dataTransfer: transfer}));
        });
        """;
    browser.run(give, "paste");
    browser.await(STAGE.formatted("picked"));
    browser.click("#remove-photo");
    browser.await(STAGE.formatted("empty"));
    browser.run(give, "drop");
    browser.await(STAGE.formatted("picked"));
    browser.awaitTrue("document.getElementById('preview-photo').naturalWidth === 80");
  }

  @Test
  void takesAPhotoWithTheCamera() {
    browser.click("#shoot");
    browser.awaitTrue("document.querySelector('dialog video')?.videoWidth > 0");
    browser.click("dialog .primary");
    browser.await(STAGE.formatted("picked"));
    browser.awaitTrue("document.getElementById('preview-photo').naturalWidth > 100");
  }

  @Test
  void followsAMemeThroughBrokenStreamsAndWithoutAny() {
    gateway.streams = MemoryGateway.Streams.CUT;
    browser.upload("#photo", PHOTO);
    make(memes);
    await().untilAtomic(gateway.streamed, greaterThan(1));
    memes.pass(Stage.CAPTION, 10);
    browser.awaitText("#steps [data-state='now']", "Drawing");
    gateway.streams = MemoryGateway.Streams.REFUSED;
    memes.finish();
    browser.await(STAGE.formatted("done"));
  }

  @Test
  void opensAMemeByItsAddressAndErasesIt() {
    browser.upload("#photo", PHOTO);
    make(memes);
    memes.pass(Stage.CAPTION, 10);
    memes.finish();
    browser.await(STAGE.formatted("done"));
    browser.driver().navigate().refresh();
    browser.await(STAGE.formatted("done"));
    browser.click("#delete");
    browser.click("dialog .danger-filled");

    browser.await(STAGE.formatted("empty"));
    assertThat(memes.all()).isEmpty();
    browser.await("#gallery-empty");
  }

  @Test
  void showsOlderMemesPageByPage() {
    MemeOrder order = MemeOrder.of(read(PHOTO)).text("again").build();
    for (int i = 0; i < 14; i++) {
      memes.take("meme-" + i, "local", order);
      memes.finish();
    }
    browser.open(gateway.address());
    browser.awaitTrue("document.querySelectorAll('#memes li').length === 12");
    browser.click("#more");
    browser.awaitTrue("document.querySelectorAll('#memes li').length === 14");
    browser.click("#memes li:last-child a");
    browser.await(STAGE.formatted("done"));
    assertThat(browser.run("return location.hash")).isEqualTo("#meme/meme-0");
  }

  @Test
  void isUsedWithTheKeyboardAlone() {
    browser.press(Keys.TAB, Keys.ENTER); // past the picture
    browser.press(Keys.TAB, Keys.ARROW_RIGHT); // own words
    browser.press(Keys.TAB);
    browser.press("typed");
    browser.press(Keys.TAB, Keys.TAB, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT); // laugh
    browser.press(Keys.TAB, Keys.ARROW_RIGHT); // stronger
    browser.press(Keys.TAB, Keys.TAB, Keys.SPACE); // past the movement, consent
    browser.press(Keys.TAB, Keys.ARROW_RIGHT); // another style
    browser.upload("#photo", PHOTO);
    browser.await(STAGE.formatted("picked"));
    browser.press(Keys.TAB, Keys.SPACE); // a platform
    int before = memes.count();
    browser.press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER);
    await().until(() -> memes.count() > before);

    MemeOrder order = memes.order();
    assertThat(order.caption().top()).contains("typed");
    assertThat(order.style()).isEqualTo("caption-below");
    assertThat(order.profiles()).containsExactly("original", "wechat");
    ExpressionOrder expression = order.expression().orElseThrow();
    assertThat(expression.source()).isEqualTo(new ExpressionOrder.Source.Preset("laugh"));
    assertThat(expression.strength()).isEqualTo(1.1f);
  }

  @Test
  void namesAllThatCanBeUsed() {
    browser.upload("#photo", PHOTO);
    browser.await(STAGE.formatted("picked"));
    assertThat(browser.nameless()).isEmpty();
    browser.choose("expression", "smile");
    browser.click("#consent");
    make(memes);
    memes.finish();
    browser.await(STAGE.formatted("done"));
    assertThat(browser.nameless()).isEmpty();
    assertThat(browser.run("return document.querySelectorAll('header, main, footer').length"))
        .isEqualTo(3L);
  }

  @Test
  void speaksBothLanguagesAndRemembersWhich() {
    browser.awaitText("#make", "Make the meme");
    browser.click("#language");
    browser.awaitText("#make", "做表情包");
    browser.driver().navigate().refresh();
    browser.awaitText("#make", "做表情包");
    assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-Hans");
    browser.click("#language");
    browser.awaitText("#make", "Make the meme");
  }

  @Test
  void asksForATokenWhereTheGatewayDoes() throws Exception {
    String hash = new Sha256().of("open-sesame".getBytes(StandardCharsets.US_ASCII));
    try (MemoryGateway guarded =
        new MemoryGateway(
            folder,
            Map.of("memestream.gateway.port", "0", "memestream.gateway.tokens.ali", hash))) {
      browser.open(guarded.address());
      browser.await("#token");
      browser.type("#token", "wrong\n");
      browser.awaitText("dialog", "not known");
      browser.type("#token", "open-sesame\n");
      browser.awaitTrue("!document.querySelector('dialog')");
      browser.upload("#photo", PHOTO);
      make(guarded.memes);
      guarded.memes.finish();
      browser.await(STAGE.formatted("done"));
      browser.awaitTrue("document.getElementById('result-picture').src.startsWith('blob:')");
      assertThat(guarded.memes.all().get(0).getOwnerId()).isEqualTo("ali");
      assertThat(browser.run("return JSON.stringify(localStorage) + location.href"))
          .asString()
          .doesNotContain("sesame");
      browser.run("sessionStorage.clear()");
    }
  }

  /** Presses the button, and waits until the order has come in. */
  private void make(MemoryMemes memes) {
    int before = memes.count();
    browser.click("#make");
    await().until(() -> memes.count() > before);
    browser.await(STAGE.formatted("working"));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
