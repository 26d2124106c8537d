package io.introspect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.trust.Acceptance;
import io.introspect.trust.Audit;
import io.introspect.trust.AuditBuilder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskCoveragePictureTest {

  /** Four rows, the third one wrong, which the confidence trusts least and the output second. */
  private static AuditBuilder four() {
    return Audit.of(true, true, false, true)
        .score(Audit.CONFIDENCE, 4, 3, 1, 2)
        .score(Audit.MAXIMUM_OUTPUT, 0.9, 0.7, 0.8, 0.6)
        .score("e<n>tropy", 1, 2, 4, 3)
        .resamples(2);
  }

  @Test
  void everyCurveHasItsNameAndItsArea() {
    Picture picture = RiskCoveragePicture.of(four().build());

    assertThat(Rendered.texts(picture))
        .contains("4 rows, 1 of them wrong (25.0 %); dashed: the best possible order")
        // (0 + 0 + 0 + 1/4) / 4, and (0 + 1/2 + 1/3 + 1/4) / 4
        .containsSubsequence("AURC ×10³", "confidence", "62.500", "maximum output", "270.833")
        .doesNotContain("e<n>tropy");
  }

  @Test
  void furtherScoresAreShownByName() {
    Audit audit = four().build();
    Picture two = RiskCoveragePicture.of(audit);
    Picture three = RiskCoveragePicture.of(audit, List.of("e<n>tropy"));

    // (1 + 1/2 + 1/3 + 1/4) / 4
    assertThat(Rendered.texts(three)).containsSubsequence("maximum output", "e<n>tropy", "520.833");
    assertThat(Rendered.count(two.image(), Style.SCORES.get(2))).isZero();
    assertThat(Rendered.count(three.image(), Style.SCORES.get(2))).isGreaterThan(300);
  }

  @Test
  void theBestCurveEndsLowerAtEveryCoverageThanAWorseOne() {
    BufferedImage image = RiskCoveragePicture.of(SampleAudit.of(2_000)).image();

    assertThat(height(image, Style.ACCENT)).isLessThan(height(image, Style.WRONG));
  }

  /** How high above the axis the pixels of a color lie on average, right of the legend. */
  private static double height(BufferedImage image, Color color) {
    return IntStream.range(700 * image.getHeight(), 1150 * image.getHeight())
        .filter(i -> image.getRGB(i / image.getHeight(), i % image.getHeight()) == color.getRGB())
        .mapToDouble(i -> image.getHeight() - i % image.getHeight())
        .average()
        .orElseThrow();
  }

  @Test
  void aPromiseIsMarkedOnTheCurveAndSaidInTheSubtitle() {
    Audit audit = SampleAudit.of(5_000);
    Acceptance acceptance = audit.acceptAt(0.01, 0.95);
    assertThat(acceptance.isPromised()).isTrue();

    Picture picture = RiskCoveragePicture.of(audit, List.of(), acceptance);

    assertThat(Rendered.texts(picture))
        .contains("α = 1 %", "confidence ≥ " + Words.numbers().format(acceptance.threshold()));
    assertThat(String.join(" ", Rendered.texts(picture))).contains(acceptance.toString());
  }

  @Test
  void whatCannotBePromisedHasNoPoint() {
    Audit audit = four().build();

    Picture picture = RiskCoveragePicture.of(audit, List.of(), audit.acceptAt(0.01, 0.95));

    assertThat(Rendered.texts(picture))
        .anyMatch(text -> text.contains("cannot be promised with 4 rows"))
        .contains("α = 1 %")
        .noneMatch(text -> text.startsWith("confidence ≥"));
  }

  @Test
  void theAuditsNotesAreShownInFull() {
    String note = "The classifier has learned from these rows. ".repeat(8).strip();

    Picture picture = RiskCoveragePicture.of(four().note(note).build());

    assertThat(String.join(" ", Rendered.texts(picture))).contains(note);
    assertThat(picture.height())
        .isGreaterThanOrEqualTo(RiskCoveragePicture.of(four().build()).height() + 40);
  }

  @Test
  void auditsWithoutMistakesAndOfMistakesAloneAreDrawn() {
    for (int right : new int[] {0, 3, 4}) {
      BufferedImage image = RiskCoveragePicture.of(SampleAudit.tied(right, 4)).image();

      assertThat(Rendered.count(image, Style.ACCENT)).isGreaterThan(1_000);
    }
  }

  @Test
  void manyRowsMakeNoLargeFile() {
    assertThat(Rendered.size(RiskCoveragePicture.of(SampleAudit.of(20_000)))).isLessThan(200_000);
  }

  @Test
  void scoresThatAreUnknownTwiceNamedOrTooManyAreRefused() {
    AuditBuilder builder = four();
    List<String> many = IntStream.range(0, 5).mapToObj(i -> "score " + i).toList();
    many.forEach(name -> builder.score(name, 1, 2, 3, 4));
    Audit audit = builder.build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskCoveragePicture.of(audit, List.of("typo")))
        .withMessageContaining("found \"typo\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskCoveragePicture.of(audit, List.of(Audit.CONFIDENCE)))
        .withMessage(
            "expected at most 6 different scores, found [confidence, maximumOutput, confidence]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskCoveragePicture.of(audit, many))
        .withMessageContaining("expected at most 6 different scores, found");
  }

  @Test
  void promisesOfOtherRowsAreRefused() {
    Acceptance other = SampleAudit.of(5_000).acceptAt(0.01, 0.95);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskCoveragePicture.of(four().build(), List.of(), other))
        .withMessageStartingWith(
            "expected an acceptance of this audit, found one of other rows: a");
  }
}
