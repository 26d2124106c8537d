package io.introspect.dl4j.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PortionsTest {

  @Property
  void coverEverythingEvenly(
      @ForAll @IntRange(min = 1, max = 9) int count, @ForAll @IntRange(max = 1000) int n) {
    Portions portions = new Portions(count);
    assertThat(portions.begin(0, n)).isZero();
    assertThat(portions.begin(count, n)).isEqualTo(n);
    for (int i = 0; i < count; i++) {
      assertThat(portions.begin(i + 1, n) - portions.begin(i, n))
          .isBetween(n / count, n / count + 1);
    }
  }

  @Test
  void eachIsWorkedOn() {
    Set<Integer> done = new ConcurrentSkipListSet<>();
    Portions.HALVES.together(done::add);
    assertThat(done).containsExactly(0, 1);
  }

  @Test
  void theWholeIsWorkedOnByTheCallingThread() {
    Thread caller = Thread.currentThread();
    Portions.WHOLE.together(portion -> assertThat(Thread.currentThread()).isSameAs(caller));
  }
}
