package io.introspect.dl4j.activations;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;

/**
 * The choice where the activations of all training and validation rows are kept during a fit. They
 * are never all on the heap.
 *
 * <table>
 * <caption>What each choice costs, for n rows of p activations</caption>
 * <tr><th>choice</th><th>takes</th><th>a minibatch costs</th></tr>
 * <tr><td>{@link #offHeap()}</td><td>4·n·p bytes of memory</td><td>a copy</td></tr>
 * <tr><td>{@link #file(Path)}</td><td>4·n·p bytes of disk, half of that {@link #asFloat16()}</td>
 * <td>a read for each row, most often from the system's cache</td></tr>
 * <tr><td>{@link #automatic()}</td><td>as off-heap up to its budget, as a file beyond</td>
 * <td>as the one or the other</td></tr>
 * <tr><td>{@link #recomputed()}</td><td>nothing but the features</td><td>a forward pass of the
 * classifier</td></tr>
 * </table>
 *
 * <p>The classifier's outputs are kept likewise, but always as float32; where activations are
 * recomputed, the outputs are kept as by {@link #automatic()}.
 *
 * <p>Immutable.
 *
 * @param kind where
 * @param folder where files are made, by the kinds that make any
 * @param budget how many bytes may lie off-heap before a file is made, by {@link Kind#AUTOMATIC}
 * @param float16 whether files hold 16 bits for a value
 */
public record ActivationStorage(Kind kind, Path folder, long budget, boolean float16) {

  /** The default budget, where JavaCPP allows twice as much. */
  public static final long DEFAULT_BUDGET = 1L << 30;

  /** The kinds of storage. */
  public enum Kind {
    /** Off-heap up to a budget, in a file beyond. */
    AUTOMATIC,
    /** Off-heap, however many there are. */
    OFF_HEAP,
    /** In a temporary file. */
    FILE,
    /** Nowhere: the classifier is run again whenever rows are read. */
    RECOMPUTED
  }

  /**
   * Checks the values.
   *
   * @param kind where
   * @param folder where files are made
   * @param budget at least 0
   * @param float16 only for kinds that make files
   * @throws IllegalArgumentException if the budget is negative, or no file could hold float16
   */
  public ActivationStorage {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(folder, "folder");
    if (budget < 0) {
      throw new IllegalArgumentException(
          "expected a budget of at least 0 bytes, found %d".formatted(budget));
    }
    if (float16 && kind != Kind.FILE && kind != Kind.AUTOMATIC) {
      throw new IllegalArgumentException(
          "expected storage in a file for float16, found %s".formatted(kind));
    }
  }

  /**
   * Off-heap up to a budget, and from there on, all of them, in a file of float32.
   *
   * @return with a budget of 1 GiB, or half of what JavaCPP may use ({@code
   *     org.bytedeco.javacpp.maxBytes}, by default as large as the heap may grow) if that is less,
   *     and files in the folder {@code java.io.tmpdir}
   */
  public static ActivationStorage automatic() {
    return of(Kind.AUTOMATIC);
  }

  /**
   * Off-heap, however many there are. They count against the memory that JavaCPP may use.
   *
   * @return this choice
   */
  public static ActivationStorage offHeap() {
    return of(Kind.OFF_HEAP);
  }

  /**
   * In a temporary file of float32, which goes when the fit ends, also when it fails or the process
   * dies, as far as the operating system allows.
   *
   * @param folder an existing folder on a disk with room enough; a fast one if memory is too small
   *     to cache the file
   * @return this choice
   */
  public static ActivationStorage file(Path folder) {
    return of(Kind.FILE).withFolder(folder);
  }

  /**
   * Nowhere: whenever rows are read, the classifier runs them again. Takes arrays, since features
   * are read in any order, and a model that is not read at every step of sequences. Each step of
   * learning from activations costs one more forward pass of its minibatch, and each of the five
   * passes over all training rows one of all of them. As minibatches differ from the batches of the
   * harvest, products may be summed in another order: the last bits of the activations may differ
   * from those of the other choices.
   *
   * @return this choice
   */
  public static ActivationStorage recomputed() {
    return of(Kind.RECOMPUTED);
  }

  private static ActivationStorage of(Kind kind) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    return new ActivationStorage(kind, folder, defaultBudget(), false);
  }

  private static long defaultBudget() {
    long allowed = Pointer.maxBytes();
    return allowed > 0 ? Math.min(DEFAULT_BUDGET, allowed / 2) : DEFAULT_BUDGET;
  }

  /**
   * The same with another budget, which training rows, validation rows and their outputs share.
   *
   * @param bytes at least 0; with 0 everything goes to a file at once
   * @return a copy
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if this is not {@link #automatic()}, which alone has a budget
   */
  public ActivationStorage withBudget(long bytes) {
    if (kind != Kind.AUTOMATIC) {
      throw new IllegalStateException(
          "expected automatic storage to set a budget of, found %s".formatted(kind));
    }
    return new ActivationStorage(kind, folder, bytes, float16);
  }

  /**
   * The same with files in another folder.
   *
   * @param value an existing folder
   * @return a copy
   */
  public ActivationStorage withFolder(Path value) {
    return new ActivationStorage(kind, value, budget, float16);
  }

  /**
   * The same with files that hold 16 bits for a value, rounded to the nearest (IEEE 754 binary16,
   * ties to even): half the disk, 11 significant bits, and values of at most 65504, beyond which
   * the fit refuses them. Rows that stay off-heap stay float32.
   *
   * @return a copy
   * @throws IllegalArgumentException if no file is made
   */
  public ActivationStorage asFloat16() {
    return new ActivationStorage(kind, folder, budget, true);
  }

  /**
   * What of the choice may change what is learned.
   *
   * @return by name; empty if nothing does; unmodifiable
   */
  public Map<String, String> settings() {
    if (kind == Kind.RECOMPUTED) {
      return Map.of("activations", "recomputed");
    }
    if (!float16) {
      return Map.of();
    }
    return Map.of(
        "activations", kind == Kind.FILE ? "float16" : "float16 beyond %d bytes".formatted(budget));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case AUTOMATIC ->
          "automatic, up to %d bytes off-heap, then in %s%s".formatted(budget, folder, values());
      case OFF_HEAP -> "off-heap";
      case FILE -> "in %s%s".formatted(folder, values());
      case RECOMPUTED -> "recomputed";
    };
  }

  private String values() {
    return float16 ? " as float16" : "";
  }
}
