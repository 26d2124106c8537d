package io.introspect.probe;

import io.introspect.Introspection;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The path of one row under attack (fig. 6), from the row itself, step 0, to the last step.
 *
 * @param aim what the attack wants
 * @param steps step 0 and what follows
 * @serial exclude
 */
public record AttackPath(AttackAim aim, List<AttackStep> steps) implements Serializable {

  /**
   * Copies the list.
   *
   * @param aim what the attack wants
   * @param steps at least step 0; copied
   * @throws IllegalArgumentException if there is no step
   */
  public AttackPath {
    Objects.requireNonNull(aim, "aim");
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("expected at least the row itself, found no step");
    }
  }

  /**
   * The row itself.
   *
   * @return step 0
   */
  public AttackStep start() {
    return steps.get(0);
  }

  /**
   * Where the attack ended.
   *
   * @return the last step
   */
  public AttackStep end() {
    return steps.get(steps.size() - 1);
  }

  /**
   * Whether the attack's aim is reached at its end.
   *
   * @return true if so
   */
  public boolean succeeded() {
    return end().succeeded();
  }

  /**
   * When the aim was first reached.
   *
   * @return the step's number; 0 if the row was there from the beginning; empty if never
   */
  public OptionalInt firstSuccess() {
    return IntStream.range(0, steps.size()).filter(i -> steps.get(i).succeeded()).findFirst();
  }

  /**
   * What introspection saw on the way.
   *
   * @return one per step; unmodifiable
   */
  public List<Introspection> seen() {
    return steps.stream().map(AttackStep::seen).toList();
  }
}
