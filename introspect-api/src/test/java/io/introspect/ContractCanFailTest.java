package io.introspect;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.ReflectionSupport;

/** Each rule of the contract is broken by a toy, and the test of that rule tells. */
class ContractCanFailTest {

  @ParameterizedTest
  @MethodSource
  void aBrokenRuleIsNamed(ToyClassifier toy, String test, String sentence) {
    Method rule = ReflectionSupport.findMethod(ToyContract.class, test).orElseThrow();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ReflectionSupport.invokeMethod(rule, new ToyContract(toy)))
        .withMessageContaining(sentence);
  }

  static Stream<Arguments> aBrokenRuleIsNamed() {
    String shapes = "givesOneScorePerClassAndOneActivationPerUnit";
    String layout = "tapIsTheSameAtEveryCallAndFillsItsColumnsWithoutAGap";
    String readsOnly = "leavesTheModelAndTheRowsAsTheyWere";
    String gradient = "inputGradientIsThatOfFiniteDifferences";
    String gradientReadsOnly = "inputGradientLeavesTheModelTheRowsAndTheSlopeAsTheyWere";
    return Stream.of(
        Arguments.of(new BrokenToys.OneClass(), shapes, "classes(): at least 2"),
        Arguments.of(new BrokenToys.NarrowOutput(), shapes, "output: [n, K]"),
        Arguments.of(new BrokenToys.WideTap(), shapes, "activations: [n, p], p = tap().width()"),
        Arguments.of(new BrokenToys.Doubles(), shapes, "activations: float32"),
        Arguments.of(new BrokenToys.Gap(), layout, "columns without a gap"),
        Arguments.of(new BrokenToys.Renamed(), layout, "the same at every call"),
        Arguments.of(
            new BrokenToys.TwoPasses(), "oneObservationIsOneForwardPass", "one forward pass"),
        Arguments.of(new BrokenToys.Noise(), "sameRowsGiveTheSameBits", "deterministic"),
        Arguments.of(
            new BrokenToys.BatchStatistics(), "aRowByItselfGivesWhatItGivesInABatch", "inference"),
        Arguments.of(new BrokenToys.OneThread(), "severalThreadsSeeWhatOneSees", "thread-safe"),
        Arguments.of(new BrokenToys.ChangesRows(), readsOnly, "x is not changed"),
        Arguments.of(new BrokenToys.ClosesRows(), readsOnly, "x stays the caller's"),
        Arguments.of(new BrokenToys.Learns(), readsOnly, "never changes the model"),
        Arguments.of(new BrokenToys.InWorkspace(), "resultsOutliveTheCallersWorkspace", "detached"),
        Arguments.of(
            new BrokenToys.Reused(), "anObservationIsTheCallersOwn", "owned by the caller"),
        Arguments.of(
            new BrokenToys.OtherError(), "refusesRowsOfAnotherShapeAndWorksOn", "IllegalArgument"),
        Arguments.of(new BrokenToys.OutputGradientOnly(), gradient, "of one of the activations"),
        Arguments.of(new BrokenToys.TwiceTheGradient(), gradient, "that of finite differences"),
        Arguments.of(new BrokenToys.ChangesSlope(), gradientReadsOnly, "the slope is not changed"),
        Arguments.of(new BrokenToys.KeptGradient(), gradientReadsOnly, "owned by the caller"),
        Arguments.of(
            new BrokenToys.OneThreadForGradients(),
            "inputGradientIsTheSameForSeveralThreads",
            "one sees"),
        Arguments.of(
            new BrokenToys.AnySlope(),
            "inputGradientRefusesRowsAndSlopesOfAnotherShape",
            "a wider slope"));
  }
}
