package org.memestream.runtime.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An S3-compatible service in this process, over a folder. */
@SuppressWarnings("try") // S3Proxy says no more than Exception.
public final class S3Server implements AutoCloseable {

  /** Access key of whoever may use it. */
  public static final String ACCESS_KEY = "test-access";

  /** Secret of that key. */
  public static final String SECRET_KEY = "test-secret";

  private final AtomicInteger buckets = new AtomicInteger();
  private final S3Proxy proxy;
  private final S3Client client;

  private S3Server(S3Proxy proxy) {
    this.proxy = proxy;
    this.client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
            .build();
  }

  /**
   * Starts one on a free port.
   *
   * @param folder where its objects lie; stays
   */
  public static S3Server start(Path folder) throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    proxy.start();
    return new S3Server(proxy);
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** What the service says of an object. */
  HeadObjectResponse head(String bucket, String key) {
    return client.headObject(head -> head.bucket(bucket).key(key));
  }

  /** Makes an empty bucket, and says its name. */
  public String newBucket() {
    String bucket = "bucket-" + buckets.incrementAndGet();
    client.createBucket(create -> create.bucket(bucket));
    return bucket;
  }

  /** Puts an object there, past any store. */
  public void put(String bucket, String key, byte[] bytes) {
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  @Override
  public void close() throws Exception {
    client.close();
    proxy.stop();
  }
}
