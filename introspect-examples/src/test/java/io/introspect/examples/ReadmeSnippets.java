package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.analysis.Analysis;
import io.introspect.dl4j.JointTrainingListener;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.LoggingListener;
import io.introspect.report.ActivationMapPicture;
import io.introspect.report.Atlas;
import io.introspect.report.MappedRows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** The README's lines of code, compiled; {@link ReadmeTest} compares them. */
final class ReadmeSnippets {

  private ReadmeSnippets() {}

  @SuppressWarnings("UnusedVariable") // the README ends with the loaded one in hand
  static void firstScreen(DataSetIterator training, DataSetIterator validation, INDArray x)
      throws IOException {
    // spotless:off
// training, validation: DataSetIterators of features and one-hot labels; x: one row, [1, features]
MultiLayerNetwork model = ModelSerializer.restoreMultiLayerNetwork(new File("classifier.zip"));

SelfIntrospector introspector = SelfIntrospector.wrap(model).seed(42).fit(training, validation);

Introspection seen = introspector.introspect(x);
System.out.println(seen);
if (seen.confidence() < 2) {                   // an error above 0.01 is to be expected
  System.out.println("better ask a person");
}

introspector.save(Path.of("classifier.introspector"));
introspector = SelfIntrospector.load(Path.of("classifier.introspector"), model);
    // spotless:on
  }

  static SelfIntrospector joint(MultiLayerNetwork model, DataSetIterator training) {
    JointTrainingListener joint = SelfIntrospector.wrap(model).joint();
    model.addListeners(joint);
    model.fit(training, 10);
    SelfIntrospector introspector = joint.introspector();
    return introspector;
  }

  @SuppressWarnings("UnusedVariable") // the README only names them
  static void seeingInside(
      SelfIntrospector introspector,
      DataSetIterator training,
      INDArray x,
      int[] trueClasses,
      List<String> classNames) {
    // spotless:off
// x: any number of rows, [n, features]; trueClasses: an int[] of theirs; classNames: a List<String>
Analysis analysis = introspector.analyze(training);
int[] units = analysis.order().unitsPerClass();              // how many hidden units stand for each class
float excited = analysis.expectedActivations().value(7, 42); // what unit 42 does, on average, for class 7

MappedRows rows = MappedRows.of(introspector.introspectAll(x), trueClasses, classNames);
ActivationMapPicture.of(rows, analysis.palette()).write(Path.of("pictures"), "map"); // map.png and map.svg

float[][] h = introspector.model().observe(x).activations().toFloatMatrix(); // for large x in parts, each closed
Atlas.of(analysis, rows)
    .title("My classifier")
    .decoder(introspector.autoencoder().decoderWeights())
    .activations(row -> h[row])
    .write(Path.of("atlas.html"));   // .images(row -> …) takes a BufferedImage for each row
    // spotless:on
  }

  static void settings(MultiLayerNetwork model) {
    SelfIntrospector.wrap(model)
        .autoencoder(InfoVae.standard().withLatentSize(3).withMmdWeight(5))
        .estimator(LogErrorRegression.standard().withHiddenLayers(64, 64))
        .listener(new LoggingListener());
  }
}
