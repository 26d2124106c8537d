package io.introspect.dl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.IntrospectionException;
import io.introspect.Observation;
import io.introspect.TappedLayer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Which layers of a network are tapped. */
class MultiLayerModelTapTest {

  private static MultiLayerNetwork withActivationLayer() {
    return TinyNetworks.network(
        layers ->
            layers
                .layer(TinyNetworks.first())
                .layer(
                    new ActivationLayer.Builder().activation(Activation.TANH).name("bend").build())
                .layer(TinyNetworks.second())
                .layer(TinyNetworks.out()));
  }

  @Test
  void byDefaultAllHiddenDenseLayersAreTapped() {
    assertThat(new MultiLayerModel(withActivationLayer(), LayerSelection.dense()).tap().layers())
        .containsExactly(new TappedLayer("first", 0, 3), new TappedLayer("second", 3, 2));
  }

  @Test
  void unnamedLayersAreNamedByTheirPlace() {
    MultiLayerNetwork network =
        TinyNetworks.network(
            layers ->
                layers
                    .layer(new DenseLayer.Builder().nIn(2).nOut(4).build())
                    .layer(new DenseLayer.Builder().nIn(4).nOut(2).build())
                    .layer(TinyNetworks.out()));

    assertThat(new MultiLayerModel(network, LayerSelection.dense()).tap().layers())
        .containsExactly(new TappedLayer("layer0", 0, 4), new TappedLayer("layer1", 4, 2));
  }

  @Test
  void tapsByName() {
    MultiLayerNetwork network = TinyNetworks.classifier();
    MultiLayerModel whole = new MultiLayerModel(network, LayerSelection.dense());
    MultiLayerModel part = new MultiLayerModel(network, LayerSelection.named("second"));

    assertThat(part.tap().layers()).containsExactly(new TappedLayer("second", 0, 2));
    INDArray rows = TinyNetworks.rows(9);
    try (Observation all = whole.observe(rows);
        Observation some = part.observe(rows)) {
      assertThat(some.activations())
          .isEqualTo(all.activations().get(NDArrayIndex.all(), NDArrayIndex.interval(3, 5)));
      assertThat(some.output()).isEqualTo(all.output());
    }
  }

  @Test
  void namesMayComeInAnyOrderTheTapIsInThatOfTheForwardPass() {
    assertThat(
            new MultiLayerModel(TinyNetworks.classifier(), LayerSelection.named("second", "first"))
                .tap()
                .layers())
        .extracting(TappedLayer::name)
        .containsExactly("first", "second");
  }

  @Test
  void tapsByCondition() {
    LayerSelection wide =
        LayerSelection.matching(layer -> layer instanceof DenseLayer dense && dense.getNOut() > 2);

    assertThat(new MultiLayerModel(TinyNetworks.classifier(), wide).tap().layers())
        .containsExactly(new TappedLayer("first", 0, 3));
  }

  @Test
  void frozenLayersAreTappedLikeOthers() {
    MultiLayerNetwork plain = TinyNetworks.byHand();
    MultiLayerNetwork frozen =
        new TransferLearning.Builder(plain.clone()).setFeatureExtractor(0).build();
    INDArray rows = TinyNetworks.rows(5);

    MultiLayerModel model = new MultiLayerModel(frozen, LayerSelection.dense());

    assertThat(model.tap().width()).isEqualTo(5);
    try (Observation expected = new MultiLayerModel(plain, LayerSelection.dense()).observe(rows);
        Observation seen = model.observe(rows)) {
      assertThat(seen).isEqualTo(expected);
    }
  }

  @Test
  void refusesANameThatIsNotThereAndListsTheHiddenLayers() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MultiLayerModel(
                    TinyNetworks.classifier(), LayerSelection.named("first", "third")))
        .withMessage(
            "expected hidden layers named [first, third], found no [third] among [first, second]");
  }

  @Test
  void outputLayerIsNoHiddenLayer() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MultiLayerModel(TinyNetworks.classifier(), LayerSelection.named("out")))
        .withMessageContainingAll("found no [out]", "[first, second]");
  }

  @Test
  void refusesALayerWithoutUnitsAndSaysWhatElseToDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultiLayerModel(withActivationLayer(), LayerSelection.named("bend")))
        .withMessage(
            "layer bend: expected a layer with units of its own, found a ActivationLayer; tap the"
                + " layer before it");
  }

  @Test
  void refusesAConditionThatNoLayerSatisfies() {
    assertThatExceptionOfType(IntrospectionException.class)
        .isThrownBy(
            () ->
                new MultiLayerModel(
                    TinyNetworks.classifier(), LayerSelection.matching(layer -> false)))
        .withMessageContainingAll("expected at least one hidden layer to tap", "[first, second]");
  }

  @Test
  void refusesASelectionOfNoNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(LayerSelection::named)
        .withMessage("expected the name of at least one layer, found none");
  }
}
