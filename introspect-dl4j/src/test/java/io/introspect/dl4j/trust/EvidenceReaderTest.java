package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.introspect.ErrorEstimator;
import io.introspect.Observation;
import io.introspect.dl4j.train.Parts;
import io.introspect.dl4j.train.Sight;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {

  private static final double TINY = 1e-6;

  /** Estimates the sum of its inputs. */
  private static ErrorEstimator sum(int inputs) {
    return HandMade.estimator(
        inputs,
        row -> {
          double sum = 0;
          for (float value : row) {
            sum += value;
          }
          return sum;
        });
  }

  private static final ErrorEstimator NOT_TO_BE_ASKED =
      HandMade.estimator(
          3,
          row -> {
            throw new AssertionError("was read, though not asked for");
          });

  private static EvidenceReader full(LatentPrototypes prototypes) {
    return new EvidenceReader(Optional.of(sum(3)), Optional.of(sum(3)), Optional.of(prototypes));
  }

  /** One of each of two classes, at the origin and at [0, 0, 8]. */
  private static LatentPrototypes prototypes() {
    return new LatentPrototypes(HandMade.matrix(3, 0, 0, 0, 0, 0, 8), 1, 2);
  }

  /** Two rows: predicted class 0 and 1, activations [1, 2, 2] and [-3, 0, -4]. */
  private static Observation seen() {
    return new Observation(
        HandMade.matrix(2, 0.75f, 0.25f, 0.1f, 0.9f), HandMade.matrix(3, 1, 2, 2, -3, 0, -4));
  }

  private static Map<Evidence, double[]> readAll(
      EvidenceReader reader, Parts parts, Observation seen) {
    try (seen) {
      Sight sight = Sight.of(parts, seen);
      return reader.read(sight, reader.available(sight));
    }
  }

  private static void assertRead(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(TINY));
  }

  @Test
  void withoutTrainingItReadsOutputsAndMap() {
    Map<Evidence, double[]> read = readAll(EvidenceReader.PLAIN, HandMade.narrow(), seen());

    assertThat(read)
        .containsOnlyKeys(
            Evidence.MAXIMUM_OUTPUT,
            Evidence.LOGIT,
            Evidence.MARGIN,
            Evidence.ENTROPY,
            Evidence.MAP_ERROR,
            Evidence.RECONSTRUCTION);
    assertRead(read.get(Evidence.MAXIMUM_OUTPUT), 0.75, 0.9);
    assertRead(read.get(Evidence.LOGIT), Math.log(3), Math.log(9));
    assertRead(read.get(Evidence.MAP_ERROR), -1, 3);
    assertRead(read.get(Evidence.RECONSTRUCTION), -Math.log(2), -Math.log(4));
  }

  @Test
  void typicalityAndWideErrorsAreReadWhereThereAreAny() {
    Parts parts = HandMade.wide();
    Map<Evidence, double[]> read = readAll(EvidenceReader.PLAIN, parts, seen());
    double[] typicality;
    try (Observation seen = seen()) {
      typicality = parts.typicality().orElseThrow().typicality(seen.activations());
    }

    assertRead(read.get(Evidence.TYPICALITY), Arrays.stream(typicality).map(Math::log).toArray());
    assertThat(typicality[0]).isGreaterThan(typicality[1]);
    assertRead(read.get(Evidence.WIDE_RECONSTRUCTION), -Math.log(4), -Math.log(8));
    assertThat(read).doesNotContainKeys(Evidence.TRUST_RATIO, Evidence.OWN_DISTANCE);
  }

  @Test
  void estimatorsSeePlaceAndReconstructionErrorOrAllActivations() {
    Map<Evidence, double[]> read = readAll(full(prototypes()), HandMade.narrow(), seen());

    // [1, 2] and 2 beside it; [-3, 0] and 4 beside it.
    assertRead(read.get(Evidence.PLACE_AND_RECONSTRUCTION), -5, -1);
    assertRead(read.get(Evidence.HIDDEN_ERROR), -5, 7);
    assertThat(read).doesNotContainKeys(Evidence.TRUST_RATIO, Evidence.TYPICALITY);
  }

  @Test
  void distancesAreToThePredictedClassAndToTheNearestOther() {
    Map<Evidence, double[]> read = readAll(full(prototypes()), HandMade.wide(), seen());

    assertThat(read).containsOnlyKeys(Evidence.values());
    // [1, 2, 2] is 3 from class 0 and √41 from class 1; [-3, 0, -4] 5 and √153.
    assertRead(read.get(Evidence.OWN_DISTANCE), -Math.log(3), -Math.log(153) / 2);
    assertRead(read.get(Evidence.OTHER_DISTANCE), Math.log(41) / 2, Math.log(5));
    assertRead(
        read.get(Evidence.TRUST_RATIO),
        Math.log(41) / 2 - Math.log(3),
        Math.log(5) - Math.log(153) / 2);
  }

  @Test
  void readsNothingThatIsNotAskedFor() {
    EvidenceReader reader =
        new EvidenceReader(
            Optional.of(NOT_TO_BE_ASKED), Optional.of(NOT_TO_BE_ASKED), Optional.empty());
    Set<Evidence> kinds = EnumSet.of(Evidence.LOGIT, Evidence.RECONSTRUCTION);
    try (Observation seen = seen()) {
      Sight sight = Sight.of(HandMade.wide(), seen);
      assertThat(reader.read(sight, kinds)).containsOnlyKeys(kinds);
    }
  }

  @Test
  void ofTheDistancesOnlyThoseAskedForAreHandedOut() {
    try (Observation seen = seen()) {
      Sight sight = Sight.of(HandMade.wide(), seen);
      assertThat(full(prototypes()).read(sight, EnumSet.of(Evidence.OTHER_DISTANCE)))
          .containsOnlyKeys(Evidence.OTHER_DISTANCE);
    }
  }

  @Test
  void aRowOnAPrototypeHasFiniteEvidence() {
    Map<Evidence, double[]> read =
        readAll(
            full(prototypes()),
            HandMade.wide(),
            new Observation(HandMade.matrix(2, 1, 0), HandMade.matrix(3, 0, 0, 0)));

    assertThat(read.get(Evidence.TRUST_RATIO)[0]).isFinite().isGreaterThan(10);
    assertAllFinite(read);
  }

  /** Squares overflow float32, and differences of them are no numbers. */
  @Test
  void rowsBeyondAllMeasureHaveFiniteEvidence() {
    assertAllFinite(
        readAll(
            full(prototypes()),
            HandMade.wide(),
            new Observation(
                HandMade.matrix(2, 1, 0, 0, 1), HandMade.matrix(3, 0, 0, 1e25f, 1e30f, 0, 3e38f))));
  }

  @Test
  void aClassWithoutPrototypesIsFarAway() {
    for (int predicted : new int[] {0, 1}) {
      assertAllFinite(
          readAll(
              full(new LatentPrototypes(HandMade.matrix(3, 0, 0, 8), 0, 1)),
              HandMade.wide(),
              new Observation(
                  HandMade.matrix(2, 1 - predicted, predicted), HandMade.matrix(3, 0, 1, 2))));
    }
  }

  private static void assertAllFinite(Map<Evidence, double[]> read) {
    read.forEach(
        (kind, values) ->
            assertThat(Arrays.stream(values)).as(kind.key()).allMatch(Double::isFinite));
  }
}
