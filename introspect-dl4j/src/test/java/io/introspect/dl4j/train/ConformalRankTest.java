package io.introspect.dl4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConformalRankTest {

  private static final ConformalRank FOUR = new ConformalRank(new float[] {3, 1, 4, 2});

  @Test
  void countsTheScoresAtLeastAsHighTheRowsOwnIncluded() {
    assertThat(FOUR.pValue(0.5f)).isEqualTo(1);
    assertThat(FOUR.pValue(2.5f)).isEqualTo(3 / 5.0);
    assertThat(FOUR.pValue(4.5f)).isEqualTo(1 / 5.0);
  }

  @Test
  void equalScoresCountAsAtLeastAsHigh() {
    assertThat(FOUR.pValue(4)).isEqualTo(2 / 5.0);
    assertThat(new ConformalRank(new float[] {1, 1, 1}).pValue(1)).isEqualTo(1);
  }

  @Test
  void whatIsNotANumberIsAsUnusualAsCanBe() {
    assertThat(FOUR.pValue(Float.NaN)).isEqualTo(1 / 5.0);
    assertThat(FOUR.pValue(Float.POSITIVE_INFINITY)).isEqualTo(1 / 5.0);
  }

  /**
   * The promise itself, exactly: of n + 1 rows each may be the new one, and of these at most a
   * share α has p ≤ α, whatever the scores, ties included.
   */
  @Property(seed = "42")
  void atMostAShareAlphaOfExchangeableRowsComesOutAtAlphaOrLess(
      @ForAll @Size(min = 2, max = 40) @IntRange(min = 0, max = 20) int[] scores,
      @ForAll @IntRange(min = 1, max = 99) int percent) {
    double alpha = percent / 100.0;
    int rejected = 0;
    for (int left = 0; left < scores.length; left++) {
      float[] others = new float[scores.length - 1];
      for (int i = 0; i < others.length; i++) {
        others[i] = scores[i < left ? i : i + 1];
      }
      if (new ConformalRank(others).pValue(scores[left]) <= alpha) {
        rejected++;
      }
    }
    assertThat(rejected / (double) scores.length).isLessThanOrEqualTo(alpha);
  }

  @Test
  void ranksTheSameAfterLoading() throws IOException {
    InMemoryEntries entries = new InMemoryEntries();
    FOUR.save(entries.writer(), "rank");
    ConformalRank loaded = ConformalRank.load(entries.reader(), "rank");
    for (float score : new float[] {0, 1, 2.5f, 4, 5}) {
      assertThat(loaded.pValue(score)).isEqualTo(FOUR.pValue(score));
    }
  }

  @Test
  void refusesADamagedEntry() throws IOException {
    InMemoryEntries entries = new InMemoryEntries();
    FOUR.save(entries.writer(), "rank");
    entries.entries().put("rank", new byte[3]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ConformalRank.load(entries.reader(), "rank"))
        .withMessageContaining("rank");
  }

  @Test
  void refusesNoScoresAndWhatIsNotANumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConformalRank(new float[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConformalRank(new float[] {1, Float.NaN}))
        .withMessageContaining("NaN");
  }

  @Test
  void leavesTheCallersScoresAlone() {
    float[] scores = {3, 1, 2};
    ConformalRank rank = new ConformalRank(scores);
    Arrays.fill(scores, 9);
    assertThat(rank.pValue(2.5f)).isEqualTo(2 / 4.0);
  }
}
