package io.introspect.dl4j;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import io.introspect.TrainingContext;
import io.introspect.Trust;
import io.introspect.dl4j.train.HarvestedRows;
import io.introspect.dl4j.train.Parts;
import io.introspect.dl4j.train.Sight;
import io.introspect.dl4j.train.TrustJudge;
import io.introspect.dl4j.train.TrustTrainer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A judge of a user's own, as small as can be: trusts all rows alike, one decade per ten rows held
 * out.
 */
final class OwnTrust implements TrustTrainer {

  @Override
  public String format() {
    return "own/1";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("of", "mine");
  }

  @Override
  public int minimumRows() {
    return 1;
  }

  @Override
  public TrustJudge train(
      Parts parts, HarvestedRows training, HarvestedRows heldOut, TrainingContext context) {
    return new Judge(heldOut.rows() / 10.0);
  }

  @Override
  public void save(TrustJudge trained, EntryWriter entries) throws IOException {
    try (DataOutputStream out = new DataOutputStream(entries.open("own.bin"))) {
      out.writeDouble(((Judge) trained).decades());
    }
  }

  @Override
  public TrustJudge load(EntryReader entries) throws IOException {
    try (DataInputStream in = new DataInputStream(entries.open("own.bin"))) {
      return new Judge(in.readDouble());
    }
  }

  private record Judge(double decades) implements TrustJudge {
    @Override
    public List<Trust> judge(Sight sight) {
      return Collections.nCopies(sight.rows(), new Trust(decades, 0.5));
    }

    @Override
    public Map<String, String> findings() {
      return Map.of("own", "found");
    }
  }
}
