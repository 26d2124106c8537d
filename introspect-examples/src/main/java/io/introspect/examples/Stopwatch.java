package io.introspect.examples;

/** Wall-clock times in milliseconds. */
final class Stopwatch {

  private Stopwatch() {}

  /** What one call takes on average, after as many untimed ones, for the compiler to warm up. */
  static double millisecondsEach(int calls, Runnable work) {
    milliseconds(calls, work);
    return milliseconds(calls, work) / calls;
  }

  /** What all calls take together. */
  static double milliseconds(int calls, Runnable work) {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      work.run();
    }
    return millisecondsSince(start);
  }

  static double millisecondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e6;
  }
}
