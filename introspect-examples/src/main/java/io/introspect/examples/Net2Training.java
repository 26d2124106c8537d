package io.introspect.examples;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.OneDnn;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.train.TriangularSchedule;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/**
 * Trains Net2, hours of work on a CPU, and leaves a checkpoint every few minutes: begun again with
 * the same options, it goes on from there and ends with the same network but for dropout's draws.
 */
final class Net2Training {

  private static final Logger LOG = LoggerFactory.getLogger(Net2Training.class);
  private static final int CHECKPOINT_STEPS = 200;
  private static final int BLOCK = 250;
  private static final String CHECKPOINT = "net2-checkpoint.zip";
  private static final String CURVE = "net2-curve.json";
  private static final String OPTIONS = "net2-options.json";

  @Option(
      names = "--epochs",
      converter = PositiveNumber.class,
      defaultValue = "7",
      description = "epochs of the classifier's training; default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--crop",
      converter = PositiveNumber.class,
      defaultValue = "24",
      description =
          "side in pixels of the parts of the images that all epochs but the last ones learn from;"
              + " default: ${DEFAULT-VALUE}")
  private int crop;

  @Option(
      names = "--whole",
      converter = PositiveNumber.class,
      defaultValue = "2",
      description = "last epochs, that learn from whole images; default: ${DEFAULT-VALUE}")
  private int whole;

  @Option(
      names = "--rate",
      defaultValue = "1.5e-3",
      description = "peak of the learning rate's single cycle; default: ${DEFAULT-VALUE}")
  private double rate;

  @Option(
      names = "--filters",
      converter = PositiveNumber.class,
      defaultValue = "" + Net2.FILTERS,
      description = "filters of the first convolutions; default: ${DEFAULT-VALUE}, the paper's")
  private int filters;

  @Option(
      names = "--paper",
      description =
          "the paper's own network, loss and schedule for the classifier: many days on a CPU")
  private boolean paper;

  boolean paper() {
    return paper;
  }

  /**
   * What is learned after an epoch.
   *
   * @param epoch from 1
   * @param loss the mean over the epoch's minibatches, each before it was learned; of an epoch that
   *     was taken up again, over those since then
   * @param validationAccuracy on whole images
   * @param seconds that the epoch took, likewise
   */
  record Epoch(int epoch, double loss, double validationAccuracy, double seconds) {}

  /**
   * A trained network, with its learning curve.
   *
   * @param network for images as rows of pixels
   * @param curve one entry per epoch
   */
  record Trained(MultiLayerNetwork network, List<Epoch> curve) {

    double seconds() {
      return curve.stream().mapToDouble(Epoch::seconds).sum();
    }
  }

  Trained train(Splits splits, boolean quick, long seed, Path folder) throws IOException {
    ImageSet training = splits.training();
    Net2 net2 = Net2.of(training, quick ? Math.max(1, filters / 12) : filters, paper);
    int perEpoch = Classifiers.iterationsPerEpoch(training, Net2.BATCH);
    int wanted = quick ? 1 : epochs;
    int all = paper ? Net2.PAPER_CYCLES * Net2.PAPER_CYCLE / perEpoch : wanted;
    Path checkpoint = folder.resolve(CHECKPOINT);
    requireSameOptions(
        folder,
        Map.of(
            "net2",
            net2.toString(),
            "epochs",
            all,
            "crop",
            crop,
            "whole",
            whole,
            "rate",
            rate,
            "seed",
            seed,
            "training",
            training.toString()));
    MultiLayerNetwork network = begun(checkpoint, net2, net2.schedule(all * perEpoch, rate), seed);
    int step = network.getIterationCount();
    List<Epoch> curve = readCurve(folder.resolve(CURVE), step / perEpoch);
    RandomCrops crops = new RandomCrops(training, training.channels() > 1);
    for (int epoch = step / perEpoch; epoch < all; epoch++) {
      long start = System.nanoTime();
      boolean ofParts = epoch < all - whole && !paper;
      int side = ofParts ? Math.min(crop, training.height()) : training.height();
      double loss = learn(network, crops, side, epoch, perEpoch, seed, checkpoint);
      MultiLayerNetwork ofRows = net2.ofRows(network, training.height(), training.width());
      double accuracy = accuracy(ofRows, splits.validation());
      curve.add(new Epoch(epoch + 1, loss, accuracy, Progress.secondsSince(start)));
      LOG.info("epoch {} of {}: {}", epoch + 1, all, curve.get(curve.size() - 1));
      // Before the checkpoint: a curve that is ahead of it is cut off, one behind would stay so.
      write(folder.resolve(CURVE), next -> new ObjectMapper().writeValue(next, curve));
      checkpoint(network, checkpoint);
    }
    return new Trained(net2.ofRows(network, training.height(), training.width()), curve);
  }

