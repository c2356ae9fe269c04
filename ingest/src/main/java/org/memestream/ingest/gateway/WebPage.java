package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.memestream.ingest.Sha256;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;

/**
 * The files of the web page, from the class path. They may use each other and nothing else: no
 * script or style within a page, no other site.
 */
final class WebPage {

  /** What a browser may do with the page. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
          + " media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
          + " worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** What the page speaks, as the names of its files of texts. */
  static final List<String> LANGUAGES = List.of("en", "zh");

  private static final String FOLDER = "/org/memestream/ingest/web/";
  private static final String INDEX = "index.html";
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,7}");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private record Page(byte[] bytes, String type, String tag) {}

  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  /** {@code GET /} and all below that nothing else answers. */
  void file(Context context, String nobody) {
    String path = context.path().substring(1);
    Page page = page(path.isEmpty() ? INDEX : path).orElseThrow(WebPage::missing);
    context
        .header("Content-Security-Policy", POLICY)
        .header("Permissions-Policy", "camera=(self)")
        .header("ETag", page.tag())
        .header("Cache-Control", "no-cache");
    if (page.tag().equals(context.header("If-None-Match"))) {
      context.status(304);
    } else {
      context.contentType(page.type()).result(page.bytes());
    }
  }

  private Optional<Page> page(String path) {
    Page known = pages.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    try (InputStream in = WebPage.class.getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      Page page = new Page(bytes, type, '"' + new Sha256().of(bytes) + '"');
      pages.put(path, page);
      return Optional.of(page);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static RuntimeException missing() {
    return Problem.of(Reason.NOT_FOUND, "There is nothing at this address.").exception();
  }
}
