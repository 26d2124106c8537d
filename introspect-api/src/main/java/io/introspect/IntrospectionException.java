package io.introspect;

/**
 * The library's own exception: a model that cannot be introspected, a backend that is missing or
 * mixed, or a file that is not, or no longer, a usable introspector. The message names what was
 * expected, what was found, and where.
 *
 * <p>Misuse of a method is reported by {@link IllegalArgumentException} or {@link
 * IllegalStateException} instead.
 *
 * @serial exclude
 */
public class IntrospectionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with this message.
   *
   * @param message what was expected, what was found, and where
   */
  public IntrospectionException(String message) {
    super(message);
  }

  /**
   * An exception with this message and cause.
   *
   * @param message what was expected, what was found, and where
   * @param cause what led to it
   */
  public IntrospectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
