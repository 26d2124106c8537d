package io.introspect;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an introspector came about; saved with it. Holds no training data.
 *
 * @param createdAt when the fit ended
 * @param seed the seed of the fit
 * @param training how it was trained
 * @param trainingRows how many rows the autoencoder and the estimator learned from
 * @param validationRows how many rows were kept out of their learning
 * @param validationKnownToClassifier true if the validation rows were split off the training rows,
 *     which the classifier has probably learned from, so that figures measured on them may be
 *     optimistic; false if the caller gave rows of their own
 * @param dataHash SHA-256 over the features and labels of the training data in their order, rows
 *     split off for validation included, in hexadecimal; empty after joint training, which sees
 *     each row many times
 * @param settings every setting by name
 * @param findings what the fit has found by itself, by name, such as which score tells right
 *     predictions from wrong ones best, and by how much
 * @param versions the versions of this library, ND4J, its backend and Java
 * @serial exclude
 */
public record Provenance(
    Instant createdAt,
    long seed,
    Training training,
    long trainingRows,
    long validationRows,
    boolean validationKnownToClassifier,
    String dataHash,
    Map<String, String> settings,
    Map<String, String> findings,
    Map<String, String> versions)
    implements Serializable {

  /** The two ways of training (§2.5). */
  public enum Training {
    /** Classifier first, then the autoencoder, then the estimator. */
    SEQUENTIAL,
    /** All three at once, in the classifier's own training loop. */
    JOINT
  }

  /**
   * Copies the maps, keeping their order.
   *
   * @param createdAt when the fit ended
   * @param seed the seed of the fit
   * @param training how it was trained
   * @param trainingRows rows learned from
   * @param validationRows rows kept out
   * @param validationKnownToClassifier whether the classifier has probably learned from those
   * @param dataHash SHA-256 in hexadecimal, or empty
   * @param settings copied
   * @param findings copied
   * @param versions copied
   */
  public Provenance {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }
}
