package io.introspect.dl4j.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The shape of the rows of one input of a graph. Immutable.
 *
 * @param input the input's name
 * @param sizes without the number of rows; the length of sequences may be {@link #UNKNOWN}
 */
record RowShape(String input, List<Long> sizes) {

  static final long UNKNOWN = -1;

  static RowShape of(String input, long... sizes) {
    return new RowShape(input, Arrays.stream(sizes).boxed().toList());
  }

  boolean isOpen() {
    return sizes.contains(UNKNOWN);
  }

  /** How many values a row has, or each step of a row if the length is unknown. */
  long values() {
    return sizes.stream().filter(size -> size != UNKNOWN).reduce(1L, Math::multiplyExact);
  }

  /** This shape with a length where it is unknown. */
  RowShape ofLength(long length) {
    return new RowShape(
        input, sizes.stream().map(size -> size == UNKNOWN ? length : size).toList());
  }

  /** The shape of an array of so many rows. */
  long[] array(long rows) {
    return LongStream.concat(LongStream.of(rows), sizes.stream().mapToLong(Long::longValue))
        .toArray();
  }

  /** Whether an array of this shape consists of such rows. */
  boolean fits(long... shape) {
    return shape.length == sizes.size() + 1
        && IntStream.range(0, sizes.size())
            .allMatch(i -> sizes.get(i) == UNKNOWN || sizes.get(i) == shape[i + 1]);
  }

  @Override
  public String toString() {
    return input + " " + sizes.toString().replace(String.valueOf(UNKNOWN), "length");
  }
}
