package org.memestream.ingest.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.memestream.schemas.Caption;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.RenderedPicture;
import org.memestream.schemas.StageTiming;

/** Memes as the gateway shows them. Thread-safe. */
final class MemeJson {

  private static final double MICROS_PER_MILLI = 1000;

  /** One meme with all that is known. */
  ObjectNode meme(MemeStatus status) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", status.getId());
    node.put("owner", status.getOwnerId());
    node.put("status", spelled(status.getState()));
    ArrayNode pending = node.putArray("pending");
    status.getPending().forEach(stage -> pending.add(spelled(stage)));
    node.put("requestedAt", status.getRequestedAt().toString());
    node.put("updatedAt", status.getUpdatedAt().toString());
    ArrayNode timings = node.putArray("timings");
    status.getTimings().forEach(timing -> timings.add(timing(timing)));
    if (status.getReason() != null) {
      node.put("reason", status.getReason().name());
      node.put("message", status.getMessage());
    }
    ArrayNode degradations = node.putArray("degradations");
    status.getDegradations().forEach(one -> degradations.add(degradation(one)));
    ArrayNode models = node.putArray("models");
    status.getModels().forEach(models::add);
    if (status.getSeed() != null) {
      // As text: most readers of JSON lose digits of large numbers.
      node.put("seed", Long.toString(status.getSeed()));
    }
    ArrayNode pictures = node.putArray("pictures");
    status.getPictures().forEach(one -> pictures.add(picture(status.getId(), one)));
    ObjectNode links = node.putObject("links");
    links.put("self", path(status.getId()));
    links.put("events", path(status.getId()) + "/events");
    return node;
  }

  /** The same, with sentences on what became of the upload. */
  ObjectNode taken(MemeStatus status, List<String> notes) {
    ObjectNode node = meme(status);
    ArrayNode array = node.putArray("notes");
    notes.forEach(array::add);
    return node;
  }

  /** Where a meme is found. */
  static String path(String id) {
    return "/api/memes/" + id;
  }

  private static ObjectNode timing(StageTiming timing) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("stage", spelled(timing.getStage()));
    node.put("millis", timing.getComputeMicros() / MICROS_PER_MILLI);
    node.put("attempts", timing.getAttempts());
    return node;
  }

  private static ObjectNode degradation(Degradation degradation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("stage", spelled(degradation.getStage()));
    node.put("reason", degradation.getReason().name());
    node.put("message", degradation.getMessage());
    return node;
  }

  private static ObjectNode picture(String id, RenderedPicture picture) {
    ImageRef image = picture.getImage();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("profile", picture.getProfile());
    node.put("alternative", picture.getAlternative());
    node.put(
        "url",
        path(id)
            + "/files/"
            + picture.getProfile()
            + (picture.getAlternative() == 0 ? "" : "?alternative=" + picture.getAlternative()));
    node.put("mediaType", image.getMediaType());
    node.put("width", image.getWidth());
    node.put("height", image.getHeight());
    node.put("bytes", image.getBytes());
    Caption caption = picture.getCaption();
    if (caption != null) {
      node.put("top", caption.getTop());
      node.put("bottom", caption.getBottom());
      if (caption.getScore() != 0) {
        node.put("score", caption.getScore());
      }
    }
    return node;
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
