package io.introspect.examples;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The paper's Net2 in full. */
@Command(
    name = "Net2Cifar",
    mixinStandardHelpOptions = true,
    description = "The paper's Net2: trained, introspected, measured.")
public final class Net2Cifar extends Example {

  @Mixin private Net2Training plan = new Net2Training();

  private Net2Cifar() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new Net2Cifar(), args);
  }

  @Override
  void run() throws Exception {
    ExampleOptions.Splits splits = options().splits();
    Path out = options().out();
    System.out.println(plan.train(splits, options().quick(), options().seed(), out).curve());
  }
}
