package io.introspect.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.introspect.ActivationTap;
import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.IntrospectableModel;
import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

class IntrospectorBuilderTest {

  private static MultiLayerNetwork model;

  @BeforeAll
  static void train() {
    model = Blobs.trained();
  }

  private static SelfIntrospector fit(DataSet data) {
    return Blobs.wrap(model).fit(data.getFeatures(), data.getLabels());
  }

  @Test
  void anIteratorGivesWhatArraysGive() {
    DataSet data = Blobs.data(600, 1000);
    DataSetIterator iterator = new ViewIterator(data, 600);
    iterator.next();
    SelfIntrospector fromIterator = Blobs.wrap(model).fit(iterator);
    INDArray rows = Blobs.testRows(30);
    assertThat(fromIterator.introspectAll(rows)).isEqualTo(fit(data).introspectAll(rows));
    assertThat(fromIterator.provenance().dataHash()).isEqualTo(fit(data).provenance().dataHash());
  }

  @Test
  void iteratorsForValidationToo() {
    DataSetIterator training = new ViewIterator(Blobs.data(300, 1), 64);
    DataSetIterator validation = new ViewIterator(Blobs.data(90, 2), 64);
    assertThat(Blobs.wrap(model).fit(training, validation).provenance().validationRows())
        .isEqualTo(90);
  }

  @Test
  void tapsWhatItIsTold() {
    DataSet data = Blobs.data(300, 1);
    assertThat(
            Blobs.wrap(model)
                .tap(layer -> ((DenseLayer) layer).getNOut() == 12)
                .fit(data.getFeatures(), data.getLabels())
                .model()
                .tap()
                .layers())
        .containsExactly(new TappedLayer("layer0", 0, 12));
  }

  @Test
  void listenersAreToldOfEveryStage() {
    List<String> told = new ArrayList<>();
    FitListener listener =
        new FitListener() {
          @Override
          public void started(FitStage stage, long steps) {
            told.add(stage + " " + steps);
          }

          @Override
          public void validated(FitStage stage, int cycle, double loss, boolean best) {
            told.add(stage + " cycle " + cycle);
          }

          @Override
          public void finished(FitStage stage, Duration elapsed) {
            told.add(stage + " finished");
          }
        };
    DataSet data = Blobs.data(600, 1000);
    Blobs.wrap(model).listener(listener).fit(data.getFeatures(), data.getLabels());
    assertThat(told)
        .containsExactly(
            "HARVEST -1",
            "HARVEST finished",
            "AUTOENCODER 180",
            "AUTOENCODER cycle 1",
            "AUTOENCODER cycle 2",
            "AUTOENCODER cycle 3",
            "AUTOENCODER finished",
            "ESTIMATOR 400",
            "ESTIMATOR cycle 1",
            "ESTIMATOR cycle 2",
            "ESTIMATOR finished");
  }

  @Test
  void interruptingCancelsTheFit() {
    FitListener interrupts =
        new FitListener() {
          private final Thread caller = Thread.currentThread();

          @Override
          public void stepped(FitStage stage, long step, double loss) {
            if (stage == FitStage.AUTOENCODER && step == 5) {
              caller.interrupt();
            }
          }
        };
    DataSet data = Blobs.data(600, 1000);
    IntrospectorBuilder builder =
        SelfIntrospector.wrap(model)
            .autoencoder(
                Blobs.quickAutoencoder()
                    .withSchedule(Blobs.quickAutoencoder().schedule().withCycleLength(100_000)))
            .listener(interrupts);
    assertThatThrownBy(() -> builder.fit(data.getFeatures(), data.getLabels()))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
  }

  @Test
  void anAutoencoderOfTheUsersOwnIsTrainedSavedAndLoaded(@TempDir Path folder) {
    DataSet data = Blobs.data(300, 1);
    SelfIntrospector own =
        SelfIntrospector.wrap(model)
            .autoencoder(new MeanTrainer())
            .estimator(Blobs.quickEstimator())
            .withoutTypicality()
            .trust(Blobs.quickTrust())
            .fit(data.getFeatures(), data.getLabels());
    Path file = folder.resolve("own.introspector");
    own.save(file);
    INDArray rows = Blobs.testRows(20);
    assertThat(own.introspect(rows.getRow(0)).latent()).hasSize(1);
    assertThat(
            SelfIntrospector.wrap(model)
                .autoencoder(new MeanTrainer())
                .load(file)
                .introspectAll(rows))
        .isEqualTo(own.introspectAll(rows));
  }

  @Test
  void aModelOfAnotherEngineIsIntrospected() {
    IntrospectableModel other = new LinearModel();
    DataSet data = Blobs.data(300, 1);
    SelfIntrospector introspector =
        SelfIntrospector.wrap(other)
            .autoencoder(Blobs.quickAutoencoder())
            .estimator(Blobs.quickEstimator())
            .typicality(Blobs.quickTypicality())
            .trust(Blobs.quickTrust())
            .fit(data.getFeatures(), data.getLabels());
    assertThat(introspector.introspect(Nd4j.createFromArray(9f, 0, 0, 0)).predictedClass())
        .isZero();
    assertThatThrownBy(() -> SelfIntrospector.wrap(other).joint())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LinearModel");
  }

