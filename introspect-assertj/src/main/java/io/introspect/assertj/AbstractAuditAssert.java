package io.introspect.assertj;

import io.introspect.trust.Audit;
import io.introspect.trust.Measure;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions on how well the shipped confidence tells right rows from wrong ones. Extend it to add
 * your own; {@link AuditAssert} is what {@code assertThat} returns.
 *
 * <p>A failure shows the measure with its 95 % interval, that of the maximum output, the paired
 * gain and the audit's notes, and what was expected. A measure that the rows leave undefined fails,
 * and the message says why. All measures are shares from 0 to 1. For use by one thread.
 *
 * @param <SELF> the type of the assertions themselves, which every method returns
 */
public abstract class AbstractAuditAssert<SELF extends AbstractAuditAssert<SELF>>
    extends AbstractObjectAssert<SELF, Audit> {

  /**
   * Begins assertions.
   *
   * @param actual the audit
   * @param selfType the class of {@code SELF}
   */
  protected AbstractAuditAssert(Audit actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /**
   * Verifies that a measure of the confidence, of those of which more is better, is large enough.
   *
   * <pre>{@code
   * // AUPR-error 0.44
   * // passes
   * assertThat(audit).hasAtLeast(Measure.AUPR_ERROR, 0.4);
   * // fails
   * assertThat(audit).hasAtLeast(Measure.AUPR_ERROR, 0.5);
   * }</pre>
   *
   * @param measure one of which {@linkplain Measure#largerIsBetter() larger is better}
   * @param share the least value, from 0 to 1
   * @return this
   * @throws AssertionError if the measure is smaller or undefined, or the audit is null
   * @throws IllegalArgumentException if the measure is null or one of which smaller is better, or
   *     the share is out of range
   */
  public SELF hasAtLeast(Measure measure, double share) {
    Arguments.requireLargerIsBetter(measure);
    Arguments.requireShare(share);
    isNotNull();
    if (!(actual.confidence().value(measure) >= share)) {
      throw assertionError(AuditMessage.shouldReach(actual, measure, "at least", share));
    }
    return myself;
  }

  /**
   * Verifies that a measure of the confidence, of those of which less is better, is small enough.
   *
   * <pre>{@code
   * // AURC 0.0009
   * // passes
   * assertThat(audit).hasAtMost(Measure.AURC, 0.001);
   * // fails
   * assertThat(audit).hasAtMost(Measure.AURC, 0.0005);
   * }</pre>
   *
   * @param measure one of which {@linkplain Measure#largerIsBetter() smaller is better}
   * @param share the largest value, from 0 to 1
   * @return this
   * @throws AssertionError if the measure is larger or undefined, or the audit is null
   * @throws IllegalArgumentException if the measure is null or one of which larger is better, or
   *     the share is out of range
   */
  public SELF hasAtMost(Measure measure, double share) {
    Arguments.requireSmallerIsBetter(measure);
    Arguments.requireShare(share);
    isNotNull();
    if (!(actual.confidence().value(measure) <= share)) {
      throw assertionError(AuditMessage.shouldReach(actual, measure, "at most", share));
    }
    return myself;
  }

  /**
   * Verifies that the confidence tells right rows from wrong ones: {@link #hasAtLeast} of {@link
   * Measure#AUROC}.
   *
   * <pre>{@code
   * // AUROC 0.97
   * // passes
   * assertThat(audit).hasAurocAtLeast(0.95);
   * // fails
   * assertThat(audit).hasAurocAtLeast(0.98);
   * }</pre>
   *
   * @param share the least value, from 0 to 1
   * @return this
   * @throws AssertionError if it is smaller or undefined, or the audit is null
   * @throws IllegalArgumentException if the share is out of range
   */
  public SELF hasAurocAtLeast(double share) {
    return hasAtLeast(Measure.AUROC, share);
  }

  /**
   * Verifies that the probabilities of being right are calibrated: {@link #hasAtMost} of {@link
   * Measure#ECE}.
   *
   * <pre>{@code
   * // expected calibration error 0.006
   * // passes
   * assertThat(audit).hasEceAtMost(0.01);
   * // fails
   * assertThat(audit).hasEceAtMost(0.005);
   * }</pre>
   *
   * @param share the largest value, from 0 to 1
   * @return this
   * @throws AssertionError if it is larger or there are no probabilities, or the audit is null
   * @throws IllegalArgumentException if the share is out of range
   */
  public SELF hasEceAtMost(double share) {
    return hasAtMost(Measure.ECE, share);
  }

  /**
   * Verifies that the confidence ranks rows at least as well as the maximum output, as far as
   * chance lets one tell; see {@link Audit#isNoWorseThanMaximumOutput()}. Measures that the rows
   * leave undefined are passed over.
   *
   * <pre>{@code
   * // passes, with a gain in AUROC from -0.001 to 0.004, and the like in all rank measures
   * assertThat(audit).isNoWorseThanMaximumOutput();
   * // fails, with one from -0.004 to -0.001
   * assertThat(worse).isNoWorseThanMaximumOutput();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the paired interval of a rank measure lies wholly on the worse side,
   *     or the audit is null
   */
  public SELF isNoWorseThanMaximumOutput() {
    isNotNull();
    if (!actual.isNoWorseThanMaximumOutput()) {
      List<Measure> worse =
          Arrays.stream(Measure.values())
              .filter(measure -> !measure.ofProbabilities())
              .filter(actual.confidence()::isWorseThanMaximumOutput)
              .toList();
      throw assertionError(AuditMessage.shouldBeNoWorseThanMaximumOutput(actual, worse));
    }
    return myself;
  }

  /**
   * Verifies that the confidence is better than the maximum output by more than chance.
   *
   * <pre>{@code
   * // passes, with a gain from 0.001 to 0.006
   * assertThat(audit).isBetterThanMaximumOutput(Measure.AUROC);
   * // fails, with one from -0.001 to 0.004
   * assertThat(small).isBetterThanMaximumOutput(Measure.AUROC);
   * }</pre>
   *
   * @param measure in which it is to be better
   * @return this
   * @throws AssertionError if the paired interval does not lie wholly on the better side or is
   *     undefined, or the audit is null
   * @throws IllegalArgumentException if the measure is null
   */
  public SELF isBetterThanMaximumOutput(Measure measure) {
    Arguments.requirePresent("a measure", measure);
    isNotNull();
    if (!actual.confidence().isBetterThanMaximumOutput(measure)) {
      throw assertionError(AuditMessage.shouldBeBetterThanMaximumOutput(actual, measure));
    }
    return myself;
  }
}
