package org.memestream.local.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.memestream.local.console.Printable;
import org.memestream.local.console.Surroundings;
import org.memestream.renderer.drawing.FaceBox;
import org.memestream.renderer.drawing.Scene;
import org.memestream.renderer.output.EncodedPicture;

/** Tells which pictures were written: a line each for people, or JSON for programs. */
final class RenderReport {

  private final Surroundings surroundings;
  private final boolean json;

  RenderReport(Surroundings surroundings, boolean json) {
    this.surroundings = surroundings;
    this.json = json;
  }

  void tell(Path image, Scene still, List<RenderedFiles.Written> files) throws IOException {
    if (json) {
      json(image, still, files);
      return;
    }
    for (RenderedFiles.Written file : files) {
      EncodedPicture picture = file.picture();
      surroundings
          .out()
          .printf(
              Locale.ROOT,
              "%s  %s, %d × %d%s, %d bytes%n",
              Printable.of(file.path().toString()),
              picture.format(),
              picture.width(),
              picture.height(),
              picture.frames() > 1 ? ", %d frames".formatted(picture.frames()) : "",
              picture.bytes().length);
    }
  }

  private void json(Path image, Scene still, List<RenderedFiles.Written> files) throws IOException {
    try (JsonGenerator out =
        new JsonFactory()
            .createGenerator(surroundings.out())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartObject();
      out.writeStringField("image", image.toString());
      faces(out, still);
      out.writeArrayFieldStart("pictures");
      for (RenderedFiles.Written file : files) {
        EncodedPicture picture = file.picture();
        out.writeStartObject();
        out.writeStringField("path", file.path().toString());
        out.writeStringField("profile", picture.name());
        out.writeStringField("media_type", picture.format().mediaType());
        out.writeNumberField("width", picture.width());
        out.writeNumberField("height", picture.height());
        out.writeNumberField("frames", picture.frames());
        out.writeNumberField("bytes", picture.bytes().length);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    surroundings.out().println();
  }

  /** In pixels of the width and height that are told with them. */
  private static void faces(JsonGenerator out, Scene still) throws IOException {
    out.writeNumberField("width", still.source().width());
    out.writeNumberField("height", still.source().height());
    out.writeArrayFieldStart("faces");
    for (FaceBox face : still.faces()) {
      out.writeArray(new int[] {face.x(), face.y(), face.width(), face.height()}, 0, 4);
    }
    out.writeEndArray();
  }
}