  @Test
  void aModelOfAnotherEngineBringsItsOwnTap() {
    assertThatThrownBy(() -> SelfIntrospector.wrap(new LinearModel()).tap("input"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("own tap");
  }

  @Test
  void refusesNullForASetting() {
    assertThatThrownBy(() -> SelfIntrospector.wrap(model).listener(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("listener");
  }

  @Test
  void presetsAreWhatTheySay() {
    assertThat(Preset.PAPER.autoencoder()).isEqualTo(InfoVae.paper());
    assertThat(Preset.STANDARD.estimator()).isEqualTo(LogErrorRegression.standard());
  }

  @Test
  void refusesNoModel() {
    assertThatThrownBy(() -> SelfIntrospector.wrap((MultiLayerNetwork) null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("null");
    assertThatThrownBy(() -> SelfIntrospector.wrap((IntrospectableModel) null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("null");
  }

  @Test
  void refusesAModelThatWasNotInitialized() {
    MultiLayerNetwork raw = new MultiLayerNetwork(model.getLayerWiseConfigurations().clone());
    assertThatThrownBy(() -> SelfIntrospector.wrap(raw))
        .isInstanceOf(IntrospectionException.class)
        .hasMessageContaining("init()");
  }

  @Test
  void refusesSettingsMadeTwiceAndNamesTheEarlierValue() {
    assertThatThrownBy(() -> SelfIntrospector.wrap(model).seed(1).seed(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("seed was already set to 1");
    assertThatThrownBy(() -> SelfIntrospector.wrap(model).tap("layer0").tap("layer1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tap");
    assertThatThrownBy(
            () -> SelfIntrospector.wrap(model).preset(Preset.PAPER).autoencoder(InfoVae.standard()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PAPER");
    assertThatThrownBy(
            () ->
                SelfIntrospector.wrap(model)
                    .estimator(LogErrorRegression.standard())
                    .preset(Preset.PAPER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("estimator");
  }

  @Test
  void refusesAMissingLayer() {
    DataSet data = Blobs.data(300, 1);
    assertThatThrownBy(
            () -> Blobs.wrap(model).tap("layer9").fit(data.getFeatures(), data.getLabels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer9")
        .hasMessageContaining("layer0");
  }

  @Test
  void refusesLabelsThatAreNotOneHot() {
    DataSet data = Blobs.data(300, 1);
    data.getLabels().putScalar(123, 0, 0.5);
    assertThatThrownBy(() -> fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one-hot")
        .hasMessageContaining("row 123");
  }

  @Test
  void refusesLabelsOfAnotherClassCount() {
    INDArray features = Blobs.testRows(300);
    assertThatThrownBy(() -> Blobs.wrap(model).fit(features, Nd4j.zeros(300, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[n, 3]")
        .hasMessageContaining("[300, 4]");
  }

  @Test
  void refusesDifferentNumbersOfFeaturesAndLabels() {
    assertThatThrownBy(() -> Blobs.wrap(model).fit(Blobs.testRows(300), Nd4j.zeros(299, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same n");
  }

  @Test
  void refusesNanAmongFeatures() {
    DataSet data = Blobs.data(1500, 1);
    data.getFeatures().putScalar(1400, 1, Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("features")
        .hasMessageContaining("row 1400");
  }

  @Test
  void refusesNanAmongActivations() {
    MultiLayerNetwork broken = model.clone();
    broken.getLayer(0).getParam("b").putScalar(0, 3, Double.NaN);
    DataSet data = Blobs.data(300, 1);
    assertThatThrownBy(() -> Blobs.wrap(broken).fit(data.getFeatures(), data.getLabels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("activations")
        .hasMessageContaining("row 0");
  }

  @Test
  void refusesFeaturesOfAnotherWidth() {
    assertThatThrownBy(
            () -> Blobs.wrap(model).fit(Nd4j.zeros(300, 5), Blobs.data(300, 1).getLabels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[n, 4]");
  }

  @Test
  void refusesAnEmptyIterator() {
    DataSetIterator empty =
        new ViewIterator(Blobs.data(10, 1), 10) {
          @Override
          public boolean hasNext() {
            return false;
          }
        };
    assertThatThrownBy(() -> Blobs.wrap(model).fit(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty iterator");
  }

  @Test
  void refusesFewerRowsThanAMinibatch() {
    assertThatThrownBy(() -> fit(Blobs.data(60, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 64 rows")
        .hasMessageContaining("found 54");
  }

  @Test
  void refusesAClassWithoutRows() {
    DataSet data = Blobs.data(600, 1);
    INDArray onlyTwo = Nd4j.zeros(600, 3);
    for (int row = 0; row < 600; row++) {
      onlyTwo.putScalar(row, row % 2, 1);
    }
    assertThatThrownBy(() -> Blobs.wrap(model).fit(data.getFeatures(), onlyTwo))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 3 classes")
        .hasMessageContaining("[2]");
  }

  /** A softmax regression whose only hidden layer is a rotation of its input. */
  private static final class LinearModel implements IntrospectableModel {
    @Override
    public int classes() {
      return 3;
    }

    @Override
    public ActivationTap tap() {
      return ActivationTap.of(List.of(new TappedLayer("input", 0, 4)));
    }

    @Override
    public Observation observe(INDArray x) {
      INDArray weights = Nd4j.eye(4).getColumns(0, 1, 2).mul(2);
      return new Observation(Nd4j.nn.softmax(x.mmul(weights)), x.dup());
    }

    @Override
    public String fingerprint() {
      return "linear";
    }
  }
}
