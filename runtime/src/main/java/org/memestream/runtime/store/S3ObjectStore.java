package org.memestream.runtime.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.memestream.runtime.config.StoreConfig;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in a bucket of an S3-compatible service. Each call is bounded in time and tries. */
final class S3ObjectStore implements ObjectStore {

  private static final int NOT_FOUND = 404;

  /** Most keys that S3 lists or deletes in one request. */
  static final int PAGE = 1000;

  private static final String PROBE = "memestream-probe";

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final int page;
  private final String cacheControl;

  private S3ObjectStore(
      S3Client client, String bucket, String prefix, int page, String cacheControl) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.page = page;
    this.cacheControl = cacheControl;
  }

  /** Prepares a client for {@code s3://BUCKET[/PREFIX]}; nothing is sent yet. */
  static S3ObjectStore open(URI uri, StoreConfig.S3Config config, int page) {
    String path = Optional.ofNullable(uri.getPath()).orElse("").replaceAll("^/+|/+$", "");
    String prefix = path.isEmpty() ? "" : ObjectKeys.check(path) + "/";
    return new S3ObjectStore(
        client(config), uri.getAuthority(), prefix, page, config.cacheControl());
  }

  /** Makes a bucket, unless it is there. */
  static void createBucket(String bucket, StoreConfig.S3Config config) {
    try (S3ObjectStore store =
        new S3ObjectStore(client(config), bucket, "", PAGE, config.cacheControl())) {
      if (!store.ask("look for objects", store::bucketExists)) {
        store.ask("make objects", () -> store.client.createBucket(create -> create.bucket(bucket)));
      }
    }
  }

  private boolean bucketExists() {
    try {
      client.headBucket(head -> head.bucket(bucket));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void put(String key, byte[] bytes, String mediaType) {
    String full = full(key);
    ask(
        "write " + key,
        () ->
            client.putObject(
                put ->
                    put.bucket(bucket).key(full).contentType(mediaType).cacheControl(cacheControl),
                RequestBody.fromBytes(bytes)));
  }

  @Override
  public byte[] get(String key) {
    String full = full(key);
    return askFor(
            "read " + key,
            () -> client.getObjectAsBytes(get -> get.bucket(bucket).key(full)).asByteArray())
        .orElseThrow(() -> new ObjectMissingException(key));
  }

  @Override
  public boolean exists(String key) {
    String full = full(key);
    return askFor("look at " + key, () -> client.headObject(head -> head.bucket(bucket).key(full)))
        .isPresent();
  }

  @Override
  public void delete(String key) {
    String full = full(key);
    askFor("delete " + key, () -> client.deleteObject(delete -> delete.bucket(bucket).key(full)));
  }

  @Override
  public List<String> list(String keyPrefix) {
    List<String> keys = new ArrayList<>();
    visit(keyPrefix, object -> keys.add(object.key()));
    Collections.sort(keys);
    return keys;
  }

  @Override
  public void visit(String keyPrefix, Consumer<StoredObject> visitor) {
    String full = prefix + ObjectKeys.checkPrefix(keyPrefix);
    Iterator<S3Object> objects =
        ask(
            "list " + keyPrefix,
            () ->
                client
                    .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(full).maxKeys(page))
                    .contents()
                    .iterator());
    // Each page is fetched when the iterator comes to it.
    while (ask("list " + keyPrefix, objects::hasNext)) {
      S3Object object = objects.next();
      if (!object.key().endsWith("/")) {
        visitor.accept(
            new StoredObject(object.key().substring(prefix.length()), object.lastModified()));
      }
    }
  }

  @Override
  public int deletePrefix(String keyPrefix) {
    List<String> keys = list(keyPrefix);
    for (int from = 0; from < keys.size(); from += page) {
      deleteAll(keys.subList(from, Math.min(from + page, keys.size())));
    }
    return keys.size();
  }

  /** Writes, since a store that can be read may still refuse writes. */
  @Override
  public void probe() {
    put(PROBE, new byte[] {1}, "application/octet-stream");
    delete(PROBE);
  }

  @Override
  public void close() {
    client.close();
  }

  private void deleteAll(List<String> keys) {
    List<ObjectIdentifier> identifiers =
        keys.stream().map(key -> ObjectIdentifier.builder().key(full(key)).build()).toList();
    Delete delete = Delete.builder().objects(identifiers).quiet(true).build();
    DeleteObjectsResponse response =
        ask("delete objects", () -> client.deleteObjects(all -> all.bucket(bucket).delete(delete)));
    if (response.hasErrors() && !response.errors().isEmpty()) {
      throw new StoreUnavailableException(
          "cannot delete %d of %d objects in bucket %s; the first: %s"
              .formatted(
                  response.errors().size(),
                  keys.size(),
                  bucket,
                  response.errors().get(0).message()),
          null);
    }
  }

  private String full(String key) {
    return prefix + ObjectKeys.check(key);
  }

  private <T> T ask(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw unavailable(what, e);
    }
  }

  /** What is asked for, or nothing if it is not there. A bucket that is not there is an outage. */
  private <T> Optional<T> askFor(String what, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (S3Exception e) {
      boolean bucketMissing =
          e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
      if (e.statusCode() == NOT_FOUND && !bucketMissing) {
        return Optional.empty();
      }
      throw unavailable(what, e);
    } catch (SdkException e) {
      throw unavailable(what, e);
    }
  }

  private StoreUnavailableException unavailable(String what, SdkException e) {
    return new StoreUnavailableException(
        "cannot %s in bucket %s: %s; check memestream.store.* and the service"
            .formatted(what, bucket, e.getMessage()),
        e);
  }

  static S3Client client(StoreConfig.S3Config config) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(config.timeout())
                    .socketTimeout(config.timeout()))
            .region(Region.of(config.region()))
            .credentialsProvider(credentials(config))
            .forcePathStyle(config.pathStyle())
            // Newer checksum headers are unknown to many compatible services.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                override ->
                    override
                        .apiCallAttemptTimeout(config.timeout())
                        .apiCallTimeout(config.timeout().multipliedBy(config.maxAttempts() + 1L))
                        .retryStrategy(
                            StandardRetryStrategy.builder()
                                .maxAttempts(config.maxAttempts())
                                .build()));
    config.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(StoreConfig.S3Config config) {
    return config
        .accessKey()
        .<AwsCredentialsProvider>map(
            key ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key, config.secretKey().orElse(""))))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }
}
