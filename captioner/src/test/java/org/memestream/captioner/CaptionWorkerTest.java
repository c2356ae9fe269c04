package org.memestream.captioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memestream.captioner.caption.Caption;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.PictureMemory;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.Sight;
import org.memestream.captioner.caption.VectorCache;
import org.memestream.runtime.picture.Picture;
import org.memestream.runtime.picture.PictureReader;
import org.memestream.runtime.picture.PictureWriter;
import org.memestream.runtime.picture.StoredPictureReader;
import org.memestream.runtime.worker.Outcome;
import org.memestream.schemas.CaptionMode;
import org.memestream.schemas.CaptionSpec;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.ImageRef;
import org.memestream.schemas.MemeCaptioned;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

class CaptionWorkerTest {

  private static final String KEY = "owners/ada/memes/m1/source.png";
  private static final LineBreaker BREAKER = LineBreaker.shipped();

  private final FakeObjectStore store = new FakeObjectStore();
  private final KnownAnswer captioner = new KnownAnswer();
  private final PictureMemory memory = new PictureMemory(new OneNumber(), new VectorCache(10));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CaptionerMetrics metrics = new CaptionerMetrics(meters);
  private CaptionWorker worker = worker(GivenTextSafety.SLURS);

  @Test
  void isConcernedOnlyByMemesThatWantText() {
    assertThat(worker.concerns(request("m1", null))).isFalse();
    assertThat(worker.concerns(request("m1", spec().build()))).isTrue();
  }

  @Test
  void passesGivenTextThrough() {
    WrittenText text = produced(given("One does not simply ", "  "));

    assertThat(text.captions()).hasSize(1);
    assertThat(text.captions().get(0).getTop()).isEqualTo("One does not simply");
    assertThat(text.captions().get(0).getBottom()).isNull();
    assertThat(text.model()).isEmpty();
    assertThat(captioner.asked).isEmpty();
  }

  @Test
  void acceptsGivenTextOfTwoHundredCharacters() {
    String text = "\ud83d\ude00".repeat(200);

    assertThat(produced(given(text, text)).captions().get(0).getTop()).isEqualTo(text);
  }

  @Test
  void refusesLongerText() {
    assertRejected(
        given("fine", "a".repeat(201)), FailureReason.TEXT_TOO_LONG, "lower text", "201", "200");
  }

