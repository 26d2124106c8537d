package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.introspect.ErrorEstimator;
import io.introspect.Observation;
import io.introspect.TypicalityEstimator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SightTest {

  private static final HalvingAutoencoder MAP = new HalvingAutoencoder();

  private static final ErrorEstimator NEGATIVE =
      new ErrorEstimator() {
        @Override
        public int inputs() {
          return 1;
        }

        @Override
        public INDArray estimate(INDArray latent) {
          return latent.neg();
        }
      };

  private final Observation seen =
      new Observation(Samples.matrix(2, 0.75f, 0.25f, 0, 1), Samples.matrix(2, 6, 1, 8, 2));

  private static Parts parts(TypicalityEstimator typicality) {
    return new Parts(MAP, NEGATIVE, Optional.ofNullable(typicality));
  }

  @Test
  void seesWhatEachPartSees() {
    Sight sight = Sight.of(parts(null), seen);
    assertThat(sight.rows()).isEqualTo(2);
    assertThat(sight.places()).isDeepEqualTo(new float[][] {{3}, {4}});
    assertThat(sight.mapErrors()).containsExactly(-3, -4);
    assertThat(sight.reconstructionErrors()).containsExactly(1, 2);
    assertThat(sight.wide()).isEmpty();
    assertThat(sight.typicality()).isEmpty();
    assertThat(sight.seen()).isSameAs(seen);
  }

  @Test
  void aWideAutoencoderIsLookedThroughOnceForTypicalityAndAllElse() {
    WideTypicality typicality =
        new WideTypicality(MAP, new ConformalRank(new float[] {1.5f, 2.5f}));
    Sight sight = Sight.of(parts(typicality), seen);
    assertThat(sight.wide().orElseThrow().places()).isDeepEqualTo(new float[][] {{3}, {4}});
    assertThat(sight.wide().orElseThrow().reconstructionErrors()).containsExactly(1, 2);
    assertThat(sight.typicality().orElseThrow())
        .containsExactly(typicality.typicality(seen.activations()))
        .containsExactly(1, 2 / 3.0);
    assertThat(parts(typicality).wideAutoencoder()).containsSame(MAP);
  }

  @Test
  void aTypicalityOfTheUsersOwnHasNoWideSight() {
    TypicalityEstimator own =
        new TypicalityEstimator() {
          @Override
          public int width() {
            return 2;
          }

          @Override
          public double[] typicality(INDArray activations) {
            return new double[] {0.5, 1};
          }
        };
    Sight sight = Sight.of(parts(own), seen);
    assertThat(sight.typicality().orElseThrow()).containsExactly(0.5, 1);
    assertThat(sight.wide()).isEmpty();
    assertThat(parts(own).wideAutoencoder()).isEmpty();
    assertThat(parts(null).wideAutoencoder()).isEmpty();
  }

  @Test
  void handsOutCopiesAndFreesItsArraysButNotTheObservation() {
    HalvingAutoencoder map = new HalvingAutoencoder();
    WideTypicality typicality = new WideTypicality(map, new ConformalRank(new float[] {1, 2}));
    Sight sight = Sight.of(new Parts(map, NEGATIVE, Optional.of(typicality)), seen);
    sight.mapErrors()[0] = 99;
    sight.reconstructionErrors()[0] = 99;
    sight.typicality().orElseThrow()[0] = 99;
    assertThat(sight.mapErrors()[0]).isEqualTo(-3);
    assertThat(sight.reconstructionErrors()[0]).isEqualTo(1);
    assertThat(sight.typicality().orElseThrow()[0]).isLessThanOrEqualTo(1);
    assertThat(map.latents()).hasSize(2).allMatch(INDArray::wasClosed);
    assertThat(seen.activations().wasClosed()).isFalse();
  }
}
