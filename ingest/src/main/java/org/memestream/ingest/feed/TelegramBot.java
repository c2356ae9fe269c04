package org.memestream.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.memestream.ingest.fetch.RefusedUrlException;
import org.memestream.ingest.fetch.UnreachableUrlException;

/** Telegram's Bot API. The token is part of each address, so no message holds an address. */
public final class TelegramBot implements PictureSource {

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Pattern TOKEN = Pattern.compile("[0-9]+:[A-Za-z0-9_-]+");
  private static final Pattern FILE_PATH = Pattern.compile("[A-Za-z0-9_./-]{1,200}");
  private static final int MAX_ANSWER = 10_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI api;
  private final String token;
  private final long maxBytes;

  /**
   * @param api such as {@code https://api.telegram.org}
   * @param token of the bot
   * @param maxBytes largest picture
   * @throws IllegalArgumentException if the token does not look like one
   */
  public TelegramBot(URI api, String token, long maxBytes) {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "a bot's token is a number, a colon, letters and digits, as BotFather gives it");
    }
    this.api = api;
    this.token = token;
    this.maxBytes = maxBytes;
  }

  /**
   * The result of a method.
   *
   * @throws IOException when Telegram does not answer, or answers with an error
   */
  JsonNode ask(String method, Duration patience) throws IOException, InterruptedException {
    byte[] body = bytes(api.resolve("/bot" + token + "/" + method), patience, MAX_ANSWER);
    try {
      JsonNode answer = MAPPER.readTree(body);
      if (answer.path("ok").asBoolean()) {
        return answer.path("result");
      }
      throw new IOException("Telegram refuses: " + answer.path("description").asText());
    } catch (JsonProcessingException e) {
      throw new IOException("Telegram's answer is no JSON");
    }
  }

  @Override
  public byte[] fetch(String fileId) {
    try {
      String id = URLEncoder.encode(fileId, StandardCharsets.UTF_8);
      JsonNode file = ask("getFile?file_id=" + id, CONNECT);
      String path = file.path("file_path").asText();
      if (!FILE_PATH.matcher(path).matches() || path.contains("..")) {
        throw new RefusedUrlException("Telegram names no path for the picture.");
      }
      return bytes(
          api.resolve("/file/bot" + token + "/" + path), CONNECT.multipliedBy(2), maxBytes);
    } catch (TooLargeException e) {
      throw new RefusedUrlException(
          "The picture in Telegram is larger than %d bytes.".formatted(maxBytes));
    } catch (IOException e) {
      throw new UnreachableUrlException("Telegram does not give the picture.", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableUrlException("The fetch was interrupted.", null);
    }
  }

  private byte[] bytes(URI address, Duration patience, long most)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
    BoundedBytes body = new BoundedBytes(most);
    HttpResponse<Void> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofByteArrayConsumer(body));
    } catch (IOException e) {
      if (body.isTooLarge()) {
        throw new TooLargeException();
      }
      // Its message may hold the address.
      throw new IOException("Telegram at %s does not answer".formatted(api.getHost()));
    }
    if (response.statusCode() != 200) {
      throw new IOException(
          "Telegram at %s answers %d".formatted(api.getHost(), response.statusCode()));
    }
    return body.bytes();
  }

  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
