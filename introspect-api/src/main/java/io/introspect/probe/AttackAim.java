package io.introspect.probe;

import io.introspect.Introspection;
import java.io.Serializable;
import java.util.Objects;

/**
 * What an attack wants of a row: to be taken for another class, or no longer for its own.
 *
 * @param kind whether the class is to be reached or left
 * @param classIndex the class, from 0
 * @serial exclude
 */
public record AttackAim(Kind kind, int classIndex) implements Serializable {

  /** The two kinds of attack. */
  public enum Kind {
    /** Targeted: the row is to be predicted as the class. */
    TOWARD,
    /** Untargeted: the row is no longer to be predicted as the class. */
    AWAY_FROM
  }

  /**
   * Checks the range.
   *
   * @param kind whether the class is to be reached or left
   * @param classIndex at least 0
   * @throws IllegalArgumentException if the class is negative
   */
  public AttackAim {
    Objects.requireNonNull(kind, "kind");
    if (classIndex < 0) {
      throw new IllegalArgumentException("expected a class of at least 0, found " + classIndex);
    }
  }

  /**
   * A targeted attack.
   *
   * @param target the class to be reached
   * @return the aim
   */
  public static AttackAim toward(int target) {
    return new AttackAim(Kind.TOWARD, target);
  }

  /**
   * An untargeted attack.
   *
   * @param origin the class to be left, usually the row's true one
   * @return the aim
   */
  public static AttackAim awayFrom(int origin) {
    return new AttackAim(Kind.AWAY_FROM, origin);
  }

  /**
   * Whether a row is where the attack wants it.
   *
   * @param seen what introspection saw of the row
   * @return true if its predicted class is the target, or no longer the origin
   */
  public boolean isReachedBy(Introspection seen) {
    return (seen.predictedClass() == classIndex) == (kind == Kind.TOWARD);
  }
}
