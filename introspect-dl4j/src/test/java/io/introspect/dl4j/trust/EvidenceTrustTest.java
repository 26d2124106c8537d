package io.introspect.dl4j.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.introspect.FitListener;
import io.introspect.FitStage;
import io.introspect.Observation;
import io.introspect.TrainingContext;
import io.introspect.Trust;
import io.introspect.dl4j.train.InMemoryEntries;
import io.introspect.dl4j.train.LogErrorRegression;
import io.introspect.dl4j.train.Parts;
import io.introspect.dl4j.train.Sight;
import io.introspect.dl4j.train.TrainingSchedule;
import io.introspect.dl4j.train.TrustJudge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTrustTest {

  private static final EvidenceTrust SETTINGS =
      EvidenceTrust.standard()
          .withPrototypesPerClass(10)
          .withRegression(
              LogErrorRegression.standard()
                  .withHiddenLayers(8)
                  .withSchedule(new TrainingSchedule(64, 20, 1, 1e-2, 0.5, 5)));

  /** Two classes; the larger the first activation, the more often wrong. */
  private static HandMadeRows rows(int count, long seed) {
    Random random = new Random(seed);
    HandMadeRows rows = new HandMadeRows(count);
    for (int row = 0; row < count; row++) {
      float hard = random.nextFloat();
      boolean wrong = random.nextFloat() < 0.4 * hard;
      rows.set(row, hard, (float) random.nextGaussian(), row % 2);
      rows.outcome(row, (row + (wrong ? 1 : 0)) % 2, wrong ? 0 : hard - 2, output(row % 2, hard));
    }
    return rows;
  }

  private static float[] output(int predicted, float hard) {
    float most = 0.99f - 0.3f * hard;
    return predicted == 0 ? new float[] {most, 1 - most} : new float[] {1 - most, most};
  }

  private static EvidenceJudge train(Parts parts) {
    return (EvidenceJudge)
        SETTINGS.train(
            parts,
            rows(300, 1),
            rows(600, 2),
            new TrainingContext(FitStage.TRUST, 7, new FitListener() {}));
  }

  private static List<Trust> judge(TrustJudge judge, Parts parts) {
    HandMadeRows rows = rows(50, 3);
    int[] all = IntStream.range(0, 50).toArray();
    try (Observation seen = new Observation(rows.outputs(all), rows.inputs(all))) {
      return judge.judge(Sight.of(parts, seen));
    }
  }

  @Test
  void keepsAtMostSoManyPrototypesOfEachClass() {
    LatentPrototypes prototypes = train(HandMade.wide()).reader().prototypes().orElseThrow();

    assertThat(prototypes.classes()).isEqualTo(2);
    assertThat(prototypes.size()).isEqualTo(20);
    assertThat(train(HandMade.narrow()).reader().prototypes()).isEmpty();
  }

  @Test
  void findingsNameTheWinnerAndWhatItWonBy() {
    EvidenceJudge judge = train(HandMade.wide());

    assertThat(judge.findings())
        .containsEntry("trust.score", judge.score().name())
        .containsEntry("trust.heldOutRows", "600")
        .containsEntry("trust.probability", judge.calibration().probability().method())
        .containsKeys("trust.aurc", "trust.maximumOutputAurc", "trust.mistakes");
  }

  @Test
  void judgesTheSameAfterLoadingWhateverWon() throws IOException {
    Parts parts = HandMade.wide();
    EvidenceJudge trained = train(parts);
    List<Evidence> all = List.of(Evidence.values());
    EvidenceJudge other =
        new EvidenceJudge(
            trained.reader(),
            new TrustScore(all, 0.1, all.stream().map(kind -> 1.0 / kind.key().length()).toList()),
            new Calibration(
                new MonotoneCurve(new double[] {-1, 0.1}, new double[] {1 / 3.0, 4}, 0.7),
                new IsotonicCurve(
                    MonotoneCurve.through(
                        new double[] {-1, 0.5, 1}, new double[] {0.1, 0.5, 0.9}))),
            Map.of("trust.score", "all"));

    for (EvidenceJudge saved : List.of(trained, other)) {
      InMemoryEntries entries = new InMemoryEntries();
      SETTINGS.save(saved, entries.writer());
      TrustJudge loaded = SETTINGS.load(entries.reader());

      assertThat(judge(loaded, parts)).isEqualTo(judge(saved, parts));
      assertThat(loaded.findings()).isEqualTo(saved.findings());
    }
  }

  @Test
  void damagedDescriptionsAreRefused() throws IOException {
    InMemoryEntries entries = new InMemoryEntries();
    SETTINGS.save(train(HandMade.wide()), entries.writer());
    String json = new String(entries.entries().get("trust.json"), StandardCharsets.UTF_8);
    assertThat(json).contains("\"method\":\"").contains("\"confidence\"");

    assertRefused(entries, json.replace("\"confidence\"", "\"other\""), "the field confidence");
    assertRefused(
        entries, json.replaceAll("\"method\":\"[a-zA-Z]+\"", "\"method\":\"guess\""), "guess");
    assertRefused(entries, json.substring(1), "");
  }

  private static void assertRefused(InMemoryEntries entries, String json, String message) {
    entries.entries().put("trust.json", json.getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SETTINGS.load(entries.reader()))
        .withMessageContaining(message);
  }

  @Test
  void refusesToSaveAnothersJudge() {
    TrustJudge other =
        new TrustJudge() {
          @Override
          public List<Trust> judge(Sight sight) {
            return List.of();
          }

          @Override
          public Map<String, String> findings() {
            return Map.of();
          }
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.save(other, new InMemoryEntries().writer()))
        .withMessageContaining("fitted by EvidenceTrust");
  }

  @Test
  void hundredsOfClassesShareTheirPrototypes() {
    assertThat(EvidenceTrust.standard().prototypesOfEach(2)).isEqualTo(2000);
    assertThat(EvidenceTrust.standard().prototypesOfEach(25)).isEqualTo(2000);
    assertThat(EvidenceTrust.standard().prototypesOfEach(250)).isEqualTo(200);
    assertThat(EvidenceTrust.standard().prototypesOfEach(100_000)).isEqualTo(1);
    assertThat(SETTINGS.withPrototypesPerClass(30).prototypesOfEach(250)).isEqualTo(30);
  }

  @Test
  void settingsAreNamed() {
    assertThat(EvidenceTrust.standard().settings())
        .containsEntry("prototypesPerClass", "2000")
        .containsEntry("cycles", "1");
    assertThat(SETTINGS.minimumRows()).isEqualTo(64);
    assertThat(SETTINGS.format()).isEqualTo("evidence-trust/1 of log-error-regression/1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withPrototypesPerClass(0))
        .withMessageContaining("at least 1 prototype per class, found 0");
  }
}
