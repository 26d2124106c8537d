package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Introspection;
import io.introspect.IntrospectionException;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.ReconstructionTypicality;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Typicality from the builder to the file, with a real small classifier. */
class TypicalityTest {

  private static MultiLayerNetwork model;
  private static SelfIntrospector introspector;

  @TempDir private Path folder;

  @BeforeAll
  static void fit() {
    model = Blobs.trained();
    introspector = fit(Blobs.withTypicalityOpen(model).typicality(Blobs.quickTypicality()));
  }

  private static SelfIntrospector fit(IntrospectorBuilder builder) {
    DataSet training = Blobs.data(600, 1000);
    DataSet validation = Blobs.data(400, 1001);
    return builder.fit(
        training.getFeatures(),
        training.getLabels(),
        validation.getFeatures(),
        validation.getLabels());
  }

  private static double typicalShare(List<Introspection> seen) {
    return seen.stream().filter(row -> row.isTypical(0.1)).count() / (double) seen.size();
  }

  @Test
  void usualRowsAreTypicalAndFarOnesAreNot() {
    INDArray usual = Blobs.testRows(1000);
    assertThat(typicalShare(introspector.introspectAll(usual))).isBetween(0.83, 0.97);
    assertThat(typicalShare(introspector.introspectAll(usual.mul(-6)))).isLessThan(0.2);
  }

  @Test
  void mapAndEstimatesAreTheSameAsWithoutIt() {
    SelfIntrospector without = fit(Blobs.wrap(model));
    Introspection here = introspector.introspect(Blobs.testRows(1));
    Introspection there = without.introspect(Blobs.testRows(1));
    assertThat(here.latent()).isEqualTo(there.latent());
    assertThat(here.log10MapError()).isEqualTo(there.log10MapError());
    assertThat(there.hasTypicality()).isFalse();
    assertThat(without.typicality()).isEmpty();
    assertThatThrownBy(there::typicality)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fitted with typicality");
  }

  @Test
  void theSameSeedGivesTheSameThoughTwoThreadsLearn() {
    SelfIntrospector again =
        fit(Blobs.withTypicalityOpen(model).typicality(Blobs.quickTypicality()));
    INDArray rows = Blobs.testRows(100);
    assertThat(again.introspectAll(rows)).isEqualTo(introspector.introspectAll(rows));
  }

  @Test
  void isSavedAndLoaded() {
    Path file = folder.resolve("a.introspector");
    introspector.save(file);
    INDArray rows = Blobs.testRows(100);
    SelfIntrospector loaded = SelfIntrospector.load(file, model);
    assertThat(loaded.introspectAll(rows)).isEqualTo(introspector.introspectAll(rows));

    Path copy = folder.resolve("b.introspector");
    loaded.save(copy);
    assertThat(SelfIntrospector.load(copy, model).introspectAll(rows))
        .isEqualTo(introspector.introspectAll(rows));
  }

  @Test
  void aFileWithoutItIsLoadedAndSavedWithoutIt() {
    Path file = folder.resolve("without.introspector");
    fit(Blobs.wrap(model)).save(file);
    SelfIntrospector loaded = SelfIntrospector.load(file, model);
    assertThat(loaded.introspect(Blobs.testRows(1)).hasTypicality()).isFalse();
    loaded.save(file);
    assertThat(SelfIntrospector.load(file, model).typicality()).isEmpty();
  }

  @Test
  void aFileWithItCanBeLoadedWithoutIt() {
    Path file = folder.resolve("with.introspector");
    introspector.save(file);
    SelfIntrospector loaded = SelfIntrospector.wrap(model).withoutTypicality().load(file);
    assertThat(loaded.introspect(Blobs.testRows(1)).hasTypicality()).isFalse();
  }

  @Test
  void aPresetSaysHowToFitNotWhatToLoad() {
    Path file = folder.resolve("kept.introspector");
    introspector.save(file);
    SelfIntrospector loaded = SelfIntrospector.wrap(model).preset(Preset.PAPER).load(file);
    assertThat(loaded.introspect(Blobs.testRows(1)).hasTypicality()).isTrue();
    loaded.save(file);
    assertThat(SelfIntrospector.load(file, model).typicality()).isPresent();
  }

  @Test
  void aTrainerOfAnotherFormatIsRefused() {
    Path file = folder.resolve("other.introspector");
    introspector.save(file);
    assertThatThrownBy(
            () ->
                SelfIntrospector.wrap(model)
                    .typicality(new ReconstructionTypicality(new MeanTrainer()))
                    .load(file))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContainingAll("typicality", "mean/1", "info-vae/1");
  }

  @Test
  void provenanceHasItsSettings() {
    assertThat(introspector.provenance().settings())
        .containsEntry("typicality.latentSize", "6")
        .containsEntry("typicality.format", "reconstruction-typicality/1 of info-vae/1");
  }

  @Test
  void isOnByDefaultAndOffInThePapersPreset() {
    assertThat(Preset.STANDARD.typicality()).contains(ReconstructionTypicality.standard());
    assertThat(Preset.PAPER.typicality()).isEmpty();
    assertThat(ReconstructionTypicality.standard().settings()).containsEntry("latentSize", "32");
  }

  @Test
  void mayBeSetOnce() {
    assertThatThrownBy(
            () ->
                SelfIntrospector.wrap(model)
                    .withoutTypicality()
                    .typicality(Blobs.quickTypicality()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("typicality was already set");
  }

  @Test
  void jointTrainingRefusesIt() {
    assertThatThrownBy(
            () -> Blobs.withTypicalityOpen(model).typicality(Blobs.quickTypicality()).joint())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("joint training");
  }

  @Test
  void listenersAreToldOfAllStagesOneCallAtATime() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<FitStage> stages = ConcurrentHashMap.newKeySet();
    FitListener listener =
        new FitListener() {
          @Override
          public void stepped(FitStage stage, long step, double loss) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            stages.add(stage);
            for (int i = 0; i < 2000; i++) {
              Thread.onSpinWait(); // time for the other thread to come in, if it may
            }
            inside.decrementAndGet();
          }
        };
    fit(Blobs.withTypicalityOpen(model).typicality(Blobs.quickTypicality()).listener(listener));
    assertThat(most).hasValue(1);
    assertThat(stages).isEqualTo(EnumSet.complementOf(EnumSet.of(FitStage.TRUST)));
  }

  /** Typicality's failure ends the map's stage too, and the other way round; an Error as well. */
  @ParameterizedTest
  @EnumSource(names = {"TYPICALITY", "AUTOENCODER"})
  void aFailureOfEitherEndsBothAtOnce(FitStage failing) {
    for (Throwable failure :
        new Throwable[] {new IllegalStateException("enough"), new AssertionError("enough")}) {
      assertThatThrownBy(() -> fit(endless().listener(throwing(failing, failure))))
          .isSameAs(failure);
    }
  }

  private static FitListener throwing(FitStage failing, Throwable failure) {
    return new FitListener() {
      @Override
      public void stepped(FitStage stage, long step, double loss) {
        if (stage == failing && step == 3) {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        }
      }
    };
  }

  private static IntrospectorBuilder endless() {
    InfoVae vae =
        Blobs.quickAutoencoder()
            .withSchedule(Blobs.quickAutoencoder().schedule().withCycleLength(100_000));
    return SelfIntrospector.wrap(model)
        .autoencoder(vae)
        .estimator(Blobs.quickEstimator())
        .typicality(new ReconstructionTypicality(vae));
  }
}
