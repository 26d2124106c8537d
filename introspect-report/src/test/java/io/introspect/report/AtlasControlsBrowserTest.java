package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What the page's controls do: mouse, keyboard, search, selection, legend, layers, themes. */
class AtlasControlsBrowserTest extends AtlasInChromium {

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
  void theMeanOfAnAreaAndTheColorsAreOfTheConfidence() {
    MappedRows rows = small.trustedRows();
    show(Atlas.of(small.analysis(), rows));
    browser.choose("#color-by", "confidence");
    double[] confidences =
        IntStream.range(0, rows.size()).mapToDouble(row -> rows.seen(row).confidence()).toArray();
    browser.find("[data-mode=rect]").click();
    browser.dragMap(new float[] {-3.95f, -3.95f}, new float[] {3.95f, 3.95f});
    assertThat(browser.number("return atlas.state().area.rows")).isEqualTo(rows.size());
    double mean = DoubleStream.of(confidences).average().orElseThrow();
    assertThat(browser.number("return atlas.state().area.confidence"))
        .isCloseTo(mean, within(TOLERANCE));
    assertThat(browser.text("#area")).contains("mean confidence %.2f decades".formatted(mean));
    double most = DoubleStream.of(confidences).max().orElseThrow();
    assertThat(browser.number("return parseFloat(legend.innerText.trim().split(/\\s+/)[1])"))
        .isCloseTo(most, within(0.3));
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
      show(
          Atlas.of(small.analysis(), small.trustedRows())
              .decoder(Optional.of(small.decoder()))
              .activations(small::activations)
              .images(small::image));
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
        .startsWith("Mean of log10 of the error by the map. class 0: right −3.0, wrong –");
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
