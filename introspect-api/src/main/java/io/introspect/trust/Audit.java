package io.introspect.trust;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How well each score tells right rows from wrong ones, measured on rows whose classes are known
 * and that nothing was fitted to; with it, what thresholds on the shipped confidence can promise.
 *
 * <pre>{@code
 * Audit audit =
 *     Audit.of(correct)
 *         .score(Audit.CONFIDENCE, confidences, probabilities)
 *         .score(Audit.MAXIMUM_OUTPUT, maximumOutputs, maximumOutputs)
 *         .score("entropy", negativeEntropies)
 *         .build();
 * System.out.println(audit.table());
 * }</pre>
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class Audit implements Serializable {

  /** The name of the shipped confidence, in decades: {@code Introspection.confidence()}. */
  public static final String CONFIDENCE = "confidence";

  /** The name of the baseline that every score is held against. */
  public static final String MAXIMUM_OUTPUT = "maximumOutput";

  private static final long serialVersionUID = 1L;

  private final AuditedScore[] scores;
  private final String[] notes;

  Audit(List<AuditedScore> scores, List<String> notes) {
    this.scores = scores.toArray(AuditedScore[]::new);
    this.notes = notes.toArray(String[]::new);
  }

  /**
   * Begins an audit of rows.
   *
   * @param correct for each row whether the classifier predicts it right; copied
   * @return a builder, to which the scores are given
   * @throws IllegalArgumentException if there is no row
   */
  public static AuditBuilder of(boolean... correct) {
    return new AuditBuilder(correct);
  }

  /**
   * How many rows were audited.
   *
   * @return at least 1
   */
  public int rows() {
    return confidence().ranked().rows();
  }

  /**
   * How many of them the classifier predicts wrong.
   *
   * @return from 0 to {@link #rows()}
   */
  public int mistakes() {
    return confidence().ranked().wrong();
  }

  /**
   * The share of rows that the classifier predicts right.
   *
   * @return from 0 to 1
   */
  public double accuracy() {
    return (double) (rows() - mistakes()) / rows();
  }

  /**
   * All scores.
   *
   * @return in the order in which they were given; unmodifiable
   */
  public List<AuditedScore> scores() {
    return List.of(scores);
  }

  /**
   * One score.
   *
   * @param name the name under which it was given
   * @return what was found of it
   * @throws IllegalArgumentException if there is none of that name
   */
  public AuditedScore score(String name) {
    return Arrays.stream(scores)
        .filter(score -> score.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, found \"%s\""
                        .formatted(Arrays.stream(scores).map(AuditedScore::name).toList(), name)));
  }

  /**
   * The shipped confidence.
   *
   * @return {@code score(}{@link #CONFIDENCE}{@code )}
   */
  public AuditedScore confidence() {
    return score(CONFIDENCE);
  }

  /**
   * The baseline.
   *
   * @return {@code score(}{@link #MAXIMUM_OUTPUT}{@code )}
   */
  public AuditedScore maximumOutput() {
    return score(MAXIMUM_OUTPUT);
  }

  /**
   * What is to be kept in mind about these rows.
   *
   * @return in the order in which they were given; unmodifiable, perhaps empty
   */
  public List<String> notes() {
    return List.of(notes);
  }

  /**
   * Whether the shipped confidence ranks rows at least as well as the maximum output, as far as
   * chance lets one tell.
   *
   * @return true if for none of the rank measures the paired interval lies wholly on the worse side
   */
  public boolean isNoWorseThanMaximumOutput() {
    return Arrays.stream(Measure.values())
        .filter(measure -> !measure.ofProbabilities())
        .noneMatch(confidence()::isWorseThanMaximumOutput);
  }

  /**
   * The lowest threshold on the shipped confidence that keeps the risk among the rows accepted, new
   * ones included, at or below a bound: the selection with guaranteed risk of Geifman and El-Yaniv
   * (2017). Nothing is promised if these rows do not allow it.
   *
   * <p>The promise is for new rows drawn as these were, and for one choice of risk and probability:
   * who tries many and picks must share 1 − {@code probability} among them.
   *
   * @param risk α, the largest share of wrong rows among those accepted, in (0, 1)
   * @param probability 1 − δ, that the promise holds over the draw of these rows, in [0.5, 1)
   * @return what can be promised
   * @throws IllegalArgumentException if an argument is out of range
   */
  public Acceptance acceptAt(double risk, double probability) {
    return confidence().acceptAt(risk, probability);
  }

  /**
   * The audit for the console, readable at 120 columns: one line per score, the shipped confidence
   * and the maximum output first, and how the former compares with the latter.
   *
   * @return lines ended by {@code \n}
   */
  public String table() {
    return AuditTable.of(this);
  }

  /**
   * The audit as JSON: {@code rows}, {@code mistakes}, {@code accuracy}, {@code notes}, and under
   * {@code scores} by name the value of each measure by its {@linkplain Measure#key() key}, {@code
   * intervals} with {@code lower} and {@code upper}, and {@code gains} with {@code value}, {@code
   * lower} and {@code upper}. All are shares; what is undefined is {@code null}.
   *
   * @return pretty-printed
   */
  public String json() {
    return AuditJson.of(this);
  }

  @Override
  public String toString() {
    return "audit of %d rows, %d mistakes, scores %s"
        .formatted(rows(), mistakes(), Arrays.stream(scores).map(AuditedScore::name).toList());
  }
}
