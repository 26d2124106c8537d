package io.introspect.dl4j.activations;

/**
 * Numbers of 16 bits, IEEE 754 binary16: 11 significant bits, at most 65504, in steps of 2^-24 near
 * 0. Java converts them by itself only from version 20 on.
 */
final class Float16 {

  /** The largest number. */
  static final float LARGEST = 65504;

  /** From here on a number would be rounded beyond the largest. */
  private static final int OVERFLOW = Float.floatToRawIntBits(65520);

  /** The least number that has all 11 bits, 2^-14. */
  private static final int LEAST_NORMAL = Float.floatToRawIntBits(0x1p-14f);

  private static final int SIGN = 0x8000;

  /**
   * All there are: a look into 256 KiB is faster than shifting bits, and subnormals cost no more.
   */
  private static final float[] VALUES = values();

  private Float16() {}

  private static float[] values() {
    float[] values = new float[1 << 16];
    for (int bits = 0; bits < values.length; bits++) {
      int exponent = bits >>> 10 & 0x1f;
      int fraction = bits & 0x3ff;
      float value =
          exponent == 0
              ? fraction * 0x1p-24f
              : Math.scalb((float) (fraction | 0x400), exponent - 25);
      values[bits] = (bits & SIGN) == 0 ? value : -value;
    }
    return values;
  }

  /** The number that these bits, of a finite one, stand for. */
  static float value(short bits) {
    return VALUES[bits & 0xffff];
  }

  /** Turns the first so many. */
  static void values(short[] bits, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = VALUES[bits[i] & 0xffff];
    }
  }

  /**
   * Rounds the first so many to the nearest; of two that are equally near, to the one whose last
   * bit is 0.
   *
   * @return the place of the first value that is too large, or not a number; −1 if there is none
   */
  static int round(float[] values, short[] bits, int count) {
    int largest = 0;
    for (int i = 0; i < count; i++) {
      int all = Float.floatToRawIntBits(values[i]);
      int size = all & Integer.MAX_VALUE;
      largest = Math.max(largest, size);
      // The exponent counts from 15 instead of 127; adding just below a half rounds, a half if odd.
      int normal = (size - (112 << 23) + 0xfff + (size >>> 13 & 1)) >>> 13;
      // Beside 1/2 the last bit of a float32 weighs 2^-24, so that the addition rounds.
      int subnormal = Float.floatToRawIntBits(Float.intBitsToFloat(size) + 0.5f) - (126 << 23);
      bits[i] = (short) ((all >>> 16 & SIGN) | (size < LEAST_NORMAL ? subnormal : normal));
    }
    return largest < OVERFLOW ? -1 : firstOverflow(values);
  }

  private static int firstOverflow(float[] values) {
    int i = 0;
    while (Math.abs(values[i]) < Float.intBitsToFloat(OVERFLOW)) {
      i++;
    }
    return i;
  }
}
