package org.memestream.runtime.store;

import java.net.URI;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.memestream.runtime.config.StoreConfig;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads a bucket that somebody else filled, whatever its keys look like. Writes nothing.
 * Thread-safe.
 */
public final class BucketReader implements AutoCloseable {

  private static final int FORBIDDEN = 403;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  private BucketReader(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Prepares a client; nothing is sent yet.
   *
   * @param uri {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}; the prefix is one of keys as it
   *     stands, so end it in a slash to mean a folder
   * @throws IllegalArgumentException when it is another address
   */
  public static BucketReader open(URI uri, StoreConfig.S3Config config) {
    if (!"s3".equals(uri.getScheme()) || uri.isOpaque() || uri.getAuthority() == null) {
      throw new IllegalArgumentException(
          "a bucket is s3://BUCKET or s3://BUCKET/PREFIX, not " + uri);
    }
    String prefix = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
    return new BucketReader(S3ObjectStore.client(config), uri.getAuthority(), prefix);
  }

  /** An object that was listed. */
  public record Listed(String key, long bytes) {}

  /** Told of each object. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Listed object) throws InterruptedException;
  }

  /**
   * Shows every object below the prefix, page by page.
   *
   * @throws StoreUnavailableException when the service does not answer, or refuses
   */
  public void visit(Visitor visitor) throws InterruptedException {
    Iterator<S3Object> objects =
        ask(
            "list " + prefix,
            () ->
                client
                    .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix).maxKeys(S3ObjectStore.PAGE))
                    .contents()
                    .iterator());
    while (ask("list " + prefix, objects::hasNext)) {
      S3Object object = objects.next();
      if (!object.key().endsWith("/")) {
        visitor.visit(new Listed(object.key(), object.size()));
      }
    }
  }

  /**
   * The beginning of an object.
   *
   * @param key whole key, of any form; the prefix does not matter
   * @param most bytes that are asked for, above 0
   * @return at most that many bytes
   * @throws ObjectMissingException when there is none
   * @throws StoreUnavailableException when the service does not answer, or refuses
   */
  public byte[] read(String key, long most) {
    try {
      return client
          .getObjectAsBytes(
              get -> get.bucket(bucket).key(key).range("bytes=0-%d".formatted(most - 1)))
          .asByteArray();
    } catch (NoSuchKeyException e) {
      throw new ObjectMissingException(key);
    } catch (S3Exception e) {
      if (e.statusCode() == 416) {
        // Nothing to take a part of.
        return new byte[0];
      }
      throw unavailable("read " + key, e);
    } catch (SdkException e) {
      throw unavailable("read " + key, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private <T> T ask(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw unavailable(what, e);
    }
  }

  private StoreUnavailableException unavailable(String what, SdkException e) {
    boolean refused = e instanceof S3Exception s3 && s3.statusCode() == FORBIDDEN;
    return new StoreUnavailableException(
        "cannot %s in bucket %s: %s; check %s"
            .formatted(
                what,
                bucket,
                e.getMessage(),
                refused ? "the access key and what it may do" : "the service and its endpoint"),
        e);
  }
}
