package org.memestream.ingest.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Stream;
import org.memestream.ingest.CaptionOrder;
import org.memestream.ingest.ClientSettings;
import org.memestream.ingest.ExpressionOrder;
import org.memestream.ingest.ExpressionOrder.Motion;
import org.memestream.ingest.MemeOrder;
import org.memestream.ingest.TextLimit;
import org.memestream.ingest.gateway.form.OrderForm;
import org.memestream.ingest.upload.UploadSettings;
import org.memestream.runtime.picture.PictureFormat;

/** Says what orders may ask for, and where their limits are. Thread-safe. */
final class ChoicesResource {

  private final byte[] document;

  /**
   * @param settings by which orders are checked
   */
  ChoicesResource(ClientSettings settings) {
    document = json(settings).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code GET /api/choices}. */
  void answer(Context context, String nobody) {
    // Short, so that a page never lives long with the limits of a gateway before a restart.
    context
        .header("Cache-Control", "public, max-age=60")
        .contentType("application/json")
        .result(document);
  }

  private static ObjectNode json(ClientSettings settings) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    list(node, "styles", MemeOrder.STYLES);
    list(node, "expressions", ExpressionOrder.PRESETS);
    list(node, "profiles", MemeOrder.PROFILES);
    list(node, "variants", CaptionOrder.VARIANTS);
    list(
        node,
        "mediaTypes",
        Stream.of(PictureFormat.values()).map(PictureFormat::mediaType).toList());
    list(node, "languages", WebPage.LANGUAGES);
    limits(node.putObject("limits"), settings);
    return node;
  }

  private static void limits(ObjectNode node, ClientSettings settings) {
    UploadSettings upload = settings.upload();
    TextLimit texts = new TextLimit(settings.maxTextLength());
    node.put("maxBytes", upload.maxBytes())
        .put("maxPixels", upload.maxPixels())
        .put("maxFrames", upload.maxFrames())
        .put("minSide", upload.minSide())
        .put("maxAspectRatio", upload.maxAspectRatio())
        .put("maxTextLength", texts.characters())
        .put("maxLineLength", texts.lineCharacters())
        .put("maxAlternatives", CaptionOrder.MAX_ALTERNATIVES)
        .put("maxTemperature", CaptionOrder.MAX_TEMPERATURE)
        .put("maxProfiles", OrderForm.MOST_PROFILES)
        .put("maxStrength", ExpressionOrder.MAX_STRENGTH)
        .put("minAnimationFrames", Motion.MIN_FRAMES)
        .put("maxAnimationFrames", Motion.MAX_FRAMES);
  }

  private static void list(ObjectNode node, String name, Collection<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }
}
