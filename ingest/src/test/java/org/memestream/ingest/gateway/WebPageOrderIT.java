package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.Stage;

/** Ordering memes on the web page, with a real browser. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WebPageOrderIT extends OpenPage {

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
  void refusesAFileAboveTheConfiguredSizeBeforeItIsSent() {
    try (MemoryGateway strict =
        new MemoryGateway(
            folder,
            Map.of("memestream.gateway.port", "0", "memestream.client.upload.max-bytes", "1500"))) {
      browser.open(strict.address());
      browser.awaitText("#drop small", "up to 0.0015 MB");
      browser.upload("#photo", PHOTO);
      browser.awaitText("#problem", "at most 0.0015 MB.");
      assertThat(strict.memes.count()).isZero();
    }
  }

  @Test
  void ordersInTheUsualStyleWhereTheChoicesCannotBeHad() {
    try (MemoryGateway silent = new MemoryGateway(folder, Map.of("memestream.gateway.port", "0"))) {
      silent.tellsChoices = false;
      browser.open(silent.address());
      browser.awaitText("#no-choices", "could not be had");
      browser.await("#no-choices");
      browser.awaitText("#drop small", "WEBP or GIF");
      assertThat(browser.text("#drop small")).isEqualTo("JPEG, PNG, WEBP or GIF");
      browser.upload("#photo", PHOTO);
      browser.await(STAGE.formatted("picked"));
      make(silent.memes);
      silent.memes.finish();
      browser.await(STAGE.formatted("done"));
      assertThat(silent.memes.order().style()).isEqualTo("classic");

      silent.tellsChoices = true;
      browser.click("#choices-again");
      browser.awaitText("#styles", "Panda");
      browser.awaitTrue("document.getElementById('no-choices').hidden");
      assertThat(browser.text("#drop small")).isEqualTo("JPEG, PNG, WEBP or GIF, up to 20 MB");
      assertThat(browser.run("return document.activeElement.id")).isEqualTo("panel-title");
    }
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
}
