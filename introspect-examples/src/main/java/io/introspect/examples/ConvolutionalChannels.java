package io.introspect.examples;

import io.introspect.analysis.Analysis;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.model.ChannelReading;
import io.introspect.dl4j.model.LayerSelection;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.ActivationMapPicture;
import io.introspect.report.ExpectedActivationPicture;
import io.introspect.report.MappedRows;
import io.introspect.report.UnitColorPicture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the channels of a convolutional network stand for: all its layers are tapped, each channel
 * as one number, and sorted and colored as the units of a dense layer.
 */
@Command(
    name = "ConvolutionalChannels",
    mixinStandardHelpOptions = true,
    description = "Sorts and colors the channels of a small convolutional network.")
public final class ConvolutionalChannels extends Example {

  @Option(
      names = "--maximum",
      description = "reads each channel as its largest activation instead of the mean")
  private boolean maximum;

  private ConvolutionalChannels() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new ConvolutionalChannels(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    long start = System.nanoTime();
    MultiLayerNetwork net = trained(splits.training());
    double trainingSeconds = Progress.secondsSince(start);
    ChannelReading reading = maximum ? ChannelReading.maximum() : ChannelReading.mean();
    SelfIntrospector introspector =
        options().fit(options().wrap(net).tap(LayerSelection.all().withChannels(reading)), splits);
    Analysis analysis = introspector.analyze(splits.training().rows(), splits.training().labels());

    Path out = options().out();
    List<String> names = splits.training().classNames();
    MappedRows training = MapQuality.mapped(introspector, splits.training());
    MappedRows test = MapQuality.mapped(introspector, splits.test());
    UnitColorPicture.of(analysis, names).write(out, "channel-colors");
    ExpectedActivationPicture.of(analysis, names).write(out, "expected-activations");
    ActivationMapPicture.of(training, analysis.palette()).write(out, "activation-map");

    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("unitsPerClass", analysis.order().unitsPerClass());
    figures.put("decidedUnitsPerClass", analysis.order().decidedUnitsPerClass());
    figures.put("layers", introspector.model().tap().layers().toString());
    figures.put("trainingSeconds", trainingSeconds);
    figures.putAll(MapQuality.measure(introspector, training, test, splits.test()));
    Table.print("The channels of a small network on " + options().dataName(), figures);
    Path metrics = new Metrics("ConvolutionalChannels", options()).putAll(figures).write(out);
    System.out.printf(
        "%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), metrics.toAbsolutePath());
  }

  private MultiLayerNetwork trained(ImageSet training) {
    MultiLayerNetwork net =
        ConvNet.create(
            training.height(),
            training.width(),
            training.channels(),
            training.classNames().size(),
            options().seed());
    Classifiers.train(net, training, ConvNet.BATCH, ConvNet.EPOCHS, options().seed());
    return net;
  }
}
