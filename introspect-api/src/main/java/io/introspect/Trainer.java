package io.introspect;

import java.io.IOException;
import java.util.Map;

/**
 * How an {@link Autoencoder} or an {@link ErrorEstimator} is trained, saved and loaded.
 *
 * <p>Implement this to put one of your own in the place of the library's. Implementations are
 * immutable: all settings are given at construction.
 *
 * @param <M> what is trained, {@link Autoencoder} or {@link ErrorEstimator}
 */
public interface Trainer<M> {

  /**
   * Names the format that {@link #save} writes. A file is loaded only by a trainer whose format is
   * the one it was saved with.
   *
   * @return for example {@code "info-vae/1"}
   */
  String format();

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

  /**
   * Writes a trained object.
   *
   * @param trained what {@link #train} or {@link #load} returned
   * @param entries where it writes its entries
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if {@code trained} is of another kind than this trainer makes
   */
  void save(M trained, EntryWriter entries) throws IOException;

  /**
   * Reads what {@link #save} wrote; the result behaves as the object that was saved.
   *
   * @param entries where its entries are
   * @return the trained object
   * @throws IOException if reading fails or the content is damaged
   */
  M load(EntryReader entries) throws IOException;
}
