package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StandardizerTest {

  private static final double[] MEAN = {1, -2};
  private static final double[] DEVIATION = {2, 0.5};

  @Test
  void shiftsAndScalesEachColumn() {
    INDArray matrix = Samples.matrix(2, 1, -2, 5, -1, -1, -2.5f);

    INDArray same = Standardizer.of(MEAN, DEVIATION).apply(matrix);

    assertThat(same).isSameAs(matrix).isEqualTo(Samples.matrix(2, 0, 0, 2, 2, -1, -1));
  }

  @Test
  void comesBack() {
    INDArray matrix = Samples.matrix(3, Samples.normal(60, 3, 1));
    INDArray before = matrix.dup();
    Standardizer standardizer =
        Standardizer.of(new double[] {3, 0, -7}, new double[] {1, 250, 0.25});

    INDArray after = standardizer.invert(standardizer.apply(matrix));

    assertThat(after).isSameAs(matrix);
    assertThat(after.sub(before).amaxNumber().doubleValue()).isCloseTo(0, within(1e-4));
  }

  @Test
  void deviationIsFlooredAtAHundredthOfTheAverageOne() {
    // The average deviation is 2, the floor 0.02.
    INDArray matrix = Samples.matrix(3, 1, 1, 1);

    Standardizer.of(new double[3], new double[] {5.99, 0.01, 0}).apply(matrix);

    assertThat(matrix.toFloatMatrix()[0])
        .containsExactly(new float[] {1 / 5.99f, 50, 50}, within(1e-3f));
  }

  @Test
  void refusesColumnsThatAreAllConstant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Standardizer.of(MEAN, new double[2]))
        .withMessage("expected values that vary from row to row, found all 2 columns constant");
  }

  @Test
  void refusesRowsThatAreAllTheSame() {
    for (float value : new float[] {0, 1, 0.1f, 3.3e7f}) {
      MatrixRows rows = Samples.untargeted(Nd4j.valueArrayOf(new long[] {2500, 2}, value));
      assertThatIllegalArgumentException()
          .as("all %s", value)
          .isThrownBy(() -> Standardizer.ofInputs(rows))
          .withMessageContaining("found all 2 columns constant");
    }
  }

  @Test
  void inputsOfManyRowsComeOutWithMeanZeroAndDeviationOne() {
    INDArray h = Samples.manifold(2300, 6, 1).muli(7).addi(3);
    Standardizer standardizer = Standardizer.ofInputs(Samples.untargeted(h.dup()));

    INDArray standardized = standardizer.apply(h);

    assertThat(standardizer.width()).isEqualTo(6);
    assertThat(standardized.mean(0).toDoubleVector()).containsExactly(new double[6], within(1e-4));
    double[] ones = new double[6];
    Arrays.fill(ones, 1);
    assertThat(standardized.std(false, 0).toDoubleVector()).containsExactly(ones, within(1e-4));
  }

  @Test
  void targetsAreStandardizedByTheirOwnMoments() {
    MatrixRows rows = new MatrixRows(Samples.matrix(2, 9, 9, 8, 8), Samples.matrix(1, -6, -2));

    assertThat(Standardizer.ofTargets(rows).apply(Samples.matrix(1, -6, -4, -2)))
        .isEqualTo(Samples.matrix(1, -1, 0, 1));
  }

  @Test
  void savedAndLoadedItDoesTheSame() throws IOException {
    Standardizer standardizer = Standardizer.of(MEAN, DEVIATION);
    InMemoryEntries file = new InMemoryEntries();

    standardizer.save(file.writer(), "scales.bin");
    Standardizer loaded = Standardizer.load(file.reader(), "scales.bin");

    INDArray matrix = Samples.matrix(2, Samples.normal(20, 0, 1));
    assertThat(file.entries()).containsOnlyKeys("scales.bin");
    assertThat(loaded.width()).isEqualTo(2);
    assertThat(loaded.apply(matrix.dup()).toFloatMatrix())
        .isDeepEqualTo(standardizer.apply(matrix.dup()).toFloatMatrix());
  }

  @Test
  void refusesAnEntryOfAnotherShapeAndNamesIt() throws IOException {
    InMemoryEntries file = new InMemoryEntries();
    try (var out = new java.io.DataOutputStream(file.writer().open("scales.bin"))) {
      Nd4j.write(Nd4j.zeros(DataType.FLOAT, 3, 2), out);
    }

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Standardizer.load(file.reader(), "scales.bin"))
        .withMessage("scales.bin: expected two rows, mean and scale");
  }

  @Test
  void refusesADamagedEntry() throws IOException {
    InMemoryEntries file = new InMemoryEntries();
    Standardizer.of(MEAN, DEVIATION).save(file.writer(), "scales.bin");
    byte[] whole = file.entries().get("scales.bin");

    file.entries().put("scales.bin", Arrays.copyOf(whole, whole.length - 3));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Standardizer.load(file.reader(), "scales.bin"));

    file.entries()
        .put("scales.bin", "no array at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Standardizer.load(file.reader(), "scales.bin"));
  }
}
