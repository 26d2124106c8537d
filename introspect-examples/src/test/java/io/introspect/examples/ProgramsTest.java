package io.introspect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProgramsTest {

  @TempDir Path folder;

  private JsonNode run(Class<? extends Example> program, String... more) throws Exception {
    String[] args = java.util.Arrays.copyOf(more, more.length + 3);
    args[more.length] = "--quick";
    args[more.length + 1] = "--out";
    args[more.length + 2] = folder.toString();
    assertThat(Example.execute(create(program), args)).isZero();
    return new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
  }

  private static Example create(Class<? extends Example> program) throws Exception {
    Constructor<? extends Example> constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  @Test
  void quickStartTrainsFitsSavesAndLoads() throws Exception {
    JsonNode metrics = run(QuickStart.class, "--seed", "3");
    assertThat(metrics.get("seed").asLong()).isEqualTo(3);
    assertThat(metrics.get("accuracy").asDouble()).isBetween(0.6, 0.99);
    assertThat(metrics.get("decadesApart").asDouble()).isGreaterThan(0.1);
    assertThat(metrics.get("loadedSeesTheSame").asBoolean()).isTrue();
    assertThat(folder.resolve("quickstart.introspector")).exists();
    assertThat(folder.resolve("atlas.html"))
        .content()
        .contains("A small classifier of embedded digits");
  }

  @Test
  void net1IsTrainedAndMeasured() throws Exception {
    JsonNode metrics = run(Net1Mnist.class, "--epochs", "1");
    assertThat(metrics.get("accuracy").asDouble()).isBetween(0.05, 1.0);
    assertThat(metrics.get("zStd")).hasSize(2);
    assertThat(metrics.get("fitSeconds").asDouble()).isPositive();
    assertThat(folder.resolve("net1.zip")).exists();
  }

  @Test
  void jointTrainingLeavesTheClassifierAsItWouldHaveBeen() throws Exception {
    JsonNode metrics = run(JointTraining.class, "--epochs", "1", "--retain", "0.9");
    assertThat(metrics.get("sameClassifier").asBoolean()).isTrue();
    assertThat(metrics.at("/joint/zStd")).hasSize(2);
    assertThat(metrics.at("/sequential/accuracy").asDouble())
        .isEqualTo(metrics.at("/joint/accuracy").asDouble());
  }

  @Test
  void theMapIsDrawn() throws Exception {
    JsonNode metrics = run(ActivationMap.class, "--epochs", "1");
    assertThat(metrics.get("massOutside").asDouble()).isBetween(0.0, 1.0);
    assertThat(metrics.get("analysisSeconds").asDouble()).isPositive();
    assertPictures("activation-map", "error-surface", "mistakes");
    assertThat(folder.resolve("atlas.html")).content().contains("Net1 on embedded digits");
  }

  @Test
  void unitsAreOrdered() throws Exception {
    JsonNode metrics = run(UnitOrdering.class, "--epochs", "2");
    assertThat(sum(metrics.get("unitsPerClass"))).isEqualTo(2400);
    assertThat(
            sum(metrics.get("decidedUnitsPerClass"))
                + metrics.get("tiedUnits").asInt()
                + metrics.get("deadUnits").asInt())
        .isEqualTo(2400);
    assertThat(metrics.get("r2PaperVsMean")).hasSize(10);
    assertThat(metrics.get("r2RiemannVsMean")).hasSize(10);
    assertThat(metrics.get("layers")).hasSize(12);
    assertPictures("unit-colors", "expected-activations");
  }

  @Test
  void trajectoriesAreDrawn() throws Exception {
    JsonNode metrics =
        run(TrainingTrajectories.class, "--epochs", "4", "--every", "8", "--probe", "150");
    int snapshots = metrics.get("snapshots").asInt();
    assertThat(snapshots).isEqualTo(5); // 28 iterations: 0, 8, 16, 24 and the last
    assertThat(metrics.get("iterations").get(snapshots - 1).asInt()).isEqualTo(28);
    assertThat(metrics.get("withinOverBetween")).hasSize(snapshots);
    assertPictures("trajectories");
  }

  @Test
  void confidenceIsAudited() throws Exception {
    JsonNode metrics = run(ConfidenceAudit.class, "--epochs", "3", "--runs", "1");
    for (String kind : new String[] {"net1", "softmax"}) {
      for (String measure : new String[] {"auroc", "auprError", "fpr95", "aurc", "ece"}) {
        assertThat(metrics.at("/" + kind + "/" + measure).asDouble(-1)).isBetween(0.0, 1.0);
        assertThat(metrics.at("/" + kind + "/maximumOutput/" + measure).asDouble(-1))
            .isBetween(0.0, 1.0);
        assertThat(metrics.at("/" + kind + "/intervals/" + measure + "/0")).hasSize(2);
      }
      assertThat(metrics.at("/" + kind + "/noWorseThanMaximumOutput/0").asBoolean()).isTrue();
      assertPictures(kind + "-1-risk-coverage", kind + "-1-reliability");
      assertThat(folder.resolve(kind + "-1.txt")).content().contains("maximumOutput");
    }
    JsonNode again = run(ConfidenceAudit.class, "--runs", "1", "--saved", folder.toString());
    assertThat(again.get("softmax")).isEqualTo(metrics.get("softmax"));
  }

  @Test
  void paymentsAreAudited() throws Exception {
    JsonNode metrics = run(TabularConfidence.class);
    assertThat(metrics.get("data").asText()).isEqualTo("payments made by program");
    assertThat(metrics.at("/accuracies/0").asDouble()).isGreaterThan(0.95);
    assertThat(metrics.at("/auroc").asDouble()).isGreaterThan(0.8);
    assertThat(metrics.at("/honest/rows").asInt() + metrics.at("/fraud/rows").asInt())
        .isEqualTo(2000);
    assertThat(metrics.at("/fraud/right").asInt()).isBetween(1, metrics.at("/fraud/rows").asInt());
    assertPictures("activation-map", "error-surface", "risk-coverage", "reliability");
    assertThat(folder.resolve("audit.txt")).content().contains("maximumOutput");
  }

  @Test
  void channelsAreSortedAndColored() throws Exception {
    JsonNode metrics = run(ConvolutionalChannels.class);
    assertThat(sum(metrics.get("unitsPerClass"))).isEqualTo(16 + 32 + 64);
    assertThat(metrics.get("accuracy").asDouble()).isBetween(0.2, 0.99);
    assertPictures("channel-colors", "expected-activations", "activation-map");
  }

  @Test
  void sequencesAreFollowedLineByLine() throws Exception {
    JsonNode metrics = run(SequenceTrajectories.class, "--followed", "60");
    JsonNode spread = metrics.get("withinOverBetween");
    assertThat(spread).hasSize(28);
    assertThat(spread.get(27).asDouble()).isLessThan(spread.get(4).asDouble());
    assertPictures("sequence-trajectories");
  }

  @Test
  void net2IsTrainedDrawnAttackedAndTakenUpAgain() throws Exception {
    String[] options = {"--filters", "24", "--steps", "2"};
    JsonNode first = run(Net2Cifar.class, options);
    assertThat(first.get("curve")).hasSize(1);
    assertThat(first.get("auroc").asDouble()).isBetween(0.0, 1.0);
    assertPictures("activation-map", "error-surface", "mistakes", "violins", "attack-paths");
    assertThat(folder.resolve("net2-checkpoint.zip")).exists();

    JsonNode again = run(Net2Cifar.class, options);
    assertThat(again.get("curve")).isEqualTo(first.get("curve"));
    assertThat(again.get("accuracy")).isEqualTo(first.get("accuracy"));
    assertThat(errorsOf(Net2Cifar.class, "--quick", "--filters", "24", "--rate", "0.002"))
        .contains("net2-options.json", "begun with", "0.002");
  }

  @Test
  void dataThatWouldBePassedOverAreRefused() throws Exception {
    assertThat(errorsOf(TabularConfidence.class, "--data", folder.toString()))
        .contains("expected no --data, as this program makes its own, found " + folder)
        .doesNotContain("\tat ");
  }

  @Test
  void aTrainedNet1IsTakenFromItsFolder() throws Exception {
    run(Net1Mnist.class, "--epochs", "3");
    String model = folder.toString();
    double accuracy = run(ErrorViolins.class, "--model", model).get("accuracy").asDouble();
    assertPictures("violins");
    JsonNode cards = run(SampleCards.class, "--model", model);
    assertPictures("sample-cards");
    assertThat(cards.get("accuracy").asDouble()).isEqualTo(accuracy);
    assertThat(cards.get("cards").size()).isBetween(10, 20);
  }

  @Test
  void net1IsProbed() throws Exception {
    run(Net1Mnist.class, "--epochs", "3");
    String model = folder.toString();

    JsonNode anomalies = run(Anomalies.class, "--model", model);
    assertThat(anomalies.at("/inverted images/aurocTypicality").asDouble()).isGreaterThan(0.9);
    assertPictures("anomalies");

    JsonNode attacks = run(AdversarialPaths.class, "--model", model, "--steps", "20");
    assertThat(attacks.get("attacks").asInt()).isEqualTo(90);
    assertThat(attacks.get("successSharePerTarget")).hasSize(10);
    assertPictures("attack-paths", "attack-paths-of-ten");

    JsonNode drift = run(DriftAlarm.class, "--model", model, "--draws", "10", "--window", "100");
    assertThat(drift.get("falseAlarmShare").asDouble()).isLessThanOrEqualTo(0.2);
    assertPictures("drift");

    JsonNode noise =
        run(
            NoiseConstellation.class,
            "--model",
            model,
            "--noise-model",
            model,
            "--copies",
            "10",
            "--image",
            "7");
    assertThat(noise.at("/trained clean")).isEqualTo(noise.at("/trained with noise"));
    assertThat(noise.at("/trained clean/meanDisplacement/0").asDouble()).isZero();
    assertThat(noise.at("/trained clean/meanDisplacement/3").asDouble()).isPositive();
    assertPictures("constellation");
  }

  @Test
  void aNet1IsTrainedWithNoise() throws Exception {
    JsonNode noise = run(NoiseConstellation.class, "--epochs", "1", "--copies", "5");
    assertThat(noise.at("/trained with noise/accuracy")).hasSize(4);
    assertThat(folder.resolve("noise-trained/net1.introspector")).isNotEmptyFile();
  }

  @Test
  void membersVoteAndAreFoundAgain() throws Exception {
    JsonNode trained = run(EnsembleVoting.class, "--epochs", "1", "--members", "2");
    assertThat(trained.get("members")).hasSize(2);
    assertPictures("ensemble");
    JsonNode loaded = run(EnsembleVoting.class, "--members", "2", "--saved", folder.toString());
    assertThat(loaded.get("confidenceWeights")).isEqualTo(trained.get("confidenceWeights"));
  }

  @Test
  void anyClassifierThatDl4jHasSavedIsAttacked() throws Exception {
    MultiLayerNetwork small = SmallNet.create(784, 10, 1);
    Path file = folder.resolve("small.zip");
    for (Model kind : new Model[] {small, small.toComputationGraph()}) {
      ModelSerializer.writeModel(kind, file.toFile(), false);
      JsonNode attacks =
          run(AdversarialPaths.class, "--model", file.toString(), "--steps", "3", "--images", "1");
      assertThat(attacks.get("attacks").asInt()).isEqualTo(9);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--image=-1", "--image=2000"})
  void anImageThatIsNotThereIsExplained(String option) throws Exception {
    assertThat(errorsOf(NoiseConstellation.class, "--quick", option))
        .contains("expected --image from 0 to 1999, found")
        .doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutNet1IsReportedInALine() throws Exception {
    assertThat(errorsOf(ErrorViolins.class, "--quick", "--model", folder.toString()))
        .contains("net1.zip", "Net1Mnist")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--probe=0", "--every=-1", "--epochs=some", "--epochs=99999999999"})
  void aCountThatIsNoneIsExplained(String option) throws Exception {
    assertThat(errorsOf(TrainingTrajectories.class, option))
        .contains(
            "expected a whole number of at least 1, found "
                + option.substring(option.indexOf('=') + 1))
        .doesNotContain("\tat ");
  }

  private String errorsOf(Class<? extends Example> program, String... args) throws Exception {
    StringWriter errors = new StringWriter();
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--out";
    all[args.length + 1] = folder.toString();
    int code = Example.commandLine(create(program)).setErr(new PrintWriter(errors)).execute(all);
    assertThat(code).isNotZero();
    return errors.toString();
  }

  private void assertPictures(String... names) {
    for (String name : names) {
      assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
      assertThat(folder.resolve(name + ".svg")).isNotEmptyFile();
    }
  }

  private static int sum(JsonNode numbers) {
    int sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asInt();
    }
    return sum;
  }

  @Test
  void aFolderWithoutImagesIsReportedInALine() throws Exception {
    StringWriter errors = new StringWriter();
    Files.writeString(folder.resolve("notes.txt"), "nothing here");
    int code =
        Example.commandLine(create(QuickStart.class))
            .setErr(new PrintWriter(errors))
            .execute("--data", folder.toString(), "--out", folder.toString());
    assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(errors.toString()).contains("notes.txt").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seed=soon", "--unknown"})
  void aWrongOptionIsExplained(String option) throws Exception {
    StringWriter errors = new StringWriter();
    int code =
        Example.commandLine(create(QuickStart.class))
            .setErr(new PrintWriter(errors))
            .execute(option);
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--data", "--quick");
  }

  @Test
  void optionsThatExcludeEachOtherAreExplained() throws Exception {
    StringWriter errors = new StringWriter();
    int code =
        Example.commandLine(create(Net1Mnist.class))
            .setErr(new PrintWriter(errors))
            .execute("--paper", "--quick");
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--paper and --quick exclude each other");
  }

  @Test
  void everyProgramIsAMainClassWithHelp() throws IOException {
    for (Class<?> program :
        new Class<?>[] {
          QuickStart.class,
          Net1Mnist.class,
          JointTraining.class,
          ActivationMap.class,
          TrainingTrajectories.class,
          UnitOrdering.class,
          SampleCards.class,
          ErrorViolins.class,
          NoiseConstellation.class,
          AdversarialPaths.class,
          Anomalies.class,
          EnsembleVoting.class,
          DriftAlarm.class,
          TabularConfidence.class,
          ConvolutionalChannels.class,
          SequenceTrajectories.class,
          Net2Cifar.class,
          Benchmark.class,
          LargeFit.class,
          LeakCheck.class
        }) {
      CommandLine.Command command = program.getAnnotation(CommandLine.Command.class);
      assertThat(command.name()).isEqualTo(program.getSimpleName());
      assertThat(command.mixinStandardHelpOptions()).isTrue();
    }
  }
}
