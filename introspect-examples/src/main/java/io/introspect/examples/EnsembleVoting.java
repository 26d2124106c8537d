package io.introspect.examples;

import io.introspect.Introspector;
import io.introspect.dl4j.SelfIntrospector;
import io.introspect.dl4j.probe.Ensemble;
import io.introspect.examples.ExampleOptions.Splits;
import io.introspect.examples.data.ImageSet;
import io.introspect.probe.EnsembleAccuracy;
import io.introspect.report.AccuracyPicture;
import io.introspect.report.NamedAccuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Several Net1, each trained from a seed of its own on a random half of the images, vote by their
 * confidence.
 */
@Command(
    name = "EnsembleVoting",
    mixinStandardHelpOptions = true,
    description = "Lets several Net1 vote by their confidence, by equal weights, and one alone.")
public final class EnsembleVoting extends Example {

  @Mixin private Net1Training plan = new Net1Training();

  @Option(
      names = "--members",
      converter = PositiveNumber.class,
      defaultValue = "5",
      description = "how many networks vote; default: ${DEFAULT-VALUE}")
  private int members;

  @Option(
      names = "--saved",
      paramLabel = "DIR",
      description =
          "folder with member1, member2, …, as an earlier run has written them to OUT; default:"
              + " they are trained, which takes minutes each")
  private Path saved;

  private EnsembleVoting() {}

  /**
   * Runs the program.
   *
   * @param args {@code --help} lists them
   */
  public static void main(String[] args) {
    main(new EnsembleVoting(), args);
  }

  @Override
  void run() throws Exception {
    Splits splits = options().splits();
    List<Introspector> voters = new ArrayList<>();
    for (int member = 1; member <= members; member++) {
      voters.add(member(member, splits));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    EnsembleAccuracy onTest = accuracy(Ensemble.of(voters), splits.test());
    figures.put("members", onTest.members());
    figures.put("bestMember", onTest.bestMemberAccuracy());
    figures.put("mostConfident", onTest.mostConfident());
    figures.put("equalWeights", onTest.equallyWeighted());
    figures.put("confidenceWeights", onTest.confidenceWeighted());
    Path out = options().out();
    AccuracyPicture.of(alone(onTest), together(onTest)).write(out, "ensemble");
    Path file = new Metrics("EnsembleVoting", options()).putAll(figures).write(out);
    Table.print("Accuracy on the test images of " + options().dataName(), figures);
    System.out.printf("%npictures: %s%nfigures: %s%n", out.toAbsolutePath(), file.toAbsolutePath());
  }

  private static EnsembleAccuracy accuracy(Ensemble ensemble, ImageSet images) {
    return EnsembleAccuracy.of(ensemble.voteAll(images.rows()), MapQuality.classes(images));
  }

  private static List<NamedAccuracy> alone(EnsembleAccuracy accuracy) {
    return IntStream.range(0, accuracy.members().size())
        .mapToObj(
            member -> NamedAccuracy.of("member " + (member + 1), accuracy.members().get(member)))
        .toList();
  }

  private static List<NamedAccuracy> together(EnsembleAccuracy accuracy) {
    return List.of(
        NamedAccuracy.of("best member", accuracy.bestMemberAccuracy()),
        NamedAccuracy.of("most confident", accuracy.mostConfident()),
        NamedAccuracy.of("equal weights", accuracy.equallyWeighted()),
        NamedAccuracy.of("confidence weights", accuracy.confidenceWeighted()));
  }

  /** A member as an earlier run has left it, or trained now. */
  private SelfIntrospector member(int member, Splits splits) throws IOException {
    Path folder = (saved == null ? options().out() : saved).resolve("member" + member);
    if (saved != null) {
      return Net1Source.load(folder);
    }
    long seed = new SplittableRandom(options().seed()).split().nextLong() + member;
    ImageSet half = half(splits.training(), seed);
    MultiLayerNetwork net = plan.train(half, seed);
    SelfIntrospector introspector =
        options()
            .wrap(net)
            .fit(
                half.rows(),
                half.labels(),
                splits.validation().rows(),
                splits.validation().labels());
    Net1Source.save(net, introspector, Files.createDirectories(folder));
    return introspector;
  }

  /** A random half of images. */
  private static ImageSet half(ImageSet images, long seed) {
    int[] order = MathArrays.natural(images.size());
    MathArrays.shuffle(order, new Well19937c(seed));
    return images.select(Arrays.copyOf(order, images.size() / 2));
  }
}
