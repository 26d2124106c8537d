package io.introspect.report;

import io.introspect.Introspection;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.probe.AttackStep;
import io.introspect.probe.Constellation;
import io.introspect.probe.NoiseLevel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A made-up classifier's rows under noise and under attack. */
final class SampleProbes {

  private static final long SEED = 11;
  private static final int STEPS = 100;

  private final SampleAnalysis sample;

  SampleProbes(SampleAnalysis sample) {
    this.sample = sample;
  }

  /**
   * Copies that drift toward the map's middle and spread as noise grows.
   *
   * @param sensitivity how far noise moves them
   */
  Constellation constellation(int k, int copies, double sensitivity, double... sigmas) {
    Random random = new Random(SEED);
    double[] center = sample.center(k);
    Introspection clean = sample.seenAt((float) center[0], (float) center[1]);
    List<NoiseLevel> levels =
        DoubleStream.of(sigmas)
            .mapToObj(
                sigma -> {
                  double shift = Math.min(1.4, sensitivity * sigma);
                  List<Introspection> seen =
                      IntStream.range(0, copies)
                          .mapToObj(copy -> moved(random, center, shift))
                          .toList();
                  return new NoiseLevel(sigma, clean, seen);
                })
            .toList();
    return new Constellation(clean, levels);
  }

  private Introspection moved(Random random, double[] from, double shift) {
    double share = shift * (0.7 + 0.3 * random.nextGaussian());
    return sample.seenAt(
        (float) (from[0] - share * from[0] + 0.45 * shift * random.nextGaussian()),
        (float) (from[1] - share * (from[1] - 0.6) + 0.3 * shift * random.nextGaussian()));
  }

  /** Attacks on one row toward each other class, some of which get only part of the way. */
  List<AttackPath> attacks(int k, int row) {
    Random random = new Random(SEED + 31L * row);
    double[] center = sample.center(k);
    double[] from = {
      center[0] + 0.3 * random.nextGaussian(), center[1] + 0.3 * random.nextGaussian()
    };
    List<AttackPath> paths = new ArrayList<>();
    for (int target = 0; target < sample.names().size(); target++) {
      if (target != k) {
        double reached = random.nextInt(3) == 0 ? 0.35 * random.nextDouble() + 0.1 : 1;
        paths.add(attack(random, from, target, reached));
      }
    }
    return paths;
  }

  private AttackPath attack(Random random, double[] from, int target, double reached) {
    double bend = 0.7 * random.nextGaussian();
    double[] to = sample.center(target);
    List<AttackStep> steps = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double share = reached * step / STEPS;
      double aside = bend * Math.sin(Math.PI * share) + 0.02 * random.nextGaussian();
      float[] z = {
        (float) (from[0] + share * (to[0] - from[0]) - aside * (to[1] - from[1]) / 4),
        (float) (from[1] + share * (to[1] - from[1]) + aside * (to[0] - from[0]) / 4)
      };
      Introspection seen = sample.seenAt(z);
      steps.add(new AttackStep(new float[] {0}, seen, seen.predictedClass() == target));
    }
    return new AttackPath(AttackAim.toward(target), steps);
  }

  /** A digit with noise of some strength. */
  static BufferedImage digit(int k, double sigma) {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
    g.drawString(Integer.toString(k % 10), 7, 22);
    g.dispose();
    Random random = new Random(SEED);
    for (int pixel = 0; pixel < 28 * 28; pixel++) {
      int x = pixel % 28;
      int y = pixel / 28;
      double gray = (image.getRGB(x, y) & 0xff) + 255 * sigma * random.nextGaussian();
      int value = (int) Math.max(0, Math.min(255, gray));
      image.setRGB(x, y, new Color(value, value, value).getRGB());
    }
    return image;
  }
}
