package io.introspect.examples;

import io.introspect.IntrospectionException;
import io.introspect.dl4j.train.NativeThreads;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What all programs have in common: options, error reporting, exit code. */
abstract class Example implements Callable<Integer> {

  @Mixin private ExampleOptions options = new ExampleOptions();

  ExampleOptions options() {
    return options;
  }

  /** Runs on one native thread, as small networks like it, and returns the exit code. */
  @Override
  public final Integer call() throws Exception {
    return NativeThreads.single(
        () -> {
          run();
          return CommandLine.ExitCode.OK;
        });
  }

  abstract void run() throws Exception;

  /** Ends the process if the program fails; otherwise leaves it to those who may still need it. */
  static void main(Example example, String... args) {
    int code = execute(example, args);
    if (code != CommandLine.ExitCode.OK) {
      System.exit(code);
    }
  }

  static int execute(Example example, String... args) {
    return commandLine(example).execute(args);
  }

  /** What is wrong with the user's files is said in a line; anything else keeps its stack trace. */
  static CommandLine commandLine(Example example) {
    return new CommandLine(example)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              if (failure instanceof IOException || failure instanceof IntrospectionException) {
                commandLine.getErr().println(failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
              }
              throw failure;
            });
  }
}
