package io.introspect.dl4j.trust;

import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import io.introspect.dl4j.train.HarvestedRows;
import io.introspect.dl4j.train.RowsByClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which training rows become prototypes: of each class one half those on which the classifier errs
 * most, since mistakes happen near them and it takes few to mark where a class ends, and one half
 * drawn at random from the others, for the class as a whole.
 */
final class PrototypeChoice {

  private PrototypeChoice() {}

  /** The row numbers for each of K classes; at most so many of each. */
  static List<int[]> choose(HarvestedRows rows, int classes, int most, long seed) {
    int[] truth = rows.trueClasses();
    float[] errors = errors(rows);
    Random random = new Random(seed);
    return RowsByClass.of(classes, truth).stream()
        .map(members -> choose(members, errors, most, random))
        .toList();
  }

  private static int[] choose(int[] members, float[] errors, int most, Random random) {
    if (members.length <= most) {
      return members;
    }
    List<Integer> hardestFirst =
        new ArrayList<>(
            Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparing((Integer row) -> errors[row]).reversed())
                .toList());
    int hard = most / 2;
    Collections.shuffle(hardestFirst.subList(hard, hardestFirst.size()), random);
    return hardestFirst.subList(0, most).stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] errors(HarvestedRows rows) {
    int[] all = IntStream.range(0, rows.rows()).toArray();
    try (ArrayScope scope = new ArrayScope()) {
      INDArray targets = scope.own(rows.targets(all));
      return Rows.values(targets);
    }
  }
}
