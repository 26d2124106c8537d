package io.introspect.dl4j.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which rows are of which class, found in one pass however many classes there are. */
public final class RowsByClass {

  private RowsByClass() {}

  /**
   * The rows of each class that occurs.
   *
   * @param classes of every row, each at least 0
   * @return row numbers, ascending, by ascending class; none of them empty
   */
  public static List<int[]> occurring(int... classes) {
    int highest = Arrays.stream(classes).max().orElse(-1);
    return of(highest + 1, classes).stream().filter(rows -> rows.length > 0).toList();
  }

  /**
   * The rows of each class.
   *
   * @param count the number of classes
   * @param classes of every row, each from 0 to {@code count − 1}
   * @return row numbers, ascending, one array for each class
   */
  public static List<int[]> of(int count, int[] classes) {
    int[] sizes = new int[count];
    for (int k : classes) {
      sizes[k]++;
    }
    List<int[]> rows = Arrays.stream(sizes).mapToObj(int[]::new).toList();
    int[] next = new int[count];
    IntStream.range(0, classes.length)
        .forEach(row -> rows.get(classes[row])[next[classes[row]]++] = row);
    return rows;
  }
}
