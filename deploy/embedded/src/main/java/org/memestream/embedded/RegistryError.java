package org.memestream.embedded;

/** An answer that says no, with the status and the error code of the Confluent API. */
final class RegistryError extends RuntimeException {

  private final int status;
  private final int code;

  private RegistryError(int status, int code, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.code = code;
  }

  static RegistryError noSuchPath(String path) {
    return new RegistryError(404, 404, "There is nothing at " + path, null);
  }

  static RegistryError subjectNotFound(String subject) {
    return new RegistryError(404, 40401, "Subject '" + subject + "' not found.", null);
  }

  static RegistryError versionNotFound(String version) {
    return new RegistryError(404, 40402, "Version " + version + " not found.", null);
  }

  static RegistryError schemaNotFound(String which) {
    return new RegistryError(404, 40403, "Schema not found: " + which, null);
  }

  static RegistryError compatibilityNotSet(String subject) {
    return new RegistryError(
        404, 40408, "Subject '" + subject + "' has no compatibility level of its own", null);
  }

  static RegistryError methodNotAllowed(String method, String path) {
    return new RegistryError(405, 405, path + " does not take " + method, null);
  }

  static RegistryError incompatible(String message) {
    return new RegistryError(409, 409, message, null);
  }

  static RegistryError bodyTooLarge(int limit) {
    return new RegistryError(413, 413, "A body holds at most " + limit + " bytes", null);
  }

  static RegistryError notJson(String contentType) {
    return new RegistryError(415, 415, "A body is JSON, not " + contentType, null);
  }

  static RegistryError unreadableBody(Throwable cause) {
    return new RegistryError(422, 422, "The body does not parse: " + cause.getMessage(), cause);
  }

  static RegistryError invalidSchema(String message, Throwable cause) {
    return new RegistryError(422, 42201, message, cause);
  }

  static RegistryError invalidVersion(String version) {
    return new RegistryError(
        422, 42202, "A version is \"latest\" or a number from 1, not \"" + version + "\"", null);
  }

  static RegistryError invalidCompatibility(String message) {
    return new RegistryError(422, 42203, message, null);
  }

  static RegistryError storeFailed(Throwable cause) {
    return new RegistryError(
        500, 50001, "The schema topic does not take or give records: " + cause, cause);
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }
}
