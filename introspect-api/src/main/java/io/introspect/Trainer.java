package io.introspect;

import java.util.Map;

/**
 * How an {@link Autoencoder} or an {@link ErrorEstimator} is trained, saved and loaded.
 *
 * <p>Implement this to put one of your own in the place of the library's. Implementations are
 * immutable: all settings are given at construction.
 *
 * @param <M> what is trained: an {@link Autoencoder}, {@link ErrorEstimator} or {@link
 *     TypicalityEstimator}
 */
public interface Trainer<M> extends StoredFormat<M> {

  /**
   * The settings, for the {@link Provenance}.
   *
   * @return by name, in a stable order; unmodifiable
   */
  Map<String, String> settings();

  /**
   * The fewest training rows that {@link #train} can learn from, checked before any work.
   *
   * @return at least 1
   */
  int minimumRows();

  /**
   * Learns from {@code training} alone; {@code validation} serves to choose when to stop and which
   * parameters to keep.
   *
   * <p>Runs on a thread of the library's own, so that the caller's random generator is left alone.
   * Calls {@link TrainingContext#step} after each step, which is also where a cancelled fit ends.
   *
   * @param training what to learn from
   * @param validation rows kept out of learning
   * @param context the seed, and whom to tell of progress
   * @return the trained object, on its own: it keeps no reference to the rows
   */
  M train(TrainingRows training, TrainingRows validation, TrainingContext context);
}
