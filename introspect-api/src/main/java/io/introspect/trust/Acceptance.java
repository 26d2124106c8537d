package io.introspect.trust;

import io.introspect.Introspection;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Which rows to accept so that at most a given share of them is wrong, with a given probability;
 * from {@link Audit#acceptAt}.
 *
 * <p>Immutable.
 *
 * @serial exclude
 */
public final class Acceptance implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double risk;
  private final double probability;
  private final int rows;
  private final int mistakes;

  /** Null if nothing can be promised. */
  private final Selection selection;

  Acceptance(double risk, double probability, RankedRows rows, Selection selection) {
    this.risk = risk;
    this.probability = probability;
    this.rows = rows.rows();
    this.mistakes = rows.wrong();
    this.selection = selection;
  }

  /**
   * The risk that was asked for.
   *
   * @return α, the largest share of wrong rows among those accepted
   */
  public double risk() {
    return risk;
  }

  /**
   * How sure the promise is.
   *
   * @return 1 − δ
   */
  public double probability() {
    return probability;
  }

  /**
   * Whether a threshold was found that keeps the risk.
   *
   * @return false if nothing can be promised; no row is accepted then
   */
  public boolean isPromised() {
    return selection != null;
  }

  /**
   * The least confidence that is accepted.
   *
   * @return in decades; rows at or above it are accepted
   * @throws IllegalStateException if nothing can be promised
   */
  public double threshold() {
    return promised().threshold();
  }

  /**
   * The share of the audited rows that is accepted.
   *
   * @return from 0 to 1; 0 if nothing can be promised
   */
  public double coverage() {
    return isPromised() ? (double) selection.accepted() / rows : 0;
  }

  /**
   * The share of wrong rows among the audited ones that are accepted.
   *
   * @return at most {@link #riskBound()}
   * @throws IllegalStateException if nothing can be promised
   */
  public double observedRisk() {
    return (double) promised().mistakes() / promised().accepted();
  }

  /**
   * The upper confidence limit of the risk (Clopper and Pearson), at the level that the search for
   * the threshold asks for.
   *
   * @return at most {@link #risk()}
   * @throws IllegalStateException if nothing can be promised
   */
  public double riskBound() {
    return promised().riskBound();
  }

  /**
   * Whether a row is accepted.
   *
   * @param seen what introspection told of it, by the introspector that was audited
   * @return true if its confidence is at or above the threshold; false if nothing can be promised
   */
  public boolean accepts(Introspection seen) {
    return isPromised() && seen.confidence() >= selection.threshold();
  }

  private Selection promised() {
    if (!isPromised()) {
      throw new IllegalStateException(toString());
    }
    return selection;
  }

  @Override
  public String toString() {
    return "a risk of at most %s with probability %s ".formatted(exact(risk), exact(probability))
        + (isPromised() ? found() : missed());
  }

  private String found() {
    return String.format(
        Locale.ROOT,
        "is promised from a confidence of %.3f decades on: coverage %s, %d mistakes among %d rows",
        selection.threshold(),
        rounded(coverage()),
        selection.mistakes(),
        selection.accepted());
  }

  private String missed() {
    return "cannot be promised with %d rows, %d of them mistakes; it takes at least %d rows without any mistake"
        .formatted(rows, mistakes, GuaranteedSelection.fewestRows(risk, probability));
  }

  /** What was asked for is not rounded: 99.999 % is not certainty. */
  private static String exact(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  private static String rounded(double share) {
    return exact(BigDecimal.valueOf(share).round(new MathContext(4)).doubleValue());
  }

  /** What is accepted of the audited rows. */
  record Selection(double threshold, int accepted, int mistakes, double riskBound)
      implements Serializable {}
}
