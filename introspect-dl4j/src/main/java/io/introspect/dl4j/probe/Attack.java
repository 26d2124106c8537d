package io.introspect.dl4j.probe;

import io.introspect.DifferentiableModel;
import io.introspect.Introspection;
import io.introspect.Introspector;
import io.introspect.Observation;
import io.introspect.Slope;
import io.introspect.dl4j.model.ArrayScope;
import io.introspect.dl4j.model.Rows;
import io.introspect.probe.AttackAim;
import io.introspect.probe.AttackPath;
import io.introspect.probe.AttackStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** One attack on a block of rows, which advance together. To be used by one thread, once. */
final class Attack implements AutoCloseable {

  private final FastGradientSign settings;
  private final Introspector introspector;
  private final DifferentiableModel model;
  private final List<AttackAim> aims;
  private final List<List<AttackStep>> history;
  private final ArrayScope scope = new ArrayScope();

  /** Between them x stays; both are what clipping and bound leave of the data's space. */
  private final INDArray floor;

  private final INDArray ceiling;
  private final INDArray x;
  private final INDArray direction;
  private final INDArray targets;

  Attack(
      FastGradientSign settings, Introspector introspector, INDArray rows, List<AttackAim> aims) {
    this.settings = settings;
    this.introspector = introspector;
    this.model = Requirements.differentiable(introspector.model());
    this.aims = aims;
    this.history = aims.stream().<List<AttackStep>>map(aim -> new ArrayList<>()).toList();
    this.x = scope.own(Nd4j.createUninitialized(DataType.FLOAT, rows.shape()).assign(rows));
    this.floor = scope.own(x.sub(settings.bound()));
    this.ceiling = scope.own(x.add(settings.bound()));
    Transforms.max(floor, settings.lowest(), false);
    Transforms.min(ceiling, settings.highest(), false);
    this.targets = scope.own(Nd4j.zeros(DataType.FLOAT, aims.size(), model.classes()));
    this.direction = scope.own(Nd4j.ones(DataType.FLOAT, aims.size(), 1));
    for (int i = 0; i < aims.size(); i++) {
      targets.putScalar(i, aims.get(i).classIndex(), 1);
      direction.putScalar(i, 0, aims.get(i).kind() == AttackAim.Kind.TOWARD ? 1 : -1);
    }
  }

  List<AttackPath> run() {
    record();
    for (int step = 0; step < settings.steps(); step++) {
      advance();
      record();
    }
    return IntStream.range(0, aims.size())
        .mapToObj(i -> new AttackPath(aims.get(i), history.get(i)))
        .toList();
  }

  private void advance() {
    try (ArrayScope step = new ArrayScope()) {
      INDArray gradient =
          step.own(model.inputGradient(x, seen -> Slope.ofOutput(step.own(slope(seen)))));
      x.subi(Transforms.sign(gradient, false).muli(settings.epsilon()));
      Transforms.max(x, floor, false);
      Transforms.min(x, ceiling, false);
    }
  }

  /** Of ½‖y − ŷ‖², which is to fall: its opposite where the class is to be left. */
  private INDArray slope(Observation seen) {
    return seen.output().sub(targets).muliColumnVector(direction);
  }

  private void record() {
    float[] values = Rows.values(x);
    int width = values.length / aims.size();
    List<Introspection> all = introspector.introspectAll(x);
    for (int i = 0; i < aims.size(); i++) {
      float[] input = Arrays.copyOfRange(values, i * width, (i + 1) * width);
      Introspection seen = all.get(i);
      history.get(i).add(new AttackStep(input, seen, aims.get(i).isReachedBy(seen)));
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
