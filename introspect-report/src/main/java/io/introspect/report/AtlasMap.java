package io.introspect.report;

import io.introspect.analysis.Analysis;
import io.introspect.analysis.Density;
import io.introspect.analysis.Rgb;
import io.introspect.analysis.UnitRole;
import java.util.Arrays;
import java.util.List;

/** What the page knows of the map and the units: surfaces on the grid, order and colors. */
final class AtlasMap {

  private AtlasMap() {}

  static void addTo(AtlasBlocks blocks, Analysis analysis) {
    blocks.floats("errorSurface", analysis.errorSurface().log10Errors());
    blocks.bytes("densities", densities(analysis.densities()));
    blocks.integers("order", analysis.order().columns());
    blocks.integers("preferred", preferred(analysis));
    blocks.bytes("unitColors", colors(analysis.colors()));
  }

  /** The largest value of a density, at which its byte is 255. */
  static double peak(Density density) {
    return Arrays.stream(density.values()).max().orElse(0);
  }

  private static byte[] densities(List<Density> densities) {
    int cells = densities.get(0).grid().cells();
    byte[] bytes = new byte[densities.size() * cells];
    for (int k = 0; k < densities.size(); k++) {
      double peak = peak(densities.get(k));
      for (int cell = 0; cell < cells && peak > 0; cell++) {
        bytes[k * cells + cell] = (byte) Math.round(255 * densities.get(k).value(cell) / peak);
      }
    }
    return bytes;
  }

  /** The class of each unit in the new order; −1 for units that are tied or dead. */
  private static int[] preferred(Analysis analysis) {
    return analysis.order().layers().stream()
        .flatMap(layer -> layer.units().stream())
        .mapToInt(unit -> unit.standing() == UnitRole.Standing.DECIDED ? unit.preferredClass() : -1)
        .toArray();
  }

  private static byte[] colors(List<Rgb> colors) {
    byte[] bytes = new byte[3 * colors.size()];
    for (int i = 0; i < colors.size(); i++) {
      bytes[3 * i] = (byte) colors.get(i).red();
      bytes[3 * i + 1] = (byte) colors.get(i).green();
      bytes[3 * i + 2] = (byte) colors.get(i).blue();
    }
    return bytes;
  }
}