  @Test
  void breaksTextThatIsGivenAsOneLine() {
    WrittenText text = produced(line(" Brace yourselves,  the tests\n are COMING! "));

    assertThat(text.captions()).hasSize(1);
    assertThat(text.captions().get(0).getTop()).isEqualTo("Brace yourselves,");
    assertThat(text.captions().get(0).getBottom()).isEqualTo("the tests are COMING!");
    assertThat(captioner.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wow", "much wow", "\u4eca\u5929\u53c8\u662f\u661f\u671f\u4e00"})
  void leavesOneLineInOnePieceWhereNothingCanBeBroken(String line) {
    WrittenText text = produced(line(line));

    assertThat(text.captions().get(0).getTop()).isEqualTo(line);
    assertThat(text.captions().get(0).getBottom()).isNull();
  }

  @Test
  void leavesAUsersSwearingAlone() {
    assertThat(produced(given("what the f*ck", "hitler shit")).captions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"you f@gg0t", "you retard"})
  void refusesSlursInGivenText(String text) {
    assertRejected(given("fine", text), FailureReason.UNCIVIL_TEXT, "degrades people");
  }

  @Test
  void refusesASlurThatIsSplitBetweenTheBoxes() {
    assertRejected(given("you nig", "ger you"), FailureReason.UNCIVIL_TEXT, "degrades people");
  }

  @Test
  void takesOneLineThatFillsBothBoxes() {
    String part = "\ud83d\ude00".repeat(199);

    WrittenText text = produced(line(part + " " + part));

    assertThat(text.captions().get(0).getTop()).isEqualTo(part);
    assertThat(text.captions().get(0).getBottom()).isEqualTo(part);
  }

  @Test
  void refusesALongerLine() {
    assertRejected(line("a ".repeat(200) + "a"), FailureReason.TEXT_TOO_LONG, "401", "400");
  }

  @Test
  void refusesALineWhosePartIsTooLong() {
    assertRejected(
        line("a".repeat(201)), FailureReason.TEXT_TOO_LONG, "upper part", "201", "200", "yourself");
  }

  @Test
  void refusesOneLineBesideItsParts() {
    CaptionSpec both = given("fine", null);
    both.setText("all of it");

    assertRejected(both, FailureReason.UNSUPPORTED, "both as one line", "two parts");
  }

  @Test
  void takesOneLineBesideBlankParts() {
    CaptionSpec spec = given(" ", "");
    spec.setText("wow");

    assertThat(produced(spec).captions().get(0).getTop()).isEqualTo("wow");
  }

  @Test
  void refusesSlursInOneLine() {
    assertRejected(
        line("when you say you retard to them"), FailureReason.UNCIVIL_TEXT, "degrades people");
  }

  @Test
  void refusesWhatTheSettingSays() {
    worker = worker(GivenTextSafety.LENIENT);

    assertRejected(given("shit", null), FailureReason.UNCIVIL_TEXT, "swear word");
    assertThat(produced(given("this is crap", null)).captions()).hasSize(1);
  }

  @Test
  void judgesNothingWhenThatIsOff() {
    worker = worker(GivenTextSafety.OFF);

    assertThat(produced(given("you retard", null)).captions()).hasSize(1);
  }

  @Test
  void asksForWhatTheSpecSays() {
    storePicture();
    CaptionSpec spec =
        spec().setLabel("monday").setSeed(5L).setTemperature(1.5f).setAlternatives(3).build();

    produced(spec);

    CaptionRequest request = captioner.asked.get(0);
    assertThat(request.label()).containsExactly("monday");
    assertThat(request.seed()).isEqualTo(5);
    assertThat(request.temperature()).isEqualTo(1.5);
    assertThat(request.alternatives()).isEqualTo(3);
    assertThat(((Sight.Fresh) request.sight()).picture().width()).isEqualTo(32);
  }

  @Test
  void doesNotFetchAPictureThatItRemembers() {
    storePicture();
    byte[] bytes = store.get(KEY);
    Sight first = sight("0".repeat(64));
    memory.vectors(List.of(first));
    store.delete(KEY);

    String hash = ((Sight.Fresh) first).sha256().orElseThrow();

    assertThat(hash).isEqualTo(hexSha256(bytes));
    assertThat(sight(hash)).isInstanceOf(Sight.Known.class);
  }

  @Test
  void drawsTheSeedFromTheMemeId() {
    storePicture();

    WrittenText first = produced("m1", spec().build());
    WrittenText again = produced("m1", spec().build());
    WrittenText other = produced("m2", spec().build());

    assertThat(again.seed()).isEqualTo(first.seed());
    assertThat(other.seed()).isNotEqualTo(first.seed());
  }

  @Test
  void leavesTheLabelOutOfTheImageVariant() {
    storePicture();

    produced(spec().setLabel("monday").setVariant("image").build());

    assertThat(captioner.asked.get(0).label()).isEmpty();
  }

  @Test
  void refusesALabelThatTheModelCannotRead() {
    captioner.reads = false;

    assertRejected(
        spec().setLabel("\u732b").build(),
        FailureReason.UNSUPPORTED,
        "English",
        "./memestream train prepare");
  }

  @Test
  void doesNotReadALabelThatIsNotUsed() {
    storePicture();
    captioner.reads = false;

    produced(spec().setLabel("\u732b").setVariant("image").build());

    assertThat(captioner.asked.get(0).label()).isEmpty();
  }

  @Test
  void acceptsALabelOfThreeHundredWords() {
    storePicture();
    String label = "tremendous ".repeat(300).strip();

    produced(spec().setLabel(label).build());

    assertThat(captioner.asked.get(0).label()).containsExactly(label);
  }

  @Test
  void refusesALongerLabel() {
    assertRejected(
        spec().setLabel("a".repeat(4001)).build(), FailureReason.TEXT_TOO_LONG, "4001", "4000");
  }

  @Test
  void refusesAVariantThatIsNotThere() {
    assertRejected(
        spec().setVariant("haiku").build(), FailureReason.UNSUPPORTED, "haiku", "image-label");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, -1})
  void refusesAlternativesOutOfRange(int alternatives) {
    assertRejected(
        spec().setAlternatives(alternatives).build(), FailureReason.UNSUPPORTED, "" + alternatives);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN, 11})
  void refusesATemperatureOutOfRange(float temperature) {
    assertRejected(
        spec().setTemperature(temperature).build(), FailureReason.UNSUPPORTED, "temperature");
  }

