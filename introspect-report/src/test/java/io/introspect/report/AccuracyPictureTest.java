package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyPictureTest {

  @Test
  void everyLineHasItsNameAndItsMean() {
    Picture picture =
        AccuracyPicture.of(
            List.of(
                new NamedAccuracy("member 1", List.of(0.9, 0.92)), NamedAccuracy.of("m<2>", 0.95)),
            List.of(NamedAccuracy.of("confidence weights", 0.96754)));

    assertThat(Rendered.texts(picture))
        .contains("accuracy (%)")
        .contains("2 members; large dots: mean of up to 2 repetitions, the small dots below")
        .containsSubsequence(
            "member 1", "91.00 %", "m<2>", "95.00 %", "confidence weights", "96.75 %");
  }

  @Test
  void repetitionsAreSmallDotsBesideTheirMean() {
    List<NamedAccuracy> members = List.of(NamedAccuracy.of("a", 0.9));
    Picture once = AccuracyPicture.of(members, List.of(NamedAccuracy.of("b", 0.95)));
    Picture thrice =
        AccuracyPicture.of(members, List.of(new NamedAccuracy("b", List.of(0.94, 0.95, 0.96))));

    Color small = Style.mix(Style.ACCENT, Color.WHITE, 0.4);
    assertThat(Rendered.count(once.image(), small)).isZero();
    assertThat(Rendered.count(thrice.image(), small)).isBetween(60L, 130L);
    // The mean is where the one value is; the edges of dots are mixed with what is below.
    assertThat(Rendered.count(thrice.image(), Style.ACCENT))
        .isCloseTo(Rendered.count(once.image(), Style.ACCENT), within(20L));
    assertThat(Rendered.texts(once)).contains("1 member");
  }

  @Test
  void theAxisCoversWhatTheValuesTake() {
    assertThat(
            Rendered.texts(
                AccuracyPicture.of(
                    List.of(NamedAccuracy.of("a", 0.95)), List.of(NamedAccuracy.of("b", 0.96)))))
        .contains("95", "96")
        .doesNotContain("0", "50", "100");
  }

  @Test
  void equalAccuraciesHaveAnAxisToo() {
    for (double accuracy : new double[] {0, 0.5, 1}) {
      Picture picture =
          AccuracyPicture.of(
              List.of(NamedAccuracy.of("a", accuracy)), List.of(NamedAccuracy.of("b", accuracy)));

      assertThat(Rendered.count(picture.image(), Style.ACCENT)).isGreaterThan(100);
    }
  }

  @Test
  void longNamesAreCutToOneLine() {
    Picture picture =
        AccuracyPicture.of(
            List.of(NamedAccuracy.of("x y\n".repeat(90), 0.9)),
            List.of(NamedAccuracy.of("b", 0.95)));

    assertThat(Rendered.texts(picture)).anyMatch(text -> text.matches("x y x y.*…"));
  }

  @Test
  void theMeanIsThatOfAllRepetitions() {
    assertThat(new NamedAccuracy("a", List.of(0.1, 0.2, 0.6)).mean()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void whatIsNoAccuracyIsRefused() {
    assertThatThrownBy(() -> NamedAccuracy.of("a", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a: expected accuracies from 0 to 1, found NaN");
    assertThatThrownBy(() -> NamedAccuracy.of("a", 97.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a: expected accuracies from 0 to 1, found 97.5");
    assertThatThrownBy(() -> new NamedAccuracy("a", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a: expected at least one accuracy, found none");
  }

  @Test
  void picturesOfNothingOrTooMuchAreRefused() {
    List<NamedAccuracy> one = List.of(NamedAccuracy.of("a", 0.9));

    assertThatThrownBy(() -> AccuracyPicture.of(List.of(), one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 0 and 1");
    assertThatThrownBy(() -> AccuracyPicture.of(one, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 1 and 0");
    assertThatThrownBy(() -> AccuracyPicture.of(Collections.nCopies(100, one.get(0)), one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 in all at most, found 100 and 1");
  }
}
