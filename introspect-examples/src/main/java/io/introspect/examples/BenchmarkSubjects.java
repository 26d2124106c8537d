package io.introspect.examples;

import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.train.InfoVae;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What the parts of the benchmark measure: each is made when it is first asked for. */
final class BenchmarkSubjects {

  private static final int BLOCK = 1024;

  private static final int WARM_UP_STEPS = 50;
  private static final int STEPS = 300;
  private static final int EPOCHS = 3;

  private final ExampleOptions options;
  private final Splits splits;
  private Stepped stepped;
  private Probe probe;
  private MultiLayerNetwork trained;

  BenchmarkSubjects(ExampleOptions options) throws IOException {
    this.options = options;
    this.splits = options.splits();
  }

  /** A Net1 that has learned for some steps. */
  record Stepped(MultiLayerNetwork net, double stepMilliseconds) {}

  /** A fit with short trainings, to time its steps and to introspect with. */
  record Probe(SelfIntrospector introspector, StageTimes times, int harvested) {}

  ExampleOptions options() {
    return options;
  }

  Splits splits() {
    return splits;
  }

  int steps() {
    return options.rows(STEPS);
  }

  /** How many rows a large block has. */
  int block() {
    return Math.min(BLOCK, splits.training().size());
  }

  int warmUpSteps() {
    return options.rows(WARM_UP_STEPS);
  }

  Stepped stepped() {
    if (stepped == null) {
      MultiLayerNetwork net = untrained();
      DataSetIterator batches = batches(EPOCHS);
      Classifiers.train(net, batches, warmUpSteps());
      long start = System.nanoTime();
      Classifiers.train(net, batches, steps());
      stepped = new Stepped(net, Stopwatch.millisecondsSince(start) / steps());
    }
    return stepped;
  }

  /** After a shorter one to a tenth of the rows, in which HotSpot compiles what is used. */
  Probe probe() {
    if (probe == null) {
      ImageSet training = splits.training();
      ImageSet validation = splits.validation();
      INDArray features = Nd4j.concat(0, training.rows(), validation.rows());
      INDArray labels = Nd4j.concat(0, training.labels(), validation.labels());
      int all = (int) features.size(0);
      int warmUp = Math.max(block(), all / 10);
      probe(first(warmUp, features), first(warmUp, labels), warmUpSteps());
      probe = probe(features, labels, warmUpSteps() + steps());
    }
    return probe;
  }

  private Probe probe(INDArray features, INDArray labels, int steps) {
    TrainingSchedule schedule = new TrainingSchedule(Net1.BATCH, steps, 1, 1e-3, 1, 1);
    StageTimes times = new StageTimes(warmUpSteps(), steps);
    SelfIntrospector introspector =
        SelfIntrospector.wrap(stepped().net())
            .seed(options.seed())
            .autoencoder(InfoVae.standard().withSchedule(schedule))
            .estimator(LogErrorRegression.standard().withSchedule(schedule))
            .withoutTypicality()
            .withoutTrust()
            .listener(times)
            .fit(features, labels, rows(block()), first(block(), labels));
    return new Probe(introspector, times, (int) features.size(0));
  }

  private static INDArray first(int count, INDArray rows) {
    return rows.get(NDArrayIndex.interval(0, count));
  }

  /** A Net1 that has learned to classify. */
  MultiLayerNetwork trained() {
    if (trained == null) {
      trained = untrained();
      Classifiers.train(trained, batches(EPOCHS));
    }
    return trained;
  }

  /** Untrained, without dropout, its learning rate made for three epochs. */
  MultiLayerNetwork untrained() {
    ImageSet training = splits.training();
    return Net1.create(
        (int) training.rows().size(1),
        training.classNames().size(),
        EPOCHS * Classifiers.iterationsPerEpoch(training, Net1.BATCH),
        1,
        options.seed());
  }

  DataSetIterator batches(int epochs) {
    return Classifiers.batches(splits.training(), Net1.BATCH, epochs, options.seed());
  }

  /** A copy of the first rows. */
  INDArray rows(int count) {
    return first(count, splits.training().rows()).dup('c');
  }
}
