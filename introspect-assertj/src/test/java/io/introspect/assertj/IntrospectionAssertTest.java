package io.introspect.assertj;

import static io.introspect.assertj.Failure.messageOf;
import static io.introspect.assertj.IntrospectionAssertions.assertThat;
import static io.introspect.assertj.Samples.notPromised;
import static io.introspect.assertj.Samples.promised;
import static io.introspect.assertj.Samples.seen;
import static io.introspect.assertj.Samples.seenByMapAlone;
import static io.introspect.assertj.Samples.sure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.Introspection;
import io.introspect.trust.Acceptance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectionAssertTest {

  private static final String PORTRAIT =
      """

      Expecting the introspection
        output                class 2: 0.7500, class 3: 0.2500, class 0: 0.1250, 2 more
        confidence            3.00 decades (expected error 0.0010)
        probability correct   0.9950
        typicality            0.500
        place on the map      (0.50, -1.25), where an error of 0.10 is usual
        reconstruction error  0.750
      """;

  private static final String PORTRAIT_BY_MAP_ALONE =
      """

      Expecting the introspection
        output                class 0: 0.7500, class 1: 0.2500
        confidence            2.00 decades (expected error 0.010)
        probability correct   not estimated
        typicality            not estimated
        place on the map      (0.50, -1.25), where an error of 0.010 is usual
        reconstruction error  0.750
      """;

  @Test
  void whatIsMetPassesInOneChain() {
    Introspection seen = sure();
    assertThat(seen)
        .predicts(2)
        .hasConfidenceAtLeast(2.5)
        .hasConfidenceBelow(3.5)
        .hasProbabilityCorrectAtLeast(0.99)
        .isTypical()
        .isTypical(0.4)
        .isUnusual(0.6)
        .isAcceptedBy(promised());
  }

  @Test
  void anotherClassFails() {
    messageOf(() -> assertThat(sure()).predicts(3))
        .isEqualTo(
            PORTRAIT
                + """
                  to predict
                    class 3 (output 0.25)
                  but found
                    class 2 (output 0.75)""");
  }

  @Test
  void aClassThatThereIsNotFails() {
    messageOf(() -> assertThat(sure()).predicts(5))
        .isEqualTo(
            PORTRAIT
                + """
                  to predict
                    class 5, which is none of its 5 classes
                  but found
                    class 2 (output 0.75)""");
  }

  @Test
  void aClassBelowZeroIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sure()).predicts(-1))
        .withMessage("expected a class, from 0 on, found -1");
  }

  @Test
  void tooLittleConfidenceFails() {
    messageOf(() -> assertThat(sure()).hasConfidenceAtLeast(3.5))
        .isEqualTo(
            PORTRAIT
                + """
                  to have a confidence of at least
                    3.5 decades
                  but found
                    3.0 decades""");
  }

  @Test
  void tooMuchConfidenceFails() {
    messageOf(() -> assertThat(sure()).hasConfidenceBelow(2))
        .isEqualTo(
            PORTRAIT
                + """
                  to have a confidence below
                    2.0 decades
                  but found
                    3.0 decades""");
  }

  @Test
  void theVeryConfidenceIsReachedAndNotBelow() {
    assertThat(sure()).hasConfidenceAtLeast(3);
    messageOf(() -> assertThat(sure()).hasConfidenceBelow(3));
  }

  @Test
  void aConfidenceThatIsNoNumberFailsEitherWay() {
    Introspection unknown = new Introspection(new float[] {1}, new float[] {0}, Double.NaN, 0);
    messageOf(() -> assertThat(unknown).hasConfidenceAtLeast(-1000)).contains("NaN");
    messageOf(() -> assertThat(unknown).hasConfidenceBelow(1000)).contains("NaN");
  }

  @Test
  void aDifferenceThatRoundingHidesIsShown() {
    messageOf(() -> assertThat(seen(1.99996, 0.9, 0.5)).hasConfidenceAtLeast(2))
        .contains("2.00 decades")
        .endsWith("1.99996 decades");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void decadesThatAreNotFiniteAreRefused(double decades) {
    String message = "expected a finite number of decades, found " + decades;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sure()).hasConfidenceAtLeast(decades))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sure()).hasConfidenceBelow(decades))
        .withMessage(message);
  }

  @Test
  void tooSmallAProbabilityFails() {
    messageOf(() -> assertThat(sure()).hasProbabilityCorrectAtLeast(0.999))
        .isEqualTo(
            PORTRAIT
                + """
                  to be right with a probability of at least
                    0.999
                  but found
                    0.995""");
    assertThat(sure()).hasProbabilityCorrectAtLeast(0.995);
  }

  @Test
  void aProbabilityThatWasNotEstimatedFails() {
    messageOf(() -> assertThat(seenByMapAlone()).hasProbabilityCorrectAtLeast(0))
        .isEqualTo(
            PORTRAIT_BY_MAP_ALONE
                + """
                  to be right with a probability of at least
                    0.0
                  but found
                    none: its introspector was fitted without trust, which comes with fit(…), \
                  but not with Preset.PAPER, joint training or withoutTrust()""");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.01, 1.01, 99})
  void aProbabilityOutOfRangeIsRefused(double probability) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sure()).hasProbabilityCorrectAtLeast(probability))
        .withMessage("expected a share from 0 to 1, not in percent, found " + probability);
  }

  @Test
  void theUnusualIsNotTypical() {
    messageOf(() -> assertThat(sure()).isTypical(0.5))
        .isEqualTo(
            PORTRAIT
                + """
                  to be typical, with a typicality above
                    0.5
                  but found
                    0.5""");
    messageOf(() -> assertThat(seen(3, 0.9, 0.05)).isTypical())
        .contains("to be typical, with a typicality above");
    assertThat(seen(3, 0.9, 0.0501)).isTypical();
  }

  @Test
  void theTypicalIsNotUnusual() {
    messageOf(() -> assertThat(sure()).isUnusual())
        .isEqualTo(
            PORTRAIT
                + """
                  to be unusual, with a typicality of at most
                    0.05
                  but found
                    0.5""");
    assertThat(seen(3, 0.9, 0.05)).isUnusual();
  }

  @Test
  void whatWasNotEstimatedIsNeitherTypicalNorUnusual() {
    String why =
        """
          0.05
        but found
          none: its introspector was fitted without typicality, which comes with fit(…), \
        but not with Preset.PAPER, joint training or withoutTypicality()""";
    messageOf(() -> assertThat(seenByMapAlone()).isTypical())
        .isEqualTo(PORTRAIT_BY_MAP_ALONE + "to be typical, with a typicality above\n" + why);
    messageOf(() -> assertThat(seenByMapAlone()).isUnusual())
        .isEqualTo(PORTRAIT_BY_MAP_ALONE + "to be unusual, with a typicality of at most\n" + why);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, 1, -0.05, 5})
  void alphaOutOfRangeIsRefusedEvenIfTypicalityWasNotEstimated(double alpha) {
    String message = "expected alpha in (0, 1), found " + alpha;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(seenByMapAlone()).isTypical(alpha))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(seenByMapAlone()).isUnusual(alpha))
        .withMessage(message);
  }

  @Test
  void aConfidenceBelowTheThresholdIsNotAccepted() {
    Acceptance acceptance = promised();
    Introspection doubtful = seen(2, 0.9, 0.5);
    assertThat(doubtful).isNotAcceptedBy(acceptance);
    messageOf(() -> assertThat(doubtful).isAcceptedBy(acceptance))
        .isEqualTo(
            PORTRAIT.replace("3.00", "2.00").replace("0.0010", "0.010").replace("0.9950", "0.9000")
                + "to be accepted where\n  "
                + acceptance
                + "\nbut found\n  a confidence of 2.0 decades, below the threshold of 3.0");
  }

  @Test
  void whatIsAcceptedFailsNotToBe() {
    Acceptance acceptance = promised();
    messageOf(() -> assertThat(sure()).isNotAcceptedBy(acceptance))
        .isEqualTo(
            PORTRAIT
                + "not to be accepted where\n  "
                + acceptance
                + "\nbut found\n  a confidence of 3.0 decades, not below the threshold of 3.0");
  }

  @Test
  void whereNothingIsPromisedNoRowIsAccepted() {
    Acceptance nothing = notPromised();
    assertThat(sure()).isNotAcceptedBy(nothing);
    messageOf(() -> assertThat(sure()).isAcceptedBy(nothing))
        .isEqualTo(
            PORTRAIT
                + "to be accepted where\n  "
                + nothing
                + "\nbut found\n  that nothing is promised, so that no row is accepted");
  }

  @Test
  void noAcceptanceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sure()).isAcceptedBy(null))
        .withMessage("expected an acceptance, found null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(sure()).isNotAcceptedBy(null))
        .withMessage("expected an acceptance, found null");
  }

  @Test
  void nullFailsEveryAssertion() {
    IntrospectionAssert nothing = assertThat((Introspection) null);
    Acceptance acceptance = promised();
    List.<Runnable>of(
            () -> nothing.predicts(0),
            () -> nothing.hasConfidenceAtLeast(0),
            () -> nothing.hasConfidenceBelow(0),
            () -> nothing.hasProbabilityCorrectAtLeast(0),
            nothing::isTypical,
            nothing::isUnusual,
            () -> nothing.isAcceptedBy(acceptance),
            () -> nothing.isNotAcceptedBy(acceptance))
        .forEach(assertion -> messageOf(assertion::run).contains("actual not to be null"));
  }

  @Test
  void aDescriptionStandsBeforeTheMessageAndAMessageOfOnesOwnReplacesIt() {
    messageOf(() -> assertThat(sure()).as("digit %d", 12).predicts(3))
        .startsWith("[digit 12] ")
        .contains("to predict");
    messageOf(() -> assertThat(sure()).withFailMessage("no three").predicts(3))
        .isEqualTo("no three");
  }

  @Test
  void assertionsOnAnyObjectAreThereToo() {
    assertThat(sure()).returns(0.75f, Introspection::maximumOutput).isNotEqualTo(seenByMapAlone());
    assertThat(List.of(sure(), sure())).allSatisfy(seen -> assertThat(seen).isTypical());
  }
}
