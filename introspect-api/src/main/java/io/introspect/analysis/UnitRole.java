package io.introspect.analysis;

import java.io.Serializable;

/**
 * What one hidden unit stands for (§2.8).
 *
 * @param column the unit's column of h
 * @param preferredClass the class that excites it most, argmax_k E[h_i | H_k] (10); of equal ones
 *     the first
 * @param strength the margin to the runner-up, in the units of h, at least 0
 * @param standing whether the preference means anything
 * @serial exclude
 */
public record UnitRole(int column, int preferredClass, double strength, Standing standing)
    implements Serializable {

  /** Whether a unit's preference for a class means anything. */
  public enum Standing {
    /** One class excites it clearly more than any other. */
    DECIDED,
    /**
     * Two or more classes excite it alike, as near as makes no difference: the margin to the
     * runner-up is at most a hundredth of the difference between the classes that excite it most
     * and least, or a tenth of its standard deviation within the classes.
     */
    TIED,
    /**
     * It is never active: on no row is its activation above 0, or it is the same on all of them.
     */
    DEAD
  }
}
