package io.introspect.dl4j.train;

import io.introspect.StoredFormat;
import io.introspect.TrainingContext;
import java.util.Map;

/** Fits a judge of how far to trust predictions, once the other parts are trained. */
public interface TrustTrainer extends StoredFormat<TrustJudge> {

  /**
   * The settings, for the provenance.
   *
   * @return by name, in a stable order; unmodifiable
   */
  Map<String, String> settings();

  /**
   * The fewest training rows that {@link #train} can learn from.
   *
   * @return at least 1
   */
  int minimumRows();

  /**
   * Fits.
   *
   * @param parts trained
   * @param training the rows that they were trained with
   * @param heldOut rows that nothing was learned from: what to believe is decided by these
   * @param context the seed, and whom to tell of progress
   * @return the judge, on its own: it keeps no reference to the rows
   */
  TrustJudge train(
      Parts parts, HarvestedRows training, HarvestedRows heldOut, TrainingContext context);
}
