/**
 * Pictures of what introspection sees, as PNG and SVG, and the atlas, one page to explore it in a
 * browser. Takes values of {@link io.introspect} and {@link io.introspect.analysis}; knows no
 * network.
 */
package io.introspect.report;
