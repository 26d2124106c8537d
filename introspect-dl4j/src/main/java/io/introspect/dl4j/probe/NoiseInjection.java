package io.introspect.dl4j.probe;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Training data with white Gaussian noise in the features, its standard deviation drawn from U(a,
 * b) for each minibatch, so that a network learns to stay put under noise (fig. 5). For any
 * training loop:
 *
 * <pre>{@code
 * model.fit(NoiseInjection.over(training).withSigma(0, 1).withSeed(42), 10);
 * }</pre>
 *
 * <p>An iterator around another, and no {@link DataSetPreProcessor}: iterators such as DL4J's
 * {@code ExistingDataSetIterator} hand out the same arrays in every epoch, in which a
 * preprocessor's noise would add up. Here features are copied; labels, masks, label names and
 * metadata are passed on as they are. The preprocessor is the other iterator's and comes before the
 * noise, which is thus in the units that the network sees.
 *
 * <p>The noise depends on the seed, the number of resets and the number of the minibatch since:
 * epochs differ, and training is reproducible, also where DL4J fetches minibatches ahead and throws
 * them away. ND4J's global generator is left alone.
 *
 * <p>To be used by one thread at a time, as the iterator within, and instead of it.
 *
 * @serial exclude
 */
public final class NoiseInjection implements DataSetIterator {

  private static final long serialVersionUID = 1L;

  private final DataSetIterator data;
  private final double lowest;
  private final double highest;
  private final long seed;

  private int resets;
  private int minibatches;

  private NoiseInjection(DataSetIterator data, double lowest, double highest, long seed) {
    this.data = data;
    this.lowest = lowest;
    this.highest = highest;
    this.seed = seed;
  }

  /**
   * Noise with the paper's σ ~ U(0, 1), seed 0.
   *
   * @param data what to add noise to
   * @return the same minibatches with noise
   */
  public static NoiseInjection over(DataSetIterator data) {
    return new NoiseInjection(Objects.requireNonNull(data, "data"), 0, 1, 0);
  }

  /**
   * Noise of another strength over the same data.
   *
   * @param a the smallest standard deviation, at least 0, in the units that the network sees
   * @param b the largest, at least a and finite; equal to a for noise of one strength
   * @return to be used instead of this
   * @throws IllegalArgumentException if these are no such bounds
   */
  public NoiseInjection withSigma(double a, double b) {
    if (!(a >= 0 && b >= a) || Double.isInfinite(b)) {
      throw new IllegalArgumentException(
          "expected standard deviations 0 ≤ a ≤ b, finite, found a = %s and b = %s"
              .formatted(a, b));
    }
    return new NoiseInjection(data, a, b, seed);
  }

  /**
   * Other noise over the same data.
   *
   * @param value any number
   * @return to be used instead of this
   */
  public NoiseInjection withSeed(long value) {
    return new NoiseInjection(data, lowest, highest, value);
  }

  @Override
  public boolean hasNext() {
    return data.hasNext();
  }

  @Override
  public DataSet next() {
    return noisy(data.next());
  }

  @Override
  public DataSet next(int rows) {
    return noisy(data.next(rows));
  }

  private DataSet noisy(DataSet clean) {
    INDArray features = clean.getFeatures();
    if (!features.dataType().isFPType()) {
      throw new IllegalArgumentException(
          "expected features of a floating-point type to add noise to, found "
              + features.dataType());
    }
    SplittableRandom random = ofMinibatch();
    double sigma = lowest + (highest - lowest) * random.nextDouble();
    float[] noise = new float[Math.toIntExact(features.length())];
    WhiteNoise.add(noise, sigma, random);
    DataSet noisy =
        new DataSet(
            features.add(Nd4j.create(noise, features.shape(), 'c').castTo(features.dataType())),
            clean.getLabels(),
            clean.getFeaturesMaskArray(),
            clean.getLabelsMaskArray());
    noisy.setLabelNames(clean.getLabelNamesList());
    noisy.setExampleMetaData(clean.getExampleMetaData());
    return noisy;
  }

  private SplittableRandom ofMinibatch() {
    // The seed is scrambled first, or neighboring seeds would share the noise of their minibatches.
    long scrambled = new SplittableRandom(seed).nextLong();
    long minibatch = (long) resets << Integer.SIZE | minibatches++;
    return new SplittableRandom(scrambled ^ minibatch).split();
  }

  @Override
  public void reset() {
    data.reset();
    resets++;
    minibatches = 0;
  }

  @Override
  public boolean resetSupported() {
    return data.resetSupported();
  }

  @Override
  public boolean asyncSupported() {
    return data.asyncSupported();
  }

  @Override
  public int batch() {
    return data.batch();
  }

  @Override
  public int inputColumns() {
    return data.inputColumns();
  }

  @Override
  public int totalOutcomes() {
    return data.totalOutcomes();
  }

  @Override
  public List<String> getLabels() {
    return data.getLabels();
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return data.getPreProcessor();
  }

  /**
   * Sets the preprocessor of the iterator within, which comes before the noise.
   *
   * @param preProcessor for its minibatches
   */
  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    data.setPreProcessor(preProcessor);
  }
}
