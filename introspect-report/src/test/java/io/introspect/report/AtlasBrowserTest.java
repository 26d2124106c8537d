package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.Introspection;
import io.introspect.analysis.LatentGrid;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the page shows of rows, points and their activations. */
class AtlasBrowserTest extends AtlasInChromium {

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
  void rowsHaveAConfidenceAndAProbabilityAndPointsTheErrorByTheMapAlone() {
    MappedRows rows = small.trustedRows();
    show(Atlas.of(small.analysis(), rows));
    int row = loneliest();
    Introspection seen = rows.seen(row);
    browser.hoverMap(small.place(row));
    assertThat(browser.text("#tip")).contains("confidence %.2f".formatted(seen.confidence()));
    browser.clickMap(small.place(row));
    assertThat(facts())
        .contains(
            "confidence %.2f decades".formatted(seen.confidence()),
            "probability of being right %.4f".formatted(seen.probabilityCorrect()),
            "error by the map "
                + new BigDecimal(Math.pow(10, seen.log10MapError()))
                    .round(new MathContext(2))
                    .toPlainString());
    browser.clickMap(-3.5f, 3.5f);
    assertThat(browser.text("#details h2")).startsWith("Point");
    assertThat(facts()).contains("error by the map 0.").doesNotContain("confidence", "probability");
  }

  @Test
  void rowsWithoutAProbabilityShowNone() {
    show(bare());
    browser.run("atlas.select(3)");
    assertThat(facts())
        .contains("confidence %.2f decades".formatted(small.rows().seen(3).confidence()))
        .doesNotContain("probability");
  }

  private String facts() {
    return browser.text("#details").replaceAll("\\s+", " ");
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
    assertThat(facts()).contains("error by the map –").doesNotContain("NaN");
  }

  private float[] infinite() {
    float[] h = new float[small.units()];
    h[0] = Float.NEGATIVE_INFINITY;
    return h;
  }

  @Test
  void whatIsAbsentIsSaid() {
    show(bare());
    assertThat(browser.text("#activations-of")).contains("This file holds no decoder");
    browser.clickMap(-3.5f, 3.5f);
    assertThat(browser.text("#activations-of")).contains("This file holds no decoder");
    assertThat(browser.text("#notes"))
        .contains("No images", "No activations of the rows in this file");
    assertThat(browser.run("return atlas.decode([0, 0])")).isNull();
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
}
