/**
 * Images to try introspection on: readers of the files of MNIST and CIFAR-10, and digits drawn by a
 * program for when neither is at hand.
 *
 * <p>{@link io.introspect.examples.data.ImageData#read} reads a folder, and {@link
 * io.introspect.examples.data.EmbeddedDigits#standard} needs none. Nothing here downloads anything.
 */
package io.introspect.examples.data;
