package org.memestream.ingest.gateway;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import org.memestream.ingest.gateway.problem.Problem;
import org.memestream.ingest.gateway.problem.Reason;
import org.memestream.runtime.store.ObjectMissingException;
import org.memestream.runtime.store.ObjectStore;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.RenderedPicture;

/** Gives finished pictures out. */
final class FileResource {

  private final ObjectStore store;
  private final OwnedMemes memes;

  FileResource(ObjectStore store, OwnedMemes memes) {
    this.store = store;
    this.memes = memes;
  }

  /** {@code GET /api/memes/{id}/files/{profile}}, whole, in part, or not when it is known. */
  void picture(Context context, String owner) {
    MemeStatus meme = memes.require(context, owner);
    String profile = context.pathParam("profile");
    int alternative = alternative(context);
    ImageRef image =
        meme.getPictures().stream()
            .filter(one -> one.getProfile().equals(profile))
            .filter(one -> one.getAlternative() == alternative)
            .map(RenderedPicture::getImage)
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(Reason.NOT_FOUND, "The meme has no such picture, or not yet.")
                        .exception());
    String tag = '"' + image.getSha256() + '"';
    context
        .header("ETag", tag)
        .header("Accept-Ranges", "bytes")
        // Asked for anew each time, so that what was erased is gone from browsers as well.
        .header("Cache-Control", "private, no-cache");
    if (matches(context.header("If-None-Match"), tag)) {
      context.status(304);
      return;
    }
    byte[] bytes = bytes(image);
    context
        .contentType(image.getMediaType())
        .header("Content-Disposition", disposition(context, meme, profile, alternative, image));
    send(context, bytes, tag);
  }

  private static void send(Context context, byte[] bytes, String tag) {
    context.disableCompression();
    String ifRange = context.header("If-Range");
    Optional<ByteRange> range =
        ifRange == null || ifRange.equals(tag)
            ? ByteRange.of(context.header("Range"), bytes.length)
            : Optional.empty();
    if (range.isEmpty()) {
      whole(context, bytes);
    } else if (range.get().isEmpty()) {
      context.header("Content-Range", "bytes */" + bytes.length);
      throw Problem.of(
              Reason.RANGE_NOT_SATISFIABLE, "The picture has %d bytes.".formatted(bytes.length))
          .exception();
    } else {
      ByteRange part = range.get();
      context
          .status(206)
          .header(
              "Content-Range",
              "bytes %d-%d/%d".formatted(part.first(), part.end() - 1, bytes.length));
      whole(context, Arrays.copyOfRange(bytes, part.first(), part.end()));
    }
  }

  private static void whole(Context context, byte[] bytes) {
    context.header("Content-Length", Integer.toString(bytes.length)).result(bytes);
  }

  private byte[] bytes(ImageRef image) {
    try {
      return store.get(image.getKey());
    } catch (ObjectMissingException e) {
      throw Problem.of(Reason.GONE, "The picture has expired or was erased.").exception();
    }
  }

  private static int alternative(Context context) {
    String text = context.queryParam("alternative");
    try {
      return text == null ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.of(Reason.INVALID_FIELD, "alternative must be a number.").exception();
    }
  }

  private static boolean matches(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(String::strip)
            .map(text -> text.startsWith("W/") ? text.substring(2) : text)
            .anyMatch(text -> text.equals("*") || text.equals(tag));
  }

  /** Id and profile are made of letters, digits, dots and hyphens, so nothing needs quoting. */
  private static String disposition(
      Context context, MemeStatus meme, String profile, int alternative, ImageRef image) {
    String key = image.getKey();
    String number = alternative == 0 ? "" : "-" + (alternative + 1);
    return "%s; filename=\"meme-%s-%s%s.%s\""
        .formatted(
            context.queryParam("download") == null ? "inline" : "attachment",
            meme.getId(),
            profile,
            number,
            key.substring(key.lastIndexOf('.') + 1));
  }
}
