package io.introspect;

/** The toy that is not broken keeps the contract. */
class ToyClassifierContractTest extends ToyContract {

  ToyClassifierContractTest() {
    super(new ToyClassifier());
  }
}
