package io.introspect.examples;

import io.introspect.FitListener;
import io.introspect.dl4j.train.LoggingListener;

/** How the programs show progress: a bar to a person, lines to a log. */
final class Progress {

  private Progress() {}

  @SuppressWarnings("SystemConsoleNull") // JDK 22 to 24 draw the bar into a log too, at worst
  static FitListener listener() {
    return System.console() == null ? new LoggingListener() : new ProgressBarListener();
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }
}
