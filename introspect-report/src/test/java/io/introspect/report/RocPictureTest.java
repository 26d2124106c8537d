package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RocPictureTest {

  private static final RocCurve PERFECT =
      RocCurve.of(new double[] {1, 2}, new double[] {3, 4, 5, 6});
  private static final RocCurve POOR = RocCurve.of(new double[] {3, 9}, new double[] {3, 4, 5, 6});

  private static RocPanel panel(String population) {
    Map<String, RocCurve> curves = new LinkedHashMap<>();
    curves.put("typicality", PERFECT);
    curves.put("maximum output", POOR);
    return new RocPanel(population, curves);
  }

  @Test
  void everyPanelNamesItsRowsAndTheAreas() {
    Picture picture = RocPicture.of(List.of(panel("attacked"), panel("noise")));

    assertThat(Rendered.texts(picture))
        .contains("attacked", "noise", "2 rows against 4 usual", "false alarms", "detected")
        // Of 3 against {3, 4, 5, 6}, one tie and three in order; of 9 none.
        .containsSubsequence("typicality", "1.000", "maximum output", "0.438")
        .filteredOn("typicality"::equals)
        .hasSize(2);
  }

  @Test
  void eachScoreHasItsColorInEveryPanel() {
    RocPanel both = panel("both");
    RocPanel second = new RocPanel("second", Map.of("maximum output", POOR));

    Picture picture = RocPicture.of(List.of(both, second));

    assertThat(Rendered.count(picture.image(), Style.ACCENT)).isGreaterThan(500);
    assertThat(Rendered.count(picture.image(), Style.WRONG))
        .isGreaterThan(Rendered.count(RocPicture.of(List.of(both)).image(), Style.WRONG));
    assertThat(Rendered.texts(picture)).filteredOn("typicality"::equals).hasSize(1);
  }

  @Test
  void fourPanelsStandInALineAndTheNextBelow() {
    Picture one = RocPicture.of(List.of(panel("a")));
    Picture four = RocPicture.of(Collections.nCopies(4, panel("a")));
    Picture five = RocPicture.of(Collections.nCopies(5, panel("a")));

    assertThat(one.width()).isBetween(800, 900);
    assertThat(four.width()).isBetween(1200, 1600);
    assertThat(five.width()).isEqualTo(four.width());
    assertThat(five.height()).isGreaterThan(four.height() + 300);
  }

  @Test
  void longNamesAreCut() {
    RocPanel panel = new RocPanel("p\n".repeat(300), Map.of("s".repeat(300), PERFECT));

    assertThat(Rendered.texts(RocPicture.of(List.of(panel))))
        .filteredOn(text -> text.endsWith("…"))
        .hasSize(2);
  }

  @Test
  void manyRowsMakeNoLargeLine() {
    double[] low = IntStream.range(0, 20_000).mapToDouble(i -> i % 9_973).toArray();
    double[] high = IntStream.range(0, 20_000).mapToDouble(i -> i % 9_967 + 0.5).toArray();

    Picture picture =
        RocPicture.of(List.of(new RocPanel("p", Map.of("s", RocCurve.of(low, high)))));

    assertThat(Rendered.size(picture)).isLessThan(100_000);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    Map<String, RocCurve> seven = new LinkedHashMap<>();
    IntStream.range(0, 7).forEach(i -> seven.put("score " + i, PERFECT));

    assertThatThrownBy(() -> RocPicture.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 12 panels, found 0");
    assertThatThrownBy(() -> RocPicture.of(List.of(new RocPanel("p", seven))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 6 scores, found 7");
    assertThatThrownBy(() -> new RocPanel("p", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p: expected the curve of at least one score");
    Map<String, RocCurve> unlike = new LinkedHashMap<>();
    unlike.put("a", PERFECT);
    unlike.put("b", RocCurve.of(new double[] {1}, new double[] {2}));
    assertThatThrownBy(() -> new RocPanel("p", unlike))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "p: expected scores of the same 2 unusual and 4 usual rows, found 1 and 1 of b");
  }
}
