package io.introspect.examples;

import io.introspect.analysis.Palette;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.probe.NoiseInjection;
import io.introspect.dl4j.probe.NoiseProbe;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.report.ConstellationPanel;
import io.introspect.report.ConstellationPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The paper's figure 5: where noisy copies of an image land, on the map of a Net1 that was trained
 * on clean images and on that of one that was trained on noisy ones.
 */
@Command(
    name = "NoiseConstellation",
    mixinStandardHelpOptions = true,
    description = "Shows where noisy copies of an image land for a Net1 trained clean and noisy.")
public final class NoiseConstellation extends Example {

  private static final double[] SIGMAS = {0, 0.1, 0.2, 0.3};

  /** The paper's σ ~ U(0, 1), drawn for each minibatch. */
  private static final double LARGEST_TRAINING_SIGMA = 1;

  /** Means of displacements are over so many images, and over so few for a try. */
  private static final int MANY_IMAGES = 100;

  private static final int FEW_IMAGES = 10;

  private static final String NOISE_TRAINED = "noise-trained";

  @Spec private CommandSpec spec;

  @Mixin private Net1Source net1 = new Net1Source();

  @Option(
      names = "--noise-model",
      paramLabel = "DIR",
      description =
          "folder with the Net1 that was trained on noisy images, as this program writes it to"
              + " OUT/noise-trained; default: it is trained anew")
  private Path noiseModel;

  @Option(
      names = "--image",
      defaultValue = "907",
      description = "number of the test image; default: ${DEFAULT-VALUE}, the paper's")
  private int image;

  @Option(
      names = "--copies",
      converter = PositiveNumber.class,
      defaultValue = "200",
      description = "noisy copies at each strength of noise; default: ${DEFAULT-VALUE}")
  private int copies;

  private NoiseConstellation() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new NoiseConstellation(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    requireImage(splits.test());
    List<NoisyNet> nets =
        List.of(
            new NoisyNet("trained clean", net1.introspector(options(), splits)),
            new NoisyNet("trained with noise", noiseTrained(splits)));
    NoiseProbe probe =
        NoiseProbe.standard().withSigmas(SIGMAS).withCopies(copies).withSeed(options().seed());
    INDArray row = splits.test().rows().getRow(image, true);
    Metrics metrics =
        new Metrics("NoiseConstellation", options())
            .put("image", image)
            .put("copies", copies)
            .put("sigmas", SIGMAS);
    List<ConstellationPanel> panels =
        nets.stream()
            .map(
                net ->
                    new ConstellationPanel(
                        net.name(),
                        probe.constellation(net.introspector(), row),
                        MapQuality.mapped(net.introspector(), splits.test())))
            .toList();
    for (int i = 0; i < nets.size(); i++) {
      ConstellationPanel panel = panels.get(i);
      Map<String, Object> figures =
          nets.get(i)
              .figures(
                  panel.constellation(),
                  panel.background(),
                  probe,
                  splits.test(),
                  options().quick() ? FEW_IMAGES : MANY_IMAGES);
      metrics.put(nets.get(i).name(), figures);
      Table.print("Net1 " + nets.get(i).name() + ", " + options().dataName(), figures);
    }
    Path out = options().out();
    ConstellationPicture.of(
            panels, Palette.of(splits.test().classNames().size()), samples(splits.test()))
        .write(out, "constellation");
    Path file = metrics.write(out);
    System.out.printf("%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), file.toAbsolutePath());
  }

  private void requireImage(ImageSet test) {
    if (image < 0 || image >= test.size()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "expected --image from 0 to %d, found %d".formatted(test.size() - 1, image));
    }
  }

  /** As it was written by an earlier run, or trained and written now. */
  private SelfIntrospector noiseTrained(Splits splits) throws IOException {
    if (noiseModel != null) {
      return Net1Source.load(noiseModel);
    }
    MultiLayerNetwork net = net1.training().untrained(splits.training(), options().seed());
    NoiseInjection noisy =
        NoiseInjection.over(
                Classifiers.batches(
                    splits.training(), Net1.BATCH, net1.training().epochs(), options().seed()))
            .withSigma(0, LARGEST_TRAINING_SIGMA)
            .withSeed(options().seed());
    Classifiers.train(net, noisy);
    SelfIntrospector introspector = options().fit(options().wrap(net), splits);
    Path folder = Files.createDirectories(options().out().resolve(NOISE_TRAINED));
    Net1Source.save(net, introspector, folder);
    return introspector;
  }

  /** The image with noise of each strength. */
  private List<BufferedImage> samples(ImageSet test) {
    INDArray row = test.rows().getRow(image, true);
    return Arrays.stream(SIGMAS)
        .mapToObj(sigma -> Noise.added(row, sigma, options().seed()))
        .map(noisy -> test.picture(noisy.toFloatVector()))
        .toList();
  }
}
