package io.introspect.dl4j.probe;

import io.introspect.DifferentiableAutoencoder;
import io.introspect.DifferentiableModel;
import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import io.introspect.probe.Visualization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One search for inputs, which advance together. To be used by one thread, once. */
final class Search {

  /** Nearer than anyone can tell on a map whose rows are spread with a deviation near 1. */
  private static final double ARRIVED = 1e-3;

  private final FeatureVisualization settings;
  private final Introspector introspector;
  private final DifferentiableModel model;
  private final DifferentiableAutoencoder autoencoder;
  private final List<double[]> targets;
  private final long[] shape;
  private final float[][] rows;

  Search(
      FeatureVisualization settings,
      Introspector introspector,
      INDArray starts,
      List<double[]> targets) {
    this.settings = settings;
    this.introspector = introspector;
    this.model = Requirements.differentiable(introspector.model());
    this.autoencoder = Requirements.differentiable(introspector.autoencoder());
    this.targets = targets;
    this.shape = starts.shape();
    this.rows = split(Rows.values(starts));
  }

  List<Visualization> run() {
    List<Introspection> starts = introspect();
    int steps = 0;
    while (steps < settings.steps() && advance() > ARRIVED) {
      steps++;
    }
    List<Introspection> ends = introspect();
    List<Visualization> found = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      found.add(new Visualization(targets.get(i), rows[i], starts.get(i), ends.get(i), steps));
    }
    return List.copyOf(found);
  }

  private List<Introspection> introspect() {
    try (ArrayScope scope = new ArrayScope()) {
      return introspector.introspectAll(scope.own(array()));
    }
  }

  /** One step of all rows; returns the largest distance from a target before it. */
  private double advance() {
    float[][] places = new float[rows.length][];
    float[][][] jacobians = jacobians(places);
    NearestMove move = new NearestMove(settings.change(), settings.lowest(), settings.highest());
    double largest = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] wish = new double[places[i].length];
      for (int axis = 0; axis < wish.length; axis++) {
        wish[axis] = targets.get(i)[axis] - places[i][axis];
      }
      double distance = Math.sqrt(Arrays.stream(wish).map(part -> part * part).sum());
      largest = Math.max(largest, distance);
      double share = Math.min(1, settings.stride() / distance);
      move.apply(rows[i], jacobians[i], Arrays.stream(wish).map(part -> part * share).toArray());
    }
    return largest;
  }

  /** ∂z/∂x of every row, one array per dimension of the map; the places are noted on the way. */
  private float[][][] jacobians(float[][] places) {
    float[][][] jacobians = new float[rows.length][autoencoder.latentSize()][];
    try (ArrayScope scope = new ArrayScope()) {
      INDArray x = scope.own(array());
      for (int axis = 0; axis < autoencoder.latentSize(); axis++) {
        int along = axis;
        INDArray gradient =
            scope.own(model.inputGradient(x, seen -> slope(seen, along, places, scope)));
        float[][] parts = split(Rows.values(gradient));
        for (int i = 0; i < rows.length; i++) {
          jacobians[i][axis] = parts[i];
        }
      }
    }
    return jacobians;
  }

  /** Of one coordinate of z. */
  private Slope slope(Observation seen, int axis, float[][] places, ArrayScope scope) {
    INDArray h = seen.activations();
    if (axis == 0) {
      float[][] latent = Rows.matrix(scope.own(autoencoder.encode(h)));
      System.arraycopy(latent, 0, places, 0, places.length);
    }
    INDArray unit = scope.own(Nd4j.zeros(DataType.FLOAT, rows.length, autoencoder.latentSize()));
    unit.getColumn(axis).assign(1);
    return Slope.ofActivations(scope.own(autoencoder.encoderGradient(h, unit)));
  }

  private INDArray array() {
    int width = rows[0].length;
    float[] all = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, all, i * width, width);
    }
    return Nd4j.create(all, shape, 'c');
  }

  private float[][] split(float[] values) {
    int width = values.length / targets.size();
    float[][] parts = new float[targets.size()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
    }
    return parts;
  }
}
