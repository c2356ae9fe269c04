package org.memestream.ingest.gateway;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window, where the machine has one with its driver. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> CHROMIUM =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one; a machine that has none says so, and skips the test. */
  static Browser start(String language) {
    Optional<Path> binary = CHROMIUM.stream().flatMap(name -> onPath(name).stream()).findFirst();
    Optional<Path> chromedriver = onPath("chromedriver");
    if (binary.isEmpty() || chromedriver.isEmpty()) {
      String message =
          "SKIPPED: the web page is not tried in a browser; install Debian's chromium and"
              + " chromium-driver";
      System.err.println(message);
      Assumptions.abort(message);
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(binary.get().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--lang=" + language,
        "--window-size=1280,900");
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> onPath(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page, and waits until it is ready for use. */
  void open(String address) {
    driver.get(address);
    await("#expressions input");
  }

  /** What that selector finds first, once it is seen; choices are there without being seen. */
  WebElement await(String selector) {
    return waiting(selector)
        .until(
            () ->
                driver.findElements(By.cssSelector(selector)).stream()
                    .filter(one -> one.isDisplayed() || one.getTagName().equals("input"))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Waits until an element has that text in it. */
  void awaitText(String selector, String text) {
    waiting(selector).until(() -> text(selector), found -> found.contains(text));
  }

  /** Waits until a script is true. */
  void awaitTrue(String expression) {
    waiting(expression).until(() -> Boolean.TRUE.equals(run("return " + expression)));
  }

  private static ConditionFactory waiting(String what) {
    return Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(30))
        .pollInSameThread();
  }

  /** All text within an element, seen or only heard. */
  String text(String selector) {
    return String.valueOf(
        run("return document.querySelector(arguments[0])?.textContent ?? ''", selector));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Clicks as a pointer does; of a choice, what stands for it. */
  void click(String selector) {
    WebElement element = driver.findElement(By.cssSelector(selector));
    run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
    element.click();
  }

  /** Clicks the choice of that name and value. */
  void choose(String name, String value) {
    click("label:has(> input[name='%s'][value='%s'])".formatted(name, value));
  }

  void type(String selector, String text) {
    driver.findElement(By.cssSelector(selector)).sendKeys(text);
  }

  /** Presses keys, wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** What can be used and has no name for those who listen, as the browser itself sees it. */
  List<String> nameless() {
    return driver.findElements(By.cssSelector("a, button, input:not([aria-hidden])")).stream()
        .filter(one -> Boolean.TRUE.equals(run("return arguments[0].checkVisibility()", one)))
        .filter(one -> one.getAccessibleName().isBlank())
        .map(one -> one.getDomProperty("outerHTML"))
        .toList();
  }

  /** Gives a file to an input, as its dialog would. */
  void upload(String selector, Path file) {
    driver
        .findElement(By.cssSelector(selector))
        .sendKeys(file.toAbsolutePath().normalize().toString());
  }

  /** Makes the window that wide, as a phone or a screen is. */
  void resize(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
  }

  void prefer(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  /** What the page complained about: scripts, refused resources, breaches of its policy. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Keeps a picture of the window. */
  void photograph(Path file) {
    run("return document.fonts.ready.then(() => true)");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
