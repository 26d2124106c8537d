package io.introspect.examples;

import io.introspect.Introspection;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.EmbeddedDigits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.RocPanel;
import io.introspect.report.RocPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows to Net1 what it was not made for, and asks which score notices. */
@Command(
    name = "Anomalies",
    mixinStandardHelpOptions = true,
    description = "Shows rotated digits, noise and inverted images to Net1: which score notices?")
public final class Anomalies extends Example {

  @Spec private CommandSpec spec;

  @Mixin private Net1Source net1 = new Net1Source();

  private Anomalies() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new Anomalies(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    requireShapeOfDigits(splits.test());
    SelfIntrospector introspector = net1.introspector(options(), splits);
    List<Introspection> usual = introspector.introspectAll(splits.test().rows());

    Metrics metrics =
        new Metrics("Anomalies", options())
            .put("accuracy", Competence.of(usual, splits.test()))
            .put("usualRows", usual.size())
            .put("usualAtypicalShare", Detection.atypicalShare(usual));
    List<RocPanel> panels = new ArrayList<>();
    Map<String, Object> table = new LinkedHashMap<>();
    for (Map.Entry<String, INDArray> strangers :
        Strangers.of(splits.test(), options().seed()).entrySet()) {
      String name = strangers.getKey();
      Detection detection =
          Detection.of(name, introspector.introspectAll(strangers.getValue()), usual);
      panels.add(detection.panel());
      metrics.put(name, detection.figures());
      detection.figures().forEach((figure, value) -> table.put(name + ", " + figure, value));
    }
    Path out = options().out();
    RocPicture.of(panels).write(out, "anomalies");
    Path file = metrics.write(out);
    Table.print("Against test images (" + options().dataName() + ")", table);
    System.out.printf(
        "  usual images called atypical at 0.05: %.4f%n%npictures: %s%nfigures: %s%n",
        Detection.atypicalShare(usual), out.toAbsolutePath(), file.toAbsolutePath());
  }

  private void requireShapeOfDigits(ImageSet images) {
    int side = EmbeddedDigits.SIDE;
    if (images.channels() != 1 || images.height() != side || images.width() != side) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "expected --data of gray images of %d x %d pixels, as the rotated digits are, found %s"
              .formatted(side, side, images));
    }
  }
}