  @Test
  void saysThatThePictureIsGone() {
    assertRejected(spec().build(), FailureReason.OBJECT_MISSING, "no longer in the store");
  }

  @Test
  void saysThatThePictureIsUnreadable() {
    store.put(KEY, "<html></html>".getBytes(StandardCharsets.UTF_8), "image/png");

    assertRejected(spec().build(), FailureReason.UNREADABLE, "picture");
  }

  @Test
  void saysThatNoCaptionWasFitToShow() {
    storePicture();
    captioner.answer = new CaptionOutcome.Refused(CaptionOutcome.Cause.UNCIVIL);

    assertRejected(spec().build(), FailureReason.UNCIVIL_TEXT, "Try another label");
  }

  @Test
  void saysThatNoCaptionWasNew() {
    storePicture();
    captioner.answer = new CaptionOutcome.Refused(CaptionOutcome.Cause.NOT_NEW);

    assertRejected(spec().build(), FailureReason.NO_CAPTION, "wrote before", "temperature");
  }

  @Test
  void countsWhatIsRefused() {
    storePicture();
    captioner.answer = new CaptionOutcome.Refused(CaptionOutcome.Cause.UNCIVIL);

    outcome("m1", spec().build());
    outcome("m2", given("you retard", null));

    assertThat(count("memestream.captioner.requests.refused", "cause", "uncivil")).isOne();
    assertThat(count("memestream.captioner.requests.refused", "cause", "empty")).isZero();
    assertThat(count("memestream.captioner.given.refused", "category", "slur")).isOne();
  }

  @Test
  void saysThatNoCaptionWasFound() {
    storePicture();
    captioner.answer = new CaptionOutcome.Refused(CaptionOutcome.Cause.EMPTY);

    assertRejected(spec().build(), FailureReason.NO_CAPTION, "seed");
  }

  @Test
  void keepsTheOrderOfAMixedBatch() {
    storePicture();
    List<PreparedText> batch =
        List.of(prepared(given("a", "b")), prepared(spec().build()), prepared(given("c", null)));

    List<Outcome<WrittenText>> outcomes = worker.run(batch);

    assertThat(outcomes)
        .extracting(o -> ((Outcome.Produced<WrittenText>) o).value().captions().get(0).getTop())
        .containsExactly("a", "when the code", "c");
    assertThat(captioner.asked).hasSize(1);
  }

  @Test
  void announcesWhatWasWritten() {
    storePicture();
    MemeRequested request = request("m1", spec().setSeed(9L).build());
    StageTiming timing = new StageTiming(Stage.CAPTION, 10L, 1, 1);

    MemeCaptioned event = worker.event(request, produced(request.getCaption()), timing);

    assertThat(event.getId()).isEqualTo("m1");
    assertThat(event.getOwnerId()).isEqualTo("ada");
    assertThat(event.getCaptions().get(0).getBottom()).isEqualTo("compiles");
    assertThat(event.getModel()).isEqualTo("known");
    assertThat(event.getSeed()).isEqualTo(9L);
  }

