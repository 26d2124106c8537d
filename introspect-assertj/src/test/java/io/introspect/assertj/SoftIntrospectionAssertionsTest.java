package io.introspect.assertj;

import static io.introspect.assertj.Failure.messageOf;
import static io.introspect.assertj.Samples.better;
import static io.introspect.assertj.Samples.notPromised;
import static io.introspect.assertj.Samples.promised;
import static io.introspect.assertj.Samples.seen;
import static io.introspect.assertj.Samples.seenByMapAlone;
import static io.introspect.assertj.Samples.sure;
import static io.introspect.assertj.Samples.worse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.trust.Measure;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class SoftIntrospectionAssertionsTest {

  @InjectSoftAssertions private SoftIntrospectionAssertions injected;

  @Test
  void allFailuresAreGathered() {
    SoftIntrospectionAssertions softly = new SoftIntrospectionAssertions();
    softly.assertThat(sure()).predicts(3).isTypical().hasConfidenceAtLeast(4);
    softly.assertThat(seenByMapAlone()).isTypical();
    softly.assertThat(worse()).hasAurocAtLeast(0.95).isNoWorseThanMaximumOutput();
    softly.assertThat(notPromised()).isPromised();
    softly.assertThat("AssertJ's own").isEmpty();

    assertThat(softly.errorsCollected())
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            message -> assertThat(message).contains("to predict"),
            message -> assertThat(message).contains("to have a confidence of at least"),
            message -> assertThat(message).contains("fitted without typicality"),
            message -> assertThat(message).contains("to have, in AUROC, at least"),
            message -> assertThat(message).contains("no worse than the maximum output"),
            message -> assertThat(message).contains("to be promised"),
            message -> assertThat(message).contains("AssertJ's own"));
  }

  @Test
  void assertSoftlyReportsThemTogether() {
    messageOf(
            () ->
                SoftIntrospectionAssertions.assertSoftly(
                    softly -> {
                      softly.assertThat(sure()).as("first").predicts(3);
                      softly.assertThat(seen(1, 0.5, 0.01)).as("second").isTypical();
                    }))
        .contains("2 failures")
        .contains("[first]")
        .contains("to predict")
        .contains("[second]")
        .contains("to be typical");
  }

  @Test
  void whatIsMetPasses() {
    SoftIntrospectionAssertions.assertSoftly(
        softly -> {
          softly.assertThat(sure()).predicts(2).isAcceptedBy(promised());
          softly.assertThat(better()).isBetterThanMaximumOutput(Measure.AUROC);
          softly.assertThat(promised()).hasCoverageAtLeast(0.5);
        });
  }

  @Test
  void argumentsOutOfRangeAreNotGathered() {
    SoftIntrospectionAssertions softly = new SoftIntrospectionAssertions();
    assertThatIllegalArgumentException().isThrownBy(() -> softly.assertThat(sure()).predicts(-1));
    assertThat(softly.errorsCollected()).isEmpty();
  }

  @Test
  void junitInjectsThemIntoFields() {
    injected.assertThat(sure()).predicts(2);
    assertThat(injected.wasSuccess()).isTrue();
  }

  @Test
  void junitInjectsThemIntoParameters(SoftIntrospectionAssertions softly) {
    softly.assertThat(sure()).predicts(2);
    assertThat(softly.wasSuccess()).isTrue();
  }
}
