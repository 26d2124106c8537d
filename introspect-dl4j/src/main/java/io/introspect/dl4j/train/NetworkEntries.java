package io.introspect.dl4j.train;

import io.introspect.EntryReader;
import io.introspect.EntryWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/** Networks in DL4J's own format as entries of a file. */
final class NetworkEntries {

  private NetworkEntries() {}

  static void save(MultiLayerNetwork network, EntryWriter entries, String name) throws IOException {
    try (OutputStream out = entries.open(name)) {
      ModelSerializer.writeModel(network, out, false);
    }
  }

  static MultiLayerNetwork load(EntryReader entries, String name) throws IOException {
    try (InputStream in = entries.open(name)) {
      return ModelSerializer.restoreMultiLayerNetwork(in, false);
    } catch (RuntimeException e) {
      throw new IOException(name + ": not a network that DL4J can read: " + e.getMessage(), e);
    }
  }
}
