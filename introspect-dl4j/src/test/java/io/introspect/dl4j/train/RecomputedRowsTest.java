package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RecomputedRowsTest {

  private final FakeModel model = new FakeModel();

  private RecomputedRows rows(INDArray features) {
    RecomputedRows rows = new RecomputedRows(model, features);
    rows.append(model.observe(features).activations());
    model.calls().clear();
    return rows;
  }

  @Test
  void runsTheModelForTheRowsThatAreReadInAnyOrder() {
    RecomputedRows rows = rows(Samples.matrix(2, 0, 1, 10, 11, 20, 21));

    assertThat(rows.rows()).isEqualTo(3);
    assertThat(rows.width()).isEqualTo(3);
    assertThat(rows.read(2, 0, 2)).isEqualTo(Samples.matrix(3, 20, 21, 41, 0, 1, 1, 20, 21, 41));
    assertThat(model.calls()).containsExactly(3L);
  }

  @Test
  void manyRowsAreRunAThousandAtATime() {
    INDArray x = Nd4j.rand(DataType.FLOAT, 2500, 2);

    assertThat(rows(x).read(IntStream.range(0, 2500).toArray()).getColumns(0, 1)).isEqualTo(x);
    assertThat(model.calls()).containsExactly(1000L, 1000L, 500L);
  }

  @Test
  void featuresOfAnyShapeAndOrder() {
    INDArray images = Nd4j.rand(DataType.FLOAT, 4, 2, 3, 5).dup('f');
    INDArray[] seen = new INDArray[1];
    RecomputedRows rows =
        new RecomputedRows(
            new FakeModel() {
              @Override
              public io.introspect.Observation observe(INDArray x) {
                seen[0] = x.dup();
                return super.observe(x.reshape(x.size(0), 30).getColumns(0, 1));
              }
            },
            images);
    rows.append(Nd4j.zeros(DataType.FLOAT, 4, 3));
    rows.read(3, 1);

    assertThat(seen[0].shape()).containsExactly(2, 2, 3, 5);
    assertThat(seen[0].slice(0, 0)).isEqualTo(images.slice(3, 0));
    assertThat(seen[0].slice(1, 0)).isEqualTo(images.slice(1, 0));
  }

  @Test
  void refusesRowsThatAreNotThere() {
    RecomputedRows rows = rows(Samples.matrix(2, 0, 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.read(1))
        .withMessage("expected a row from 0 to 0, found 1");
  }
}
