package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTableTest {

  private static EvidenceTable hand() {
    return new EvidenceTable(
        Map.of(Evidence.LOGIT, new double[] {1, 2, 3}, Evidence.MARGIN, new double[] {4, 5, 6}),
        new boolean[] {true, false, true},
        new double[] {-1, -2, -3});
  }

  @Test
  void tellsItsSize() {
    assertThat(hand().rows()).isEqualTo(3);
    assertThat(hand().mistakes()).isEqualTo(1);
    assertThat(hand().kinds()).containsExactly(Evidence.LOGIT, Evidence.MARGIN);
  }

  @Test
  void someRowsAreATableOfTheirOwn() {
    EvidenceTable part = hand().rows(2, 1);

    assertThat(part.rows()).isEqualTo(2);
    assertThat(part.column(Evidence.LOGIT)).containsExactly(3, 2);
    assertThat(part.column(Evidence.MARGIN)).containsExactly(6, 5);
    assertThat(part.correct()).containsExactly(true, false);
    assertThat(part.logErrors()).containsExactly(-3, -2);
  }

  @Test
  void handsOutCopies() {
    EvidenceTable table = hand();
    table.column(Evidence.LOGIT)[0] = 99;
    table.correct()[0] = false;
    table.logErrors()[0] = 99;

    assertThat(table.column(Evidence.LOGIT)).containsExactly(1, 2, 3);
    assertThat(table.correct()).containsExactly(true, false, true);
    assertThat(table.logErrors()).containsExactly(-1, -2, -3);
  }

  /** More rows than are looked at together; each is told from the others by its own numbers. */
  @Test
  void gathersHarvestedRowsInTheirOrder() {
    int count = 2345;
    HandMadeRows rows = new HandMadeRows(count);
    for (int row = 0; row < count; row++) {
      rows.set(row, row, 0, 0);
      float most = 0.5f + row / 8192f;
      rows.outcome(row, row % 3 == 0 ? 1 : 0, -row, most, 1 - most);
    }
    EvidenceTable table = EvidenceTable.of(rows, HandMade.narrow(), EvidenceReader.PLAIN);

    assertThat(table.rows()).isEqualTo(count);
    assertThat(table.mistakes()).isEqualTo(782);
    double[] output = table.column(Evidence.MAXIMUM_OUTPUT);
    double[] mapError = table.column(Evidence.MAP_ERROR);
    for (int row = 0; row < count; row++) {
      assertThat(output[row]).isCloseTo(0.5 + row / 8192.0, within(1e-6));
      assertThat(mapError[row]).isEqualTo(-row);
      assertThat(table.logErrors()[row]).isEqualTo(-row);
      assertThat(table.correct()[row]).isEqualTo(row % 3 != 0);
    }
  }

  @Test
  void aRowIsRightIfItsLargestOutputIsOfItsClassOfEqualOnesTheFirst() {
    HandMadeRows rows =
        new HandMadeRows(4)
            .outcome(0, 0, 0, 0.5f, 0.5f)
            .outcome(1, 1, 0, 0.5f, 0.5f)
            .outcome(2, 1, 0, 0.2f, 0.3f)
            .outcome(3, 0, 0, 0.2f, 0.3f);

    assertThat(EvidenceTable.of(rows, HandMade.narrow(), EvidenceReader.PLAIN).correct())
        .containsExactly(true, false, true, false);
  }
}
