package io.introspect.dl4j.train;

import io.introspect.Autoencoder;
import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.Trainer;
import io.introspect.TrainingContext;
import io.introspect.TrainingRows;
import io.introspect.dl4j.dense.Portions;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The InfoVAE of §2.4 and Table 2: dense ELU layers from h down to z and back up to h.
 *
 * <ul>
 *   <li>input h: [n, p], standardized inside; output ĥ: [n, p], in the units of h
 *   <li>latent z: [n, d]
 *   <li>loss: ½ · mean over units of (ĥ − h)², standardized, + {@code mmdWeight} · MMD² between the
 *       minibatch's z and a sample of N(0, I)
 * </ul>
 *
 * <p>There is no sampling and no Kullback-Leibler term. No gradient reaches h: it comes as a copy.
 *
 * <p>Immutable; start from {@link #standard()} or {@link #paper()} and change what you need.
 *
 * @param latentSize the number d of latent dimensions, at least 1
 * @param hiddenLayers the widths of the encoder's hidden layers, each at least 1; the decoder
 *     mirrors them
 * @param mmdWeight the weight of the discrepancy against the reconstruction, at least 0
 * @param retainProbability the probability to keep a unit in training, 1 for no dropout
 * @param schedule how long and at what rate
 */
public record InfoVae(
    int latentSize,
    List<Integer> hiddenLayers,
    double mmdWeight,
    double retainProbability,
    TrainingSchedule schedule)
    implements Trainer<Autoencoder> {

  /**
   * Checks the ranges.
   *
   * @param latentSize at least 1
   * @param hiddenLayers not empty, each at least 1
   * @param mmdWeight at least 0
   * @param retainProbability in (0, 1]
   * @param schedule how long and at what rate
   * @throws IllegalArgumentException if a value is out of its range
   */
  public InfoVae {
    Settings.atLeast(1, latentSize, "latentSize");
    hiddenLayers = Settings.widths(hiddenLayers, "hiddenLayers");
    Settings.notNegative(mmdWeight, "mmdWeight");
    Settings.share(retainProbability, "retainProbability");
    java.util.Objects.requireNonNull(schedule, "schedule");
  }

  /**
   * The defaults: Table 2's layers, and a schedule that reaches its quality in minutes.
   *
   * @return d = 2, three hidden layers of 200, weight 10, no dropout, 2 cycles of 1200 minibatches
   *     of 128 at a peak rate of 0.004 decaying by 0.5 a cycle, patience 5
   */
  public static InfoVae standard() {
    return new InfoVae(
        2, List.of(200, 200, 200), 10, 1, new TrainingSchedule(128, 1200, 2, 4e-3, 0.5, 5));
  }

  /**
   * The paper's values for Net1 (§2.6): many hours on a CPU.
   *
   * @return as {@link #standard()}, but retain probability 0.9 and 30 cycles of 3000 minibatches at
   *     a peak rate of 1e-5 that does not decay
   */
  public static InfoVae paper() {
    return standard()
        .withRetainProbability(0.9)
        .withSchedule(new TrainingSchedule(128, 3000, 30, 1e-5, 1, 5));
  }

  /**
   * The same with another number of latent dimensions.
   *
   * @param value at least 1
   * @return a copy
   */
  public InfoVae withLatentSize(int value) {
    return new InfoVae(value, hiddenLayers, mmdWeight, retainProbability, schedule);
  }

  /**
   * The same with other hidden layers.
   *
   * @param widths of the encoder, from h to z
   * @return a copy
   */
  public InfoVae withHiddenLayers(Integer... widths) {
    return new InfoVae(latentSize, List.of(widths), mmdWeight, retainProbability, schedule);
  }

  /**
   * The same with another weight of the discrepancy.
   *
   * @param value at least 0
   * @return a copy
   */
  public InfoVae withMmdWeight(double value) {
    return new InfoVae(latentSize, hiddenLayers, value, retainProbability, schedule);
  }

  /**
   * The same with another dropout.
   *
   * @param value the probability to keep a unit, in (0, 1]
   * @return a copy
   */
  public InfoVae withRetainProbability(double value) {
    return new InfoVae(latentSize, hiddenLayers, mmdWeight, value, schedule);
  }

  /**
   * The same with another schedule.
   *
   * @param value how long and at what rate
   * @return a copy
   */
  public InfoVae withSchedule(TrainingSchedule value) {
    return new InfoVae(latentSize, hiddenLayers, mmdWeight, retainProbability, value);
  }

  @Override
  public String format() {
    return "info-vae/1";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("latentSize", Integer.toString(latentSize));
    settings.put("hiddenLayers", hiddenLayers.toString());
    settings.put("mmdWeight", Double.toString(mmdWeight));
    settings.put("retainProbability", Double.toString(retainProbability));
    settings.putAll(schedule.describe());
    return Collections.unmodifiableMap(settings);
  }

  @Override
  public int minimumRows() {
    return schedule.batchSize();
  }

  @Override
  public Autoencoder train(
      TrainingRows training, TrainingRows validation, TrainingContext context) {
    SplittableRandom random = new SplittableRandom(context.seed());
    Standardizer standardizer = Standardizer.ofInputs(training);
    InfoVaeGraph graph = new InfoVaeGraph(this, training.width(), random.split(), Portions.HALVES);
    InfoVaeLearner learner = new InfoVaeLearner(graph, standardizer, training, validation);
    CyclicTraining.run(schedule, training.rows(), random.split(), context, learner);
    return graph.autoencoder(standardizer);
  }

  @Override
  public void save(Autoencoder trained, EntryWriter entries) throws IOException {
    if (!(trained instanceof InfoVaeAutoencoder ours)) {
      throw new IllegalArgumentException(
          "expected an autoencoder trained by InfoVae, found " + trained.getClass().getName());
    }
    ours.save(entries);
  }

  @Override
  public Autoencoder load(EntryReader entries) throws IOException {
    return InfoVaeAutoencoder.load(entries);
  }
}
