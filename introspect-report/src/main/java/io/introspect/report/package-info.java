/**
 * Pictures of what introspection sees, as PNG and SVG, and the atlas, one page to explore it in a
 * browser. Takes values of {@link io.introspect}, {@link io.introspect.analysis} and {@link
 * io.introspect.probe}; knows no network.
 */
package io.introspect.report;
