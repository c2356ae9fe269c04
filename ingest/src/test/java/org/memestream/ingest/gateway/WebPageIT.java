package org.memestream.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.Sha256;
import org.memestream.schemas.Stage;
import org.openqa.selenium.Keys;

/** The rest of the web page: gallery, languages, tokens, and ways to use it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WebPageIT extends OpenPage {

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
}