  private static MultiLayerNetwork begun(
      Path checkpoint, Net2 net2, TriangularSchedule schedule, long seed) throws IOException {
    if (!Files.exists(checkpoint)) {
      return net2.create(schedule, seed);
    }
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(checkpoint.toFile(), true);
    LOG.info("goes on from step {} of {}", network.getIterationCount(), checkpoint);
    OneDnn.accelerate(network);
    return network;
  }

  /** What was begun with other options cannot be gone on with. */
  private static void requireSameOptions(Path folder, Map<String, Object> options)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode wanted = mapper.readTree(mapper.writeValueAsString(new TreeMap<>(options)));
    Path file = folder.resolve(OPTIONS);
    if (!Files.exists(file)) {
      write(file, next -> mapper.writeValue(next, wanted));
    } else if (!mapper.readTree(file.toFile()).equals(wanted)) {
      throw new IOException(
          "%s: expected the options that the training was begun with, %s, found %s; give them again, or another --out"
              .formatted(file, Files.readString(file), wanted));
    }
  }

  /** The rest of an epoch, from the step at which the network is; returns the mean loss. */
  private static double learn(
      MultiLayerNetwork network,
      RandomCrops crops,
      int side,
      int epoch,
      int perEpoch,
      long seed,
      Path checkpoint)
      throws IOException {
    int[] order = MathArrays.natural(crops.images().size());
    MathArrays.shuffle(order, new Well19937c(seed + epoch));
    double sum = 0;
    int first = network.getIterationCount() - epoch * perEpoch;
    try (HalvedSteps steps = new HalvedSteps(network)) {
      for (int at = first; at < perEpoch; at++) {
        int[] rows = Arrays.copyOfRange(order, at * Net2.BATCH, (at + 1) * Net2.BATCH);
        SplittableRandom random =
            new SplittableRandom(seed * 1_000_003 + network.getIterationCount());
        try (ArrayScope scope = new ArrayScope()) {
          sum +=
              steps.step(
                  scope.own(crops.of(rows, side, random)),
                  scope.own(Nd4j.pullRows(crops.images().labels(), 1, rows)));
        }
        if ((at + 1) % CHECKPOINT_STEPS == 0) {
          LOG.info("step {} of {}, loss {}", at + 1, perEpoch, sum / (at + 1 - first));
          if (at < perEpoch - 1) {
            checkpoint(network, checkpoint);
          }
        }
      }
    }
    return sum / (perEpoch - first);
  }

  private static void checkpoint(MultiLayerNetwork network, Path file) throws IOException {
    write(file, next -> ModelSerializer.writeModel(network, next, true));
  }

  /** Beside the old file first, so that there is a whole one at all times. */
  private static void write(Path file, Writer writer) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    writer.write(next.toFile());
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Writer {
    void write(File file) throws IOException;
  }

  private static List<Epoch> readCurve(Path file, int done) throws IOException {
    List<Epoch> curve =
        Files.exists(file)
            ? new ObjectMapper().readValue(file.toFile(), new TypeReference<List<Epoch>>() {})
            : List.of();
    return new ArrayList<>(curve.subList(0, Math.min(done, curve.size())));
  }

  private static double accuracy(MultiLayerNetwork network, ImageSet images) {
    int[] truth = MapQuality.classes(images);
    INDArray rows = images.rows();
    int right = 0;
    for (int from = 0; from < truth.length; from += BLOCK) {
      int to = Math.min(truth.length, from + BLOCK);
      try (ArrayScope scope = new ArrayScope()) {
        INDArray output = scope.own(network.output(scope.own(Rows.slice(rows, from, to).dup())));
        int[] predicted = scope.own(output.argMax(1)).toIntVector();
        for (int i = 0; i < predicted.length; i++) {
          right += predicted[i] == truth[from + i] ? 1 : 0;
        }
      }
    }
    return right / (double) truth.length;
  }
}
