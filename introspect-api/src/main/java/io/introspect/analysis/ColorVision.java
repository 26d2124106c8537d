package io.introspect.analysis;

/**
 * How different two colors look, to eyes of each kind.
 *
 * <p>Distances are Euclidean in Oklab (Ottosson 2020), where 0.02 is about the least that can be
 * noticed and 1 lies between black and white. Color blindness is simulated as by Machado, Oliveira
 * and Fernandes (2009), at full severity.
 */
public final class ColorVision {

  /** All three kinds of cones. */
  public static final ColorVision NORMAL = new ColorVision(1, 0, 0, 0, 1, 0, 0, 0, 1);

  /** No cones for long waves. */
  public static final ColorVision PROTAN =
      new ColorVision(
          0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
          1.051998);

  /** No cones for middle waves. */
  public static final ColorVision DEUTAN =
      new ColorVision(
          0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
          0.968881);

  /** No cones for short waves. */
  public static final ColorVision TRITAN =
      new ColorVision(
          1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
          0.303900);

  private static final Matrix CONES =
      new Matrix(
          0.4122214708,
          0.5363325363,
          0.0514459929,
          0.2119034982,
          0.6806995451,
          0.1073969566,
          0.0883024619,
          0.2817188376,
          0.6299787005);
  private static final Matrix OPPONENTS =
      new Matrix(
          0.2104542553,
          0.7936177850,
          -0.0040720468,
          1.9779984951,
          -2.4285922050,
          0.4505937099,
          0.0259040371,
          0.7827717662,
          -0.8086757660);

  private static final double DARKEST = 0.41;
  private static final double LIGHTEST = 0.87;

  private final Matrix simulation;

  private ColorVision(double... simulation) {
    this.simulation = new Matrix(simulation);
  }

  /**
   * How different two colors look.
   *
   * @param a a color
   * @param b another
   * @return at least 0, at most about 1
   */
  public double distance(Rgb a, Rgb b) {
    return distance(position(a), position(b));
  }

  /** Where a color lies in the space in which distances are taken. */
  double[] position(Rgb color) {
    return oklab(simulation.times(linear(color)));
  }

  static double distance(double[] p, double[] q) {
    return Math.sqrt(
        Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
  }

  /** Whether a color can be told from both black and white. */
  static boolean isMidtone(Rgb color) {
    double lightness = oklab(linear(color))[0];
    return lightness >= DARKEST && lightness <= LIGHTEST;
  }

  private static double[] linear(Rgb color) {
    return new double[] {linear(color.red()), linear(color.green()), linear(color.blue())};
  }

  private static double linear(int component) {
    double c = component / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double[] oklab(double[] linear) {
    double[] cones = CONES.times(linear);
    for (int i = 0; i < cones.length; i++) {
      cones[i] = Math.cbrt(Math.max(0, cones[i]));
    }
    return OPPONENTS.times(cones);
  }

  /** Three by three, row by row. */
  private static final class Matrix {
    private final double[] values;

    Matrix(double... values) {
      this.values = values.clone();
    }

    double[] times(double[] x) {
      double[] y = new double[3];
      for (int i = 0; i < 9; i++) {
        y[i / 3] += values[i] * x[i % 3];
      }
      return y;
    }
  }
}
