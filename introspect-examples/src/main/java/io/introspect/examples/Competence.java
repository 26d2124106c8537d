package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.examples.data.ImageSet;
import java.util.List;
import java.util.Locale;

/** Whether a classifier has learned enough for what is found out about it to mean anything. */
final class Competence {

  private static final double LEAST_ACCURACY = 0.5;

  private Competence() {}

  /** The classifier's accuracy, with a warning if it is too low. */
  static double of(Introspector introspector, ImageSet test) {
    return of(introspector.introspectAll(test.rows()), test);
  }

  /** As above, of images that have been looked at already. */
  static double of(List<Introspection> seen, ImageSet test) {
    double accuracy = MapQuality.accuracy(seen, MapQuality.classes(test));
    if (accuracy < LEAST_ACCURACY) {
      System.out.printf(
          Locale.ROOT,
          "%nWARNING: the classifier is right about %.0f %% of the test images only: what follows"
              + " says little. Train it longer, and without --quick.%n",
          100 * accuracy);
    }
    return accuracy;
  }
}
