package io.introspect.dl4j.activations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16Test {

  private static final int INFINITY = 0x7c00;

  private static short rounded(float value) {
    short[] bits = new short[1];
    assertThat(Float16.round(new float[] {value}, bits, 1)).isEqualTo(-1);
    return bits[0];
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x0000",
    "1, 0x3c00",
    "-2, 0xc000",
    "65504, 0x7bff",
    "-65504, 0xfbff",
    "0.333251953125, 0x3555",
    "6.103515625e-5, 0x0400",
    "6.097555160522461e-5, 0x03ff",
    "5.960464477539063e-8, 0x0001",
    "-5.960464477539063e-8, 0x8001"
  })
  void numbersOfTheStandard(float value, String bits) {
    short expected = Integer.decode(bits).shortValue();
    assertThat(rounded(value)).isEqualTo(expected);
    assertThat(Float16.value(expected)).isEqualTo(value);
  }

  @Test
  void zeroKeepsItsSign() {
    assertThat(rounded(-0f)).isEqualTo((short) 0x8000);
    assertThat(Float.floatToRawIntBits(Float16.value((short) 0x8000)))
        .isEqualTo(Float.floatToRawIntBits(-0f));
  }

  @Test
  void everyNumberOf16BitsComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      if ((bits & INFINITY) != INFINITY) {
        assertThat(rounded(Float16.value((short) bits))).isEqualTo((short) bits);
      }
    }
  }

  /** Over all bits, so that every exponent comes up. */
  @Property
  void roundsToTheNearestAndTiesToEven(@ForAll int anyBits) {
    float value = Float.intBitsToFloat(anyBits);
    if (Math.abs(value) < 65520) {
      assertNearest(value);
    }
  }

  @Property
  void roundsToTheNearestAmongSmallOnes(
      @ForAll @IntRange(min = -(1 << 20), max = 1 << 20) int small) {
    assertNearest(small * 0x1p-33f);
  }

  @Property
  void roundsTheMiddleBetweenTwoToTheEvenOne(@ForAll @IntRange(max = INFINITY - 2) int lower) {
    float middle = (Float16.value((short) lower) + Float16.value((short) (lower + 1))) / 2;
    assertThat(rounded(middle)).isEqualTo((short) (lower + (lower & 1)));
    assertThat(rounded(Math.nextDown(middle))).isEqualTo((short) lower);
    assertThat(rounded(Math.nextUp(middle))).isEqualTo((short) (lower + 1));
  }

  private static void assertNearest(float value) {
    short bits = rounded(value);
    BigDecimal off = distance(value, bits);
    int size = bits & 0x7fff;
    for (int other : new int[] {size - 1, size + 1}) {
      if (other >= 0 && other < INFINITY) {
        short neighbor = (short) ((bits & 0x8000) | other);
        int compared = off.compareTo(distance(value, neighbor));
        assertThat(compared < 0 || (compared == 0 && (bits & 1) == 0))
            .as("%s as %s, not %s", value, Float16.value(bits), Float16.value(neighbor))
            .isTrue();
      }
    }
  }

  private static BigDecimal distance(float value, short bits) {
    return new BigDecimal(value).subtract(new BigDecimal(Float16.value(bits))).abs();
  }

  @ParameterizedTest
  @CsvSource({"65520", "-65520", "1e30", "Infinity", "-Infinity", "NaN"})
  void tellsWhereAValueIsTooLarge(float large) {
    assertThat(Float16.round(new float[] {1, 65519.99f, large, 2, large}, new short[5], 5))
        .isEqualTo(2);
  }

  @Test
  void whatLiesBehindTheFirstSoManyDoesNotCount() {
    assertThat(Float16.round(new float[] {1, 1e30f}, new short[2], 1)).isEqualTo(-1);
  }
}
