package io.introspect.trust;

/**
 * What an audit measures of a score. A score ranks rows by trust, the larger the safer; a row is
 * right if the classifier named its class, and wrong otherwise. All values are shares from 0 to 1,
 * not percent, and NaN where the rows leave them undefined.
 *
 * <p>The rank measures ask nothing but the order of the rows, in which equal scores are tied; the
 * measures {@linkplain #ofProbabilities() of probabilities} ask how large each is.
 */
public enum Measure {

  /**
   * Area under the receiver operating characteristic: the share of pairs of a right and a wrong row
   * in which the right one scores higher, ties counting half (Mann and Whitney; Hendrycks and
   * Gimpel 2017). Undefined unless there are right and wrong rows.
   */
  AUROC("auroc", "AUROC", true, false),

  /**
   * Average precision with wrong rows as positives, least trusted first: Σ (R_i − R_{i−1}) P_i over
   * the distinct scores, R recall and P precision, without interpolation (Hendrycks and Gimpel
   * 2017). Undefined without wrong rows.
   */
  AUPR_ERROR("auprError", "AUPR-error", true, false),

  /**
   * Average precision as {@link #AUPR_ERROR}, with right rows as positives, most trusted first.
   * Undefined without right rows.
   */
  AUPR_SUCCESS("auprSuccess", "AUPR-success", true, false),

  /**
   * False positive rate at a true positive rate of 95 %, right rows as positives: the share of
   * wrong rows accepted at the highest threshold that accepts at least 95 % of the right ones.
   * Undefined unless there are right and wrong rows.
   */
  FPR95("fpr95", "FPR95", false, false),

  /**
   * False positive rate at a true positive rate of 95 %, wrong rows as positives: the share of
   * right rows flagged at the lowest threshold that flags at least 95 % of the wrong ones.
   * Undefined unless there are right and wrong rows.
   */
  FPR95_ERROR("fpr95Error", "FPR95-error", false, false),

  /**
   * Area under the risk-coverage curve: the mean over i = 1 … n of the share of wrong rows among
   * the i most trusted (Geifman, Uziel and El-Yaniv 2019). Where rows are tied, the expectation
   * over their orders is taken, exactly.
   */
  AURC("aurc", "AURC", false, false),

  /**
   * Excess of {@link #AURC} over that of the best possible order of the same rows, all right ones
   * first (Geifman, Uziel and El-Yaniv 2019); exact for the number of rows, where they approximate.
   */
  EXCESS_AURC("eAurc", "E-AURC", false, false),

  /**
   * Brier score: the mean of (p − y)², p the probability that a row is right and y 1 if it is and 0
   * if not (Brier 1950).
   */
  BRIER("brier", "Brier", false, true),

  /**
   * Expected calibration error: the mean over rows of the distance between the share of right rows
   * and the mean probability in the row's bin, of 15 bins of equal width, each with its upper edge
   * (Guo et al. 2017).
   */
  ECE("ece", "ECE", false, true);

  private final String key;
  private final String label;
  private final boolean largerIsBetter;
  private final boolean ofProbabilities;

  Measure(String key, String label, boolean largerIsBetter, boolean ofProbabilities) {
    this.key = key;
    this.label = label;
    this.largerIsBetter = largerIsBetter;
    this.ofProbabilities = ofProbabilities;
  }

  /**
   * The name in JSON.
   *
   * @return for example {@code "fpr95Error"}
   */
  public String key() {
    return key;
  }

  /**
   * The name in tables and pictures.
   *
   * @return for example {@code "FPR95-error"}
   */
  public String label() {
    return label;
  }

  /**
   * Which way is better.
   *
   * @return true if a larger value is better, false if a smaller one is
   */
  public boolean largerIsBetter() {
    return largerIsBetter;
  }

  /**
   * Whether it is measured of probabilities; if not, it is a rank measure.
   *
   * @return true if a score must be a probability to have it
   */
  public boolean ofProbabilities() {
    return ofProbabilities;
  }
}