  private CaptionWorker worker(GivenTextSafety safety) {
    GivenTextReader given = new GivenTextReader(BREAKER, safety.filter(), metrics);
    CaptionSpecReader specs = new CaptionSpecReader(0.9, captioner::reads, given);
    return new CaptionWorker(
        store, new StoredPictureReader(new PictureReader()), captioner, memory, specs, metrics);
  }

  private double count(String meter, String tag, String value) {
    return meters.get(meter).tag(tag, value).counter().count();
  }

  private void storePicture() {
    byte[] png = new PictureWriter().png(Picture.ofRgb(32, 32, new byte[32 * 32 * 3]));
    store.put(KEY, png, "image/png");
  }

  private PreparedText prepared(CaptionSpec spec) {
    return ((Outcome.Produced<PreparedText>) worker.prepare(request("m1", spec))).value();
  }

  private WrittenText produced(CaptionSpec spec) {
    return produced("m1", spec);
  }

  private WrittenText produced(String id, CaptionSpec spec) {
    return ((Outcome.Produced<WrittenText>) outcome(id, spec)).value();
  }

  private Outcome<WrittenText> outcome(String id, CaptionSpec spec) {
    Outcome<PreparedText> prepared = worker.prepare(request(id, spec));
    return prepared instanceof Outcome.Produced<PreparedText> produced
        ? worker.run(List.of(produced.value())).get(0)
        : Outcome.rejected(
            ((Outcome.Rejected<PreparedText>) prepared).reason(),
            ((Outcome.Rejected<PreparedText>) prepared).message());
  }

  private void assertRejected(CaptionSpec spec, FailureReason reason, String... words) {
    assertThat(outcome("m1", spec))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(words);
            });
  }

  private static CaptionSpec.Builder spec() {
    return CaptionSpec.newBuilder().setMode(CaptionMode.GENERATE);
  }

  private static CaptionSpec given(String top, String bottom) {
    return CaptionSpec.newBuilder()
        .setMode(CaptionMode.GIVEN)
        .setTop(top)
        .setBottom(bottom)
        .build();
  }

  private static CaptionSpec line(String text) {
    return CaptionSpec.newBuilder().setMode(CaptionMode.GIVEN).setText(text).build();
  }

  private static MemeRequested request(String id, CaptionSpec spec) {
    return MemeRequested.newBuilder()
        .setId(id)
        .setOwnerId("ada")
        .setImage(new ImageRef(KEY, "0".repeat(64), "image/png", 32, 32, 100L))
        .setCaption(spec)
        .setRequestedAt(Instant.EPOCH)
        .setDeadline(Instant.EPOCH.plusSeconds(60))
        .build();
  }

  /** Always answers the same, and notes what it was asked. */
  private static final class KnownAnswer implements Captioner {

    private final List<CaptionRequest> asked = new ArrayList<>();
    private boolean reads = true;
    private CaptionOutcome answer =
        new CaptionOutcome.Written(
            List.of(
                new Caption("when the code", Optional.of("compiles"), Caption.Break.WRITTEN, -1.5)),
            "known");

    @Override
    public List<CaptionOutcome> caption(List<CaptionRequest> requests) {
      asked.addAll(requests);
      return requests.stream().map(request -> answer).toList();
    }

    @Override
    public boolean reads(String label) {
      return reads;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  private Sight sight(String sha256) {
    MemeRequested request = request("m1", spec().build());
    request.getImage().setSha256(sha256);
    PreparedText text = ((Outcome.Produced<PreparedText>) worker.prepare(request)).value();
    return ((PreparedText.ToWrite) text).request().sight();
  }

  private static String hexSha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A vector is the picture's width. */
  private static final class OneNumber implements PictureEncoder {

    @Override
    public List<float[]> encode(List<RgbPicture> pictures) {
      return pictures.stream().map(picture -> new float[] {picture.width()}).toList();
    }

    @Override
    public int length() {
      return 1;
    }

    @Override
    public String identity() {
      return "one number";
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
