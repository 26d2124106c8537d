package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.trust.Audit;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliabilityPictureTest {

  @Test
  void eachDiagramHasItsMeasuresAndItsFullestBin() {
    double[] outputs = {0.9, 0.9, 0.9, 0.5};
    Audit audit =
        Audit.of(true, true, false, true)
            .score(Audit.CONFIDENCE, outputs, new double[] {1, 1, 0.25, 1})
            .score(Audit.MAXIMUM_OUTPUT, outputs, outputs)
            .resamples(2)
            .build();

    // ECE: (3 · 0 + 0.25) / 4, and (3 · (0.9 − 2/3) + 0.5) / 4
    // Brier: 0.25² / 4, and (2 · 0.1² + 0.9² + 0.5²) / 4
    assertThat(Rendered.texts(ReliabilityPicture.of(audit)))
        .contains(
            "4 rows, 1 of them wrong (25.0 %); 15 bins of equal width, whiskers: 95 % intervals")
        .containsSubsequence(
            "confidence",
            "ECE 0.0625, Brier 0.0156",
            "fullest bin: 3 rows, mean probability 100.00 %, right 100.00 %",
            "maximum output",
            "ECE 0.3000, Brier 0.2700",
            "fullest bin: 3 rows, mean probability 90.00 %, right 66.67 %");
  }

  @Test
  void numbersOfRowsHaveALogarithmicAxis() {
    assertThat(Rendered.texts(ReliabilityPicture.of(SampleAudit.of(10_000))))
        .containsSubsequence("1", "10", "100", "1,000", "10,000", "rows");
  }

  @Test
  void whatIsNoProbabilityHasNoDiagram() {
    Picture one = ReliabilityPicture.of(SampleAudit.tied(3, 4));
    Picture two = ReliabilityPicture.of(SampleAudit.of(100));

    assertThat(Rendered.texts(one)).contains("confidence").doesNotContain("maximum output");
    assertThat(one.width()).isEqualTo(860);
    assertThat(two.width()).isEqualTo(1200);
  }

  @Test
  void whiskersShrinkWithTheNumberOfRows() {
    BufferedImage few = ReliabilityPicture.of(SampleAudit.tied(3, 4)).image();
    BufferedImage many = ReliabilityPicture.of(SampleAudit.tied(3_000, 4_000)).image();

    assertThat(whisker(few)).isGreaterThan(5 * whisker(many)).isBetween(200L, 400L);
  }

  /** How far the diagram's only whisker reaches, in px, its dot included. */
  private static long whisker(BufferedImage image) {
    int middle = 24 + 78 + 470 / 2;
    return IntStream.range(160, 600)
        .map(y -> image.getRGB(middle, y))
        .filter(rgb -> (rgb & 0xff) - (rgb >> 16 & 0xff) > 40)
        .count();
  }

  @Test
  void binsOfAllOrNoneRightHaveWhiskersToo() {
    for (int right : new int[] {0, 4}) {
      assertThat(whisker(ReliabilityPicture.of(SampleAudit.tied(right, 4)).image()))
          .isBetween(150L, 300L);
    }
  }

  @Test
  void confidencesWithoutProbabilitiesAreRefused() {
    Audit audit =
        Audit.of(true)
            .score(Audit.CONFIDENCE, 1)
            .score(Audit.MAXIMUM_OUTPUT, 1)
            .resamples(2)
            .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReliabilityPicture.of(audit))
        .withMessage(
            "expected an audit whose confidence comes with probabilities, found one without: its introspector was fitted without trust, as by joint training, Preset.PAPER or withoutTrust()");
  }
}
