package io.introspect.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A Chromium that is installed here, without a window. Nothing is downloaded: both programs are
 * looked for in the system property {@code introspect.chromium} or {@code introspect.chromedriver},
 * and then in the usual places.
 */
final class AtlasBrowser implements AutoCloseable {

  /** Generous, for machines that do other things too; a stopwatch belongs elsewhere. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private AtlasBrowser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** A browser, or nothing where Chromium or its driver is not installed. */
  static Optional<AtlasBrowser> open() {
    Optional<Path> driver = installed("introspect.chromedriver", "chromedriver");
    Optional<Path> chromium =
        installed("introspect.chromium", "chromium", "chromium-browser", "google-chrome", "chrome");
    return driver.flatMap(d -> chromium.map(c -> new AtlasBrowser(start(d, c))));
  }

  private static Optional<Path> installed(String property, String... names) {
    String given = System.getProperty(property);
    if (given != null) {
      return Optional.of(Path.of(given)).filter(Files::isExecutable);
    }
    List<String> folders =
        Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/bin", "/usr/lib/chromium", "/usr/local/bin", "/snap/bin"))
            .toList();
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static ChromeDriver start(Path driver, Path chromium) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--no-default-browser-check",
        "--no-first-run",
        "--window-size=1280,900");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable("browser", Level.ALL);
    logs.enable("performance", Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    return new ChromeDriver(service, options);
  }

  /** Opens an atlas and waits until it is ready. */
  void show(Path page) {
    driver.get(page.toUri().toString());
    await("return document.documentElement.dataset.ready !== undefined");
  }

  void emulate(int width, int height, String colorScheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  double number(String script, Object... arguments) {
    return ((Number) run(script, arguments)).doubleValue();
  }

  void await(String script, Object... arguments) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .withMessage(script)
        .until(d -> Boolean.TRUE.equals(run(script, arguments)));
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  String text(String css) {
    return find(css).getText();
  }

  /** A click where a place is drawn. */
  void clickMap(float... z) {
    to(z).click().perform();
  }

  void hoverMap(float... z) {
    to(z).moveByOffset(1, 0).perform();
  }

  void dragMap(float[] from, float[] to) {
    int[] start = offset(from);
    int[] end = offset(to);
    to(from)
        .clickAndHold()
        .moveByOffset((end[0] - start[0]) / 2, (end[1] - start[1]) / 2)
        .moveToElement(find("#map"), end[0], end[1])
        .release()
        .perform();
  }

  /** A drag to the right, down, and back to where it began. */
  void circleMap(float[] from, int pixels) {
    to(from)
        .clickAndHold()
        .moveByOffset(pixels, 0)
        .moveByOffset(0, pixels)
        .moveByOffset(-pixels, -pixels)
        .release()
        .perform();
  }

  void scrollMap(int pixels) {
    new Actions(driver, Duration.ZERO)
        .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(find("#map")), 0, pixels)
        .perform();
  }

  void press(CharSequence... keys) {
    find("#map").sendKeys(keys);
  }

  void type(String css, String text) {
    find(css).clear();
    find(css).sendKeys(text, Keys.ENTER);
  }

  void choose(String css, String value) {
    new Select(find(css)).selectByValue(value);
  }

  private Actions to(float... z) {
    int[] offset = offset(z);
    return new Actions(driver, Duration.ZERO).moveToElement(find("#map"), offset[0], offset[1]);
  }

  /** From the middle of the map, in pixels, as Selenium counts. */
  private int[] offset(float... z) {
    List<?> pixel = (List<?>) run("return atlas.pixelOf([arguments[0], arguments[1]])", z[0], z[1]);
    return new int[] {
      (int)
          Math.round(((Number) pixel.get(0)).doubleValue() - number("return map.clientWidth / 2")),
      (int)
          Math.round(((Number) pixel.get(1)).doubleValue() - number("return map.clientHeight / 2"))
    };
  }

  /** Everything that the console has said since the last call. */
  List<String> console() {
    return StreamSupport.stream(driver.manage().logs().get("browser").spliterator(), false)
        .map(LogEntry::toString)
        .toList();
  }

  /** Every address that was asked for since the last call. */
  List<String> requests() {
    return StreamSupport.stream(driver.manage().logs().get("performance").spliterator(), false)
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(message -> message.replaceFirst("(?s).*?\"request\":\\{.*?\"url\":\"(.*?)\".*", "$1"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
