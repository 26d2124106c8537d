package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.introspect.Introspection;
import io.introspect.analysis.LatentGrid;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page in a real Chromium; skipped where there is none. */
@TestInstance(Lifecycle.PER_CLASS)
class AtlasBrowserTest {

  /** What JavaScript's numbers and the page's own arrays are compared to. */
  private static final double TOLERANCE = 1e-4;

  private final AtlasFixtures small = AtlasFixtures.small();
  private Optional<AtlasBrowser> installed = Optional.empty();
  private AtlasBrowser browser;

  @TempDir private Path folder;

  @BeforeAll
  void openBrowser() {
    installed = AtlasBrowser.open();
  }

  @BeforeEach
  void startAfresh() {
    // Here and not above, where JUnit would not count the tests as skipped.
    assumeTrue(installed.isPresent(), "Chromium or its driver is not installed");
    browser = installed.orElseThrow();
    browser.emulate(1280, 900, "light");
    browser.console();
    browser.requests();
  }

  @AfterEach
  void nothingWentWrongAndNothingWasFetched() {
    if (installed.isEmpty()) {
      return;
    }
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.matches("(file|data|blob):.*"));
  }

  @AfterAll
  void closeBrowser() {
    installed.ifPresent(AtlasBrowser::close);
  }

  private void show(Atlas atlas) {
    Path page = folder.resolve("atlas.html");
    atlas.write(page);
    browser.show(page);
  }

  private Atlas bare() {
    return Atlas.of(small.analysis(), small.rows());
  }

  private Atlas full() {
    return bare()
        .title("Small")
        .decoder(Optional.of(small.decoder()))
        .activations(small::activations)
        .images(small::image);
  }

  private double[] shownActivations() {
    List<?> values = (List<?>) browser.run("return atlas.state().activations");
    return values.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Test
  void tenThousandRowsAreReady() {
    AtlasFixtures large = AtlasFixtures.large();
    show(
        Atlas.of(large.analysis(), large.rows())
            .decoder(Optional.of(large.decoder()))
            .activations(large::activations)
            .images(large::image));
    // Three seconds are asked for, and one is usual; a busy machine may take longer.
    assertThat(browser.number("return Number(document.documentElement.dataset.ready)"))
        .isBetween(1.0, 15_000.0);
    assertThat(browser.text("#summary")).contains("10,000 rows", "2,400 units in 12 layers");
    browser.clickMap(large.place(4321));
    assertThat(browser.run("return atlas.state().selection.row >= 0")).isEqualTo(true);
  }

  @Test
  void pageDecodesAsJavaDoes() {
    show(full());
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      float x = 8 * random.nextFloat() - 4;
      float y = 8 * random.nextFloat() - 4;
      List<?> decoded =
          (List<?>)
              browser.run("return Array.from(atlas.decode([arguments[0], arguments[1]]))", x, y);
      assertThat(decoded.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray())
          .containsExactly(doubles(small.decoder().decode(x, y)), within(TOLERANCE));
    }
  }

  @Test
  void clickOnTheMapDecodesThatPoint() {
    show(full());
    assertThat(browser.run("return atlas.state().activations")).isNull();
    browser.clickMap(-3.5f, 3.5f);
    assertThat(browser.text("#details h2")).startsWith("Point (−3.5");
    assertThat(browser.text("#activations-of")).contains("Expected at (−3.5");
    List<?> z = (List<?>) browser.run("return atlas.state().selection.z");
    float[] point = {((Number) z.get(0)).floatValue(), ((Number) z.get(1)).floatValue()};
    assertThat(point).containsExactly(new float[] {-3.5f, 3.5f}, within(0.02f));
    double[] first = shownActivations();
    assertThat(first).containsExactly(doubles(small.decoder().decode(point)), within(TOLERANCE));
    Object painted = browser.run("return document.querySelector('.strip').toDataURL()");
    browser.clickMap(-3.5f, -3.5f);
    assertThat(shownActivations()).isNotEqualTo(first);
    assertThat(browser.run("return document.querySelector('.strip').toDataURL()"))
        .isNotEqualTo(painted);
  }

  @Test
  void clickOnARowShowsItsActivations() {
    show(full());
    int row = loneliest();
    browser.hoverMap(small.place(row));
    assertThat(browser.text("#tip")).contains("Row " + row, "confidence");
    assertThat(browser.find("#tip .thumb").getCssValue("background-image")).contains("blob:");
    browser.clickMap(small.place(row));
    assertThat(browser.text("#details h2")).isEqualTo("Row " + row);
    double[] own = shownActivations();
    // 60 rows with noise in all of 24 units keep at least 99 % of their variance.
    assertThat(own).containsExactly(doubles(small.activations(row)), within(0.5));
    browser.find("[data-source=expected]").click();
    assertThat(shownActivations())
        .containsExactly(doubles(small.decoder().decode(small.place(row))), within(TOLERANCE))
        .isNotEqualTo(own);
  }

  @Test
  void quietUnitsAreNotDrownedByLoudOnes() {
    show(bare().activations(this::mostlyLoud));
    for (int row = 0; row < 4; row++) {
      browser.run("atlas.select(arguments[0])", row);
      assertThat(shownActivations()[0]).isCloseTo(row % 2, within(0.2));
    }
  }

  /** Unit 0 goes from 0 to 1, all others by thousands. */
  private float[] mostlyLoud(int row) {
    float[] h = small.activations(row);
    for (int i = 0; i < h.length; i++) {
      h[i] *= 1000;
    }
    h[0] = row % 2;
    return h;
  }

  /** The row farthest from its nearest neighbor: the one that a click cannot miss. */
  private int loneliest() {
    return IntStream.range(0, small.size())
        .boxed()
        .max(java.util.Comparator.comparingDouble(this::distanceToNeighbor))
        .orElseThrow();
  }

  private double distanceToNeighbor(int row) {
    float[] z = small.place(row);
    return IntStream.range(0, small.size())
        .filter(other -> other != row)
        .mapToObj(small::place)
        .mapToDouble(other -> Math.hypot(other[0] - z[0], other[1] - z[1]))
        .min()
        .orElseThrow();
  }

  @Test
  void searchSelectsAndCentersARow() {
    show(full());
    browser.type("#row", "17");
    assertThat(browser.text("#details h2")).isEqualTo("Row 17");
    assertThat(browser.number("return atlas.state().view.width")).isCloseTo(4, within(0.01));
    assertThat(browser.text("#row-error")).isEmpty();
    browser.type("#row", "60");
    assertThat(browser.text("#row-error")).isEqualTo("Rows are numbered from 0 to 59.");
    browser.type("#row", "1e1");
    assertThat(browser.text("#row-error")).isNotEmpty();
    assertThat(browser.text("#details h2")).isEqualTo("Row 17");
  }

  @Test
  void brushedAreaIsSummarized() {
    show(full());
    browser.find("[data-mode=rect]").click();
    browser.dragMap(new float[] {0, -3.8f}, new float[] {3.8f, 3.8f});
    MappedRows rows = small.rows();
    int[] inside =
        IntStream.range(0, rows.size())
            .filter(row -> small.place(row)[0] > 0 && small.place(row)[0] < 3.8f)
            .toArray();
    assertThat(browser.number("return atlas.state().area.rows"))
        .isCloseTo(inside.length, within(1.0));
    double right = IntStream.of(inside).filter(rows::right).count() / (double) inside.length;
    assertThat(browser.number("return atlas.state().area.accuracy")).isCloseTo(right, within(0.05));
    assertThat(browser.text("#area")).contains("Selected area", "rows, accuracy", "class 0");
    assertThat(browser.number("return atlas.state().view.width")).isCloseTo(8, within(0.01));
    browser.find("#area button").click();
    assertThat(browser.find("#area").isDisplayed()).isFalse();
  }

  @Test
  void lassoTakesAnyOutline() {
    show(full());
    browser.find("[data-mode=polygon]").click();
    browser.dragMap(new float[] {-3.9f, 3.9f}, new float[] {3.9f, -3.9f});
    assertThat(browser.number("return atlas.state().area.rows")).isZero();
    assertThat(browser.text("#area")).contains("0 rows, accuracy –, mean confidence –");
  }

  @Test
  void draggingPansAndTheWheelZooms() {
    show(full());
    browser.find("#zoom-in").click();
    double width = browser.number("return atlas.state().view.width");
    assertThat(width).isCloseTo(8 / 1.5, within(0.01));
    double before = browser.number("return atlas.state().view.center[0]");
    browser.dragMap(new float[] {1, 0.5f}, new float[] {0, 0.5f});
    assertThat(browser.number("return atlas.state().view.center[0]"))
        .isCloseTo(before + 1, within(0.1));
    assertThat(browser.run("return atlas.state().selection")).isNull();
    browser.scrollMap(-200);
    browser.await("return atlas.state().view.width < arguments[0]", width - 0.1);
    browser.find("#zoom-all").click();
    assertThat(browser.number("return atlas.state().view.width")).isGreaterThanOrEqualTo(7.99);
  }

  @Test
  void hostileNamesAreShownAsText() {
    List<String> names =
        List.of("<img src=x onerror=window.hacked=1>", "</script>{b|x}", "\"'&lt;");
    show(Atlas.of(small.analysis(), small.rows(names)).title("<script>window.hacked=1</script>"));
    browser.run("atlas.select(0)");
    browser.hoverMap(small.place(0));
    assertThat(browser.text("h1")).isEqualTo("<script>window.hacked=1</script>");
    assertThat(browser.text("#details")).contains(names.get(0));
    assertThat(browser.text("#legend")).contains(names.get(1), names.get(2));
    assertThat(browser.run("return document.title")).isEqualTo("<script>window.hacked=1</script>");
    assertThat(browser.run("return window.hacked === undefined && !document.querySelector('img')"))
        .isEqualTo(true);
  }

  @Test
  void numbersThatAreNotFiniteBreakNothing() {
    show(
        Atlas.of(small.analysis(LatentGrid.standard(2), 0), small.rowsWithHoles())
            .decoder(Optional.of(small.decoder()))
            .activations(row -> row == 1 ? infinite() : small.activations(row)));
    assertThat(browser.text("#notes"))
        .contains(
            "2 rows not drawn: place not finite.", "3 rows with a confidence that is not finite.");
    browser.choose("#color-by", "confidence");
    browser.choose("#density", "all");
    for (int row = 0; row < 4; row++) {
      browser.type("#row", String.valueOf(row));
      assertThat(browser.text("body")).doesNotContain("NaN", "Infinity", "undefined", "null");
    }
    browser.type("#row", "1");
    assertThat(browser.text("#details")).contains("–");
    assertThat(browser.text("#activations-of")).contains("not finite");
    browser.run("atlas.decodeAt([-3, -3])");
    assertThat(browser.text("#details")).contains("– decades").doesNotContain("NaN");
  }

  private float[] infinite() {
    float[] h = new float[small.units()];
    h[0] = Float.NEGATIVE_INFINITY;
    return h;
  }

  @Test
  void whatIsAbsentIsSaid() {
    show(bare());
    assertThat(browser.text("#activations-of")).contains("decoder cannot be computed in a page");
    browser.clickMap(-3.5f, 3.5f);
    assertThat(browser.text("#activations-of")).contains("decoder cannot be computed in a page");
    assertThat(browser.text("#notes"))
        .contains("No images", "own activations are not in this file");
    assertThat(browser.run("return atlas.decode([0, 0])")).isNull();
  }

  @Test
  void colorsFollowTheSystemAndTheButton() {
    browser.emulate(1280, 900, "dark");
    show(full());
    String dark = browser.find("body").getCssValue("background-color");
    assertThat(browser.run("return atlas.state().dark")).isEqualTo(true);
    browser.find("#theme").click();
    assertThat(browser.run("return atlas.state().dark")).isEqualTo(false);
    assertThat(browser.find("body").getCssValue("background-color")).isNotEqualTo(dark);
  }

  @Test
  void narrowScreensNeedNoScrollingSideways() {
    for (int width : new int[] {390, 1280}) {
      browser.emulate(width, 844, "light");
      show(full());
      browser.run("atlas.select(3)");
      browser.find("#keys").click();
      assertThat(browser.number("return document.documentElement.scrollWidth - innerWidth"))
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void crosshairMovesByKeyboard() {
    show(full());
    browser.press(Keys.ARROW_RIGHT);
    assertThat(browser.text("#details h2")).isEqualTo("Point (0.10, 0.00)");
    assertThat(shownActivations())
        .containsExactly(doubles(small.decoder().decode(0.1f, 0)), within(TOLERANCE));
    browser.press(Keys.chord(Keys.SHIFT, Keys.ARROW_UP));
    assertThat(browser.text("#details h2")).isEqualTo("Point (0.10, 0.80)");
    browser.press("+");
    assertThat(browser.number("return atlas.state().view.width")).isCloseTo(8 / 1.4, within(0.01));
    browser.press("-");
    assertThat(browser.number("return atlas.state().view.width")).isCloseTo(8, within(0.01));
    browser.press(Keys.ENTER);
    assertThat(browser.text("#details h2")).startsWith("Row ");
    browser.await("return live.textContent.startsWith('Row ')");
    browser.press(Keys.ESCAPE);
    assertThat(browser.run("return atlas.state().selection")).isNull();
  }

  @Test
  void legendFiltersTheClasses() {
    show(full());
    browser.find("[data-group='1']").click();
    assertThat(browser.run("return atlas.state().hidden")).isEqualTo(List.of(1L));
    browser.run("atlas.decodeAt(arguments)", small.place(1)[0], small.place(1)[1]);
    assertThat(browser.number("return Number(document.querySelector('.link').textContent) % 3"))
        .isNotEqualTo(1);
    browser.choose("#color-by", "right");
    assertThat(browser.text("#legend")).contains("right", "wrong");
    assertThat(browser.run("return atlas.state().hidden")).isEqualTo(List.of());
    browser.choose("#color-by", "predicted");
    assertThat(browser.text("#legend")).contains("class 2");
  }

  @Test
  void mapIsSavedAsAPicture() {
    show(full());
    browser.run(
        "HTMLAnchorElement.prototype.click = function() { window.saved = [this.download, this.href]; }");
    browser.find("#save").click();
    assertThat(browser.run("return saved[0]")).isEqualTo("small-map-true.png");
    assertThat((String) browser.run("return saved[1]")).startsWith("data:image/png;base64,");
  }

  @Test
  void layersLieBeneathTheRows() {
    show(bare());
    Object withSurface = browser.run("return document.querySelector('#map canvas').toDataURL()");
    browser.find("#surface").click();
    browser.await(
        "return document.querySelector('#map canvas').toDataURL() !== arguments[0]", withSurface);
    Object without = browser.run("return document.querySelector('#map canvas').toDataURL()");
    browser.choose("#density", "2");
    browser.await(
        "return document.querySelector('#map canvas').toDataURL() !== arguments[0]", without);
  }

  @Test
  void aSingleValueFarFromAllOthersIsAThinViolin() {
    show(Atlas.of(small.analysis(), errors(row -> row == 0 ? -10 : -3 + 0.001 * Math.sin(row))));
    // The widest point of a side is 0.46 of its class's place away from the middle line.
    assertThat(
            browser.number(
                "const p = [...document.querySelector('polygon.right').points].map(({ x }) => x);"
                    + "return Math.abs(p[1] - p[0]) / (Math.max(...p) - Math.min(...p))"))
        .isLessThan(0.01);
    assertThat(browser.text("#violins")).contains("the line is the mean");
    assertThat(browser.find("#violin-plot svg").getAttribute("aria-label"))
        .startsWith("Mean of log10 of the expected error. class 0: right −3.0, wrong –");
  }

  @Test
  void equalErrorsAreADotInPlaceOfAViolin() {
    show(Atlas.of(small.analysis(), errors(row -> -3)));
    assertThat(browser.number("return document.querySelectorAll('circle.right').length")).isOne();
    assertThat(browser.number("return document.querySelectorAll('#violins polygon').length"))
        .isZero();
  }

  /** 1000 rows of class 0, all right. */
  private static MappedRows errors(IntToDoubleFunction log10Error) {
    return MappedRows.of(
        IntStream.range(0, 1000)
            .mapToObj(
                row ->
                    new Introspection(
                        new float[] {1, 0, 0}, new float[2], log10Error.applyAsDouble(row), 0))
            .toList(),
        new int[1000],
        List.of("class 0", "class 1", "class 2"));
  }

  @Test
  void clickDecodesInAllModesButADragDoesNotEvenIfItEndsWhereItBegan() {
    show(full());
    browser.find("[data-mode=rect]").click();
    browser.clickMap(-3.5f, 3.5f);
    assertThat(browser.text("#details h2")).startsWith("Point (−3.5");
    browser.press(Keys.ESCAPE);
    browser.dragMap(new float[] {0, -3.8f}, new float[] {3.8f, 3.8f});
    assertThat(browser.run("return atlas.state().selection")).isNull();
    assertThat(browser.find("#area").isDisplayed()).isTrue();
    browser.press(Keys.ESCAPE);
    browser.find("[data-mode=polygon]").click();
    browser.circleMap(new float[] {-2, 2}, 40);
    assertThat(browser.run("return atlas.state().selection")).isNull();
    assertThat(browser.find("#area").isDisplayed()).isTrue();
  }

  @Test
  void unitsThatShareAPixelAreStillReadOneByOne() {
    AtlasFixtures wide = AtlasFixtures.wide();
    show(Atlas.of(wide.analysis(), wide.rows()).activations(wide::activations));
    browser.run("atlas.select(3)");
    assertThat(browser.number("return document.querySelector('.strip').width")).isEqualTo(4096);
    browser.run(
        "const strip = document.querySelector('.strip');"
            + "const clientX = Math.ceil(strip.getBoundingClientRect().right);"
            + "strip.dispatchEvent(new PointerEvent('pointermove', { clientX }))");
    int last = wide.analysis().order().columns()[9_999];
    double value =
        ((Number) ((List<?>) browser.run("return atlas.state().activations")).get(last))
            .doubleValue();
    assertThat(browser.text("#unit"))
        .startsWith("dense1, unit " + last + ": ")
        .contains("%.2f".formatted(Math.abs(value)));
    assertThat(
            browser.number(
                "return document.querySelector('.strip').getContext('2d')"
                    + ".getImageData(4095, 0, 1, 1).data[3]"))
        .isEqualTo(255);
  }

  @Test
  void theShareThatTheComponentsHoldIsThatOfTheRow() {
    show(bare().activations(row -> row == 5 ? farOff(row) : small.activations(row)));
    browser.run("atlas.select(4)");
    String usual = browser.text("#activations-of");
    assertThat(usual).matches("Of row 4, from [0-9]+ components, which hold 9[0-9.]+ % of .*");
    browser.run("atlas.select(5)");
    assertThat(browser.text("#activations-of")).isNotEqualTo(usual.replace("row 4", "row 5"));
  }

  /** Far off in every unit, up and down in turn, as no other row is. */
  private float[] farOff(int row) {
    float[] h = small.activations(row);
    for (int i = 0; i < h.length; i++) {
      h[i] += i % 2 == 0 ? 1e6f : -1e6f;
    }
    return h;
  }

  @Test
  void restIsTheGroundExcitationIsRedAndUnitColorsAreLightenedInTheDark() {
    show(full());
    List<?> rgba =
        (List<?>) browser.run("return [...scale.getContext('2d').getImageData(0, 0, 256, 1).data]");
    assertThat(rgba.subList(4 * 51, 4 * 51 + 3)).isEqualTo(List.of(247L, 247L, 247L));
    assertThat(rgba.subList(0, 3)).isEqualTo(List.of(67L, 147L, 195L));
    assertThat(rgba.subList(4 * 255, 4 * 255 + 3)).isEqualTo(List.of(103L, 0L, 31L));
    Object light = browser.run("return document.querySelector('.colors').toDataURL()");
    browser.find("#theme").click();
    assertThat(browser.run("return document.querySelector('.colors').toDataURL()"))
        .isNotEqualTo(light);
  }

  @Test
  void namesOfClassesGoWithTheClassesAlone() {
    show(bare());
    browser.choose("#color-by", "right");
    browser.find("[data-group='0']").click();
    assertThat(names()).isEqualTo(3);
    browser.choose("#color-by", "predicted");
    browser.find("[data-group='0']").click();
    assertThat(names()).isEqualTo(2);
  }

  private double names() {
    return browser.number(
        "return echarts.getInstanceByDom(map).getOption().series.at(-1).data.length");
  }
}
