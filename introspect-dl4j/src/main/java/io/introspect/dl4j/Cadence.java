package io.introspect.dl4j;

/** When a snapshot of a training is due. */
interface Cadence {

  /** Whether after this many iterations. */
  boolean afterIteration(int iterations);

  /** Whether after every epoch. */
  boolean afterEpoch();

  static Cadence everyIterations(int length) {
    if (length < 1) {
      throw new IllegalArgumentException(
          "expected an interval of at least 1 iteration, found " + length);
    }
    return new Cadence() {
      @Override
      public boolean afterIteration(int iterations) {
        return iterations % length == 0;
      }

      @Override
      public boolean afterEpoch() {
        return false;
      }
    };
  }

  static Cadence everyEpoch() {
    return new Cadence() {
      @Override
      public boolean afterIteration(int iterations) {
        return false;
      }

      @Override
      public boolean afterEpoch() {
        return true;
      }
    };
  }
}
