package org.memestream.local.make;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.memestream.ingest.FinishedMeme;
import org.memestream.ingest.FinishedPicture;
import org.memestream.local.make.PhotoOutcome.Made;
import org.memestream.local.make.PhotoOutcome.NotMade;
import org.memestream.local.make.PhotoOutcome.PictureFile;
import org.memestream.runtime.lifecycle.ExitCode;
import org.memestream.schemas.Degradation;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

class JsonReportTest {

  @Test
  void tellsAllOfAMeme() throws IOException {
    JsonNode meme = written(made()).get(0);

    assertThat(meme.get("photo").asText()).isEqualTo("my \"猫\".jpg");
    assertThat(meme.get("status").asText()).isEqualTo("finished");
    assertThat(meme.get("path").asText()).isEqualTo("memes/cat-meme.jpg");
    assertThat(meme.get("top").asText()).isEqualTo("Hello");
    assertThat(meme.get("bottom").isNull()).isTrue();
    assertThat(meme.get("seed").asLong()).isEqualTo(7);
    assertThat(meme.get("millis").asLong()).isEqualTo(1500);
    assertThat(meme.at("/timings/0/stage").asText()).isEqualTo("RENDER");
    assertThat(meme.at("/timings/0/compute_millis").asDouble()).isEqualTo(2.5);
    assertThat(meme.at("/degradations/0/reason").asText()).isEqualTo("UNSUPPORTED");
    assertThat(meme.at("/pictures/0/score").asDouble()).isEqualTo(-1.25);
    assertThat(meme.at("/models/0").asText()).isEqualTo("captions 1");
    assertThat(meme.at("/digital_source_type").asText()).endsWith("humanEdits");
    assertThat(meme.at("/pictures/0/width").asInt()).isEqualTo(640);
  }

  @Test
  void tellsWhyThereIsNone() throws IOException {
    NotMade not =
        new NotMade(
            "text.png",
            Duration.ofMillis(3),
            Optional.empty(),
            "NOT_A_PICTURE",
            "This is not a picture.",
            ExitCode.BAD_INPUT);

    JsonNode meme = written(not).get(0);

    assertThat(meme.get("id").isNull()).isTrue();
    assertThat(meme.get("status").asText()).isEqualTo("failed");
    assertThat(meme.get("reason").asText()).isEqualTo("NOT_A_PICTURE");
    assertThat(meme.get("message").asText()).isEqualTo("This is not a picture.");
  }

  private static JsonNode written(PhotoOutcome outcome) throws IOException {
    StringWriter out = new StringWriter();
    new JsonReport(new PrintWriter(out)).write(List.of(outcome));
    return new ObjectMapper().readTree(out.toString());
  }

  private static Made made() {
    FinishedPicture picture =
        new FinishedPicture(
            "original",
            0,
            Optional.of("Hello"),
            Optional.empty(),
            OptionalDouble.of(-1.25),
            "owners/local/memes/m1/original-0.jpg",
            "0".repeat(64),
            "image/jpeg",
            640,
            480,
            12_345);
    FinishedMeme meme =
        new FinishedMeme(
            "m1",
            "local",
            List.of(picture),
            List.of(
                new Degradation(Stage.FACE_TRANSFER, FailureReason.UNSUPPORTED, "Not yet there.")),
            List.of(),
            List.of("captions 1"),
            Optional.of("http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"),
            Optional.of("memestream 1"),
            OptionalLong.of(7),
            List.of(new StageTiming(Stage.RENDER, 2500L, 1, 1)),
            Instant.EPOCH,
            Instant.EPOCH);
    return new Made(
        "my \"猫\".jpg",
        Duration.ofMillis(1500),
        meme,
        List.of(new PictureFile(Path.of("memes/cat-meme.jpg"), picture)));
  }
}
