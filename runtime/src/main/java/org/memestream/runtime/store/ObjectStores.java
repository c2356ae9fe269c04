package org.memestream.runtime.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.memestream.runtime.config.ConfigurationProblem;
import org.memestream.runtime.config.InvalidConfigurationException;
import org.memestream.runtime.config.StoreConfig;
import org.memestream.runtime.telemetry.DiskMeters;

/** Opens the object store that a configuration names. */
public final class ObjectStores {

  private static final String KEY = "memestream.store.uri";

  private ObjectStores() {}

  /**
   * Opens {@code file:FOLDER} or {@code s3://BUCKET[/PREFIX]}.
   *
   * @throws InvalidConfigurationException when the address is neither
   * @throws StoreUnavailableException when the folder cannot be used
   */
  public static ObjectStore open(StoreConfig config) {
    URI uri = config.uri();
    String scheme = String.valueOf(uri.getScheme());
    return switch (scheme) {
      case "file" -> FileObjectStore.open(folder(uri), Clock.systemUTC());
      case "s3" -> S3ObjectStore.open(bucket(uri), config.s3(), S3ObjectStore.PAGE);
      default -> throw invalid(uri, "the scheme must be file or s3");
    };
  }

  /** {@link #open(StoreConfig)}, measured. */
  public static ObjectStore open(StoreConfig config, MeterRegistry metrics) {
    ObjectStore store = open(config);
    if (config.uri().getScheme().equals("file")) {
      DiskMeters.bind(metrics, "objects", folder(config.uri()));
    }
    return new InstrumentedObjectStore(store, metrics);
  }

  /**
   * Makes the folder or bucket, unless it is there. Needs more rights than a service has.
   *
   * @throws InvalidConfigurationException when the address names neither
   * @throws StoreUnavailableException when it cannot be made
   */
  public static void create(StoreConfig config) {
    if ("s3".equals(config.uri().getScheme())) {
      S3ObjectStore.createBucket(bucket(config.uri()).getAuthority(), config.s3());
    } else {
      open(config).close();
    }
  }

  private static Path folder(URI uri) {
    if (uri.getAuthority() != null) {
      throw invalid(
          uri, "write file:FOLDER for a relative and file:///FOLDER for an absolute folder");
    }
    String path =
        uri.isOpaque() ? URI.create(uri.getRawSchemeSpecificPart()).getPath() : uri.getPath();
    if (path == null || path.isEmpty()) {
      throw invalid(uri, "the folder is missing");
    }
    return Path.of(path);
  }

  private static URI bucket(URI uri) {
    if (uri.isOpaque() || uri.getAuthority() == null) {
      throw invalid(uri, "the bucket is missing; write s3://BUCKET or s3://BUCKET/PREFIX");
    }
    return uri;
  }

  private static InvalidConfigurationException invalid(URI uri, String rule) {
    return new InvalidConfigurationException(
        List.of(new ConfigurationProblem(KEY, "is \"" + uri + "\"; " + rule)));
  }
}
