package org.memestream.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Fetches whole pictures over http and https. Sends nothing but the request: no cookies, no
 * credentials, no proxy of the environment. Thread-safe; blocks the caller.
 */
public final class PictureFetcher implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int BLOCK = 16 * 1024;

  private final HttpClient client = new HttpClient();
  private final FetchSettings settings;
  private final long maxBytes;

  /**
   * @param maxBytes largest picture
   * @param policy where it may come from
   */
  public PictureFetcher(FetchSettings settings, long maxBytes, AddressPolicy policy) {
    this(settings, maxBytes, policy, InetAddress::getAllByName);
  }

  PictureFetcher(
      FetchSettings settings, long maxBytes, AddressPolicy policy, CheckedResolver.Lookup lookup) {
    this.settings = settings;
    this.maxBytes = maxBytes;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("memestream-fetch");
    threads.setDaemon(true);
    client.setExecutor(threads);
    client.setSocketAddressResolver(new CheckedResolver(policy, lookup, threads));
    client.setFollowRedirects(false);
    client.setConnectTimeout(settings.timeout().toMillis());
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "memestream"));
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the client that fetches pictures does not start", e);
    }
    // What is unpacked on the way could be larger than what came; nobody is asked to pack.
    client.getContentDecoderFactories().clear();
  }

  /**
   * The bytes at an address.
   *
   * @param url http or https
   * @throws RefusedUrlException when it, or what it redirects to, is not fetched from, or when
   *     there is too much
   * @throws UnreachableUrlException when nothing came in time, or no picture
   */
  public byte[] fetch(String url) {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    FetchTarget target = FetchTarget.of(url);
    try {
      for (int redirects = 0; redirects <= settings.maxRedirects(); redirects++) {
        Object answer = ask(target, deadline);
        if (answer instanceof byte[] bytes) {
          return bytes;
        }
        target = (FetchTarget) answer;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableUrlException("The fetch was interrupted.", e);
    } catch (TimeoutException e) {
      throw late(e);
    } catch (ExecutionException | IOException e) {
      throw failed(target, e);
    }
    throw new RefusedUrlException(
        "The address redirects more than %d times.".formatted(settings.maxRedirects()));
  }

  /** The bytes, or where to ask instead. */
  private Object ask(FetchTarget target, long deadline)
      throws InterruptedException, TimeoutException, ExecutionException, IOException {
    InputStreamResponseListener listener = new InputStreamResponseListener();
    Request request =
        client
            .newRequest(target.uri())
            .timeout(left(deadline).toMillis(), TimeUnit.MILLISECONDS)
            .headers(
                headers ->
                    headers.remove(HttpHeader.ACCEPT_ENCODING).put(HttpHeader.ACCEPT, "image/*"));
    try {
      request.send(listener);
      Response response = listener.get(left(deadline).toMillis(), TimeUnit.MILLISECONDS);
      return switch (response.getStatus()) {
        case 200 -> body(response, listener, deadline);
        case 301, 302, 303, 307, 308 -> target.redirected(location(response));
        default ->
            throw new UnreachableUrlException(
                "The host %s answers %d instead of a picture."
                    .formatted(target.uri().getHost(), response.getStatus()),
                null);
      };
    } finally {
      request.abort(new IOException("the rest is of no use"));
      listener.close();
    }
  }

  private static String location(Response response) {
    String location = response.getHeaders().get(HttpHeader.LOCATION);
    if (location == null) {
      throw new RefusedUrlException("The address redirects to nowhere.");
    }
    return location;
  }

  private byte[] body(Response response, InputStreamResponseListener listener, long deadline)
      throws IOException, TimeoutException {
    if (response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > maxBytes) {
      throw tooLarge();
    }
    try (InputStream in = listener.getInputStream()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] block = new byte[BLOCK];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        bytes.write(block, 0, read);
        if (bytes.size() > maxBytes) {
          throw tooLarge();
        }
        left(deadline);
      }
      return bytes.toByteArray();
    }
  }

  private static Duration left(long deadline) throws TimeoutException {
    long nanos = deadline - System.nanoTime();
    if (nanos <= 0) {
      throw new TimeoutException();
    }
    return Duration.ofNanos(nanos).plusMillis(1);
  }

  private RuntimeException failed(FetchTarget target, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedUrlException || cause instanceof UnreachableUrlException) {
        return (RuntimeException) cause;
      } else if (cause instanceof TimeoutException timeout) {
        return late(timeout);
      } else if (cause instanceof UnknownHostException) {
        break;
      }
    }
    return new UnreachableUrlException(
        "Nothing came from the host " + target.uri().getHost() + ".", failure);
  }

  private UnreachableUrlException late(TimeoutException cause) {
    return new UnreachableUrlException(
        "The picture did not come within %d seconds.".formatted(settings.timeout().toSeconds()),
        cause);
  }

  private RefusedUrlException tooLarge() {
    return new RefusedUrlException(
        "The picture at that address is larger than %d bytes.".formatted(maxBytes));
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the client that fetches pictures does not stop", e);
    }
  }
}
