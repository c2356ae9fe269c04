package org.memestream.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.memestream.runtime.picture.SamplePictures;

/**
 * Through the gateway, as a browser or a program does that wants its meme: what gets no answer is
 * sent again under the same idempotency key.
 */
final class GatewaySubmitter implements Submitter {

  private static final int TAKEN = 202;
  private static final int TRIES = 240;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;
  private final String load;
  private final byte[] picture = SamplePictures.jpeg(240, 180);

  /**
   * @param load tells the keys of one load from those of another
   */
  GatewaySubmitter(Cluster cluster, String load) {
    this.gateway = cluster.gateway();
    this.load = load;
  }

  @Override
  public CompletableFuture<String> submit(int number) {
    return send(number, 1);
  }

  private CompletableFuture<String> send(int number, int attempt) {
    return http.sendAsync(request(number), BodyHandlers.ofString())
        .handle((answer, failure) -> answered(number, attempt, answer, failure))
        .thenCompose(next -> next);
  }

  private CompletableFuture<String> answered(
      int number, int attempt, HttpResponse<String> answer, Throwable failure) {
    if (answer != null && answer.statusCode() == TAKEN) {
      return CompletableFuture.completedFuture(id(answer.body()));
    } else if (attempt < TRIES) {
      return CompletableFuture.supplyAsync(() -> send(number, attempt + 1), SOON)
          .thenCompose(next -> next);
    }
    Throwable why = failure == null ? new IOException(answer.body()) : failure;
    return CompletableFuture.failedFuture(new NotTakenException(load + "-" + number, why));
  }

  private HttpRequest request(int number) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "name=\"top\"", ("meme " + number).getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"image\"; filename=\"a.jpg\"", picture);
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    return HttpRequest.newBuilder(gateway.resolve("/api/memes"))
        .timeout(PATIENCE)
        .header("Content-Type", "multipart/form-data; boundary=x")
        .header("Idempotency-Key", load + "-" + number)
        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
        .build();
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] bytes) {
    body.writeBytes(
        ("--x\r\nContent-Disposition: form-data; " + name + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static String id(String body) {
    try {
      return new ObjectMapper().readTree(body).path("id").asText();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public String owner() {
    return "local";
  }

  @Override
  public void close() {
    // The client of the JDK ends with its last request.
  }
}
