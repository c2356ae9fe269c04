package org.memestream.renderer.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.memestream.renderer.assembly.Parts.Faces.BEST_EFFORT;
import static org.memestream.renderer.assembly.Parts.Faces.REQUIRED;
import static org.memestream.renderer.assembly.Parts.Faces.UNTOUCHED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.memestream.schemas.AssemblyPhase;
import org.memestream.schemas.FailureReason;
import org.memestream.schemas.MemeAssembled;
import org.memestream.schemas.MemeFailed;
import org.memestream.schemas.MemeFinished;
import org.memestream.schemas.MemeRequested;
import org.memestream.schemas.MemeState;
import org.memestream.schemas.MemeStatus;
import org.memestream.schemas.Stage;
import org.memestream.schemas.StageTiming;

class AssemblyTest {
  private final Parts parts = new Parts("meme-1", Story.START);
  private final Story story = new Story();

  @Test
  void finishedMemeCarriesEverythingThatTookPart() {
    story
        .then(parts.request(BEST_EFFORT))
        .then(parts.captioned())
        .then(parts.transferred())
        .then(parts.rendered());

    MemeFinished finished = onlyFinished();
    assertThat(finished.getPictures()).isEqualTo(parts.rendered().getPictures());
    assertThat(finished.getModels()).containsExactly("lstm-1", "warp-1");
    assertThat(finished.getSeed()).isEqualTo(42L);
    assertThat(finished.getTimings())
        .extracting(StageTiming::getStage)
        .containsExactly(Stage.CAPTION, Stage.FACE_TRANSFER, Stage.RENDER);
    assertThat(finished.getDegradations()).isEmpty();
    assertThat(finished.getRequestedAt()).isEqualTo(Story.START);
    assertThat(finished.getFinishedAt()).isEqualTo(story.now());
    assertThat(finished.getOriginReference()).isEqualTo("post-7");
  }

  @Test
  void assembledMemeDrawsOnTheTransferredPicture() {
    story.then(parts.request(REQUIRED)).then(parts.captioned()).then(parts.transferred());

    MemeAssembled assembled = story.told(Emission.Assembled.class).get(0).event();
    assertThat(assembled.getImage()).isEqualTo(parts.image("face"));
    assertThat(assembled.getFaces()).hasSize(1);
    assertThat(assembled.getCaptions()).isEqualTo(parts.captioned().getCaptions());
  }

  @Test
  void facesThatAreOnlyLookedForAreWaitedFor() {
    story.then(search()).then(parts.captioned());
    assertThat(story.told(Emission.Assembled.class)).isEmpty();

    story.then(parts.transferred());
    assertThat(story.told(Emission.Assembled.class).get(0).event().getFaces()).hasSize(1);
  }

  @Test
  void aSearchForFacesThatFailsIsNoLossToSpeakOf() {
    story
        .then(search())
        .then(parts.captioned())
        .then(parts.failed(Stage.FACE_TRANSFER, FailureReason.RETRIES_EXHAUSTED))
        .then(parts.rendered());

    assertThat(story.told(Emission.Assembled.class).get(0).event().getFaces()).isEmpty();
    assertThat(onlyFinished().getDegradations()).isEmpty();
  }

  private MemeRequested search() {
    return MemeRequested.newBuilder(parts.request(UNTOUCHED)).setLocateFaces(true).build();
  }

  @Test
  void memeThatNeedsNothingIsAssembledAtOnce() {
    story.then(parts.requestWithoutText(UNTOUCHED));

    MemeAssembled assembled = story.told(Emission.Assembled.class).get(0).event();
    assertThat(assembled.getImage()).isEqualTo(parts.image("source"));
    assertThat(assembled.getCaptions()).isEmpty();
  }

  @Test
  void statusFollowsTheMemeWithWhatIsPending() {
    story.then(parts.request(REQUIRED)).then(parts.transferred()).then(parts.captioned());
    story.then(parts.rendered());

    assertThat(story.told(Emission.Status.class))
        .extracting(status -> status.event().getState(), status -> status.event().getPending())
        .containsExactly(
            tuple(MemeState.REQUESTED, List.of(Stage.CAPTION, Stage.FACE_TRANSFER)),
            tuple(MemeState.REQUESTED, List.of(Stage.CAPTION)),
            tuple(MemeState.REQUESTED, List.of()),
            tuple(MemeState.RENDERING, List.of(Stage.RENDER)),
            tuple(MemeState.FINISHED, List.of()));
  }

  @Test
  void failedCaptionFailsTheMeme() {
    story.then(parts.request(REQUIRED)).then(parts.failed(Stage.CAPTION, FailureReason.UNREADABLE));

    assertFailed(Stage.CAPTION, FailureReason.UNREADABLE);
    assertThat(story.states()).endsWith(MemeState.FAILED);
  }

  @Test
  void failedRequiredFaceTransferFailsTheMemeWithoutWaitingForTheCaption() {
    story
        .then(parts.request(REQUIRED))
        .then(parts.failed(Stage.FACE_TRANSFER, FailureReason.UNSUPPORTED));

    assertFailed(Stage.FACE_TRANSFER, FailureReason.UNSUPPORTED);
  }

  @Test
  void failedBestEffortFaceTransferIsADegradation() {
    story
        .then(parts.failed(Stage.FACE_TRANSFER, FailureReason.NO_FACE))
        .then(parts.request(BEST_EFFORT))
        .then(parts.captioned())
        .then(parts.rendered());

    MemeFinished finished = onlyFinished();
    assertThat(finished.getDegradations()).hasSize(1);
    assertThat(finished.getDegradations().get(0).getReason()).isEqualTo(FailureReason.NO_FACE);
    assertThat(finished.getTimings()).hasSize(2);
  }

  @Test
  void failedRenderFailsTheMeme() {
    story
        .then(parts.request(UNTOUCHED))
        .then(parts.captioned())
        .then(parts.failed(Stage.RENDER, FailureReason.MISSING_GLYPHS));

    assertFailed(Stage.RENDER, FailureReason.MISSING_GLYPHS);
  }

  @Test
  void renderThatWasNotAskedForIsIgnored() {
    story
        .then(parts.request(UNTOUCHED))
        .then(parts.rendered())
        .then(parts.failed(Stage.RENDER, FailureReason.UNREADABLE));

    assertThat(story.outcomes()).isZero();
  }

  @Test
  void failureOfAStageThatWasNotAskedForIsIgnored() {
    story
        .then(parts.failed(Stage.FACE_TRANSFER, FailureReason.NO_FACE))
        .then(parts.request(UNTOUCHED))
        .then(parts.captioned())
        .then(parts.rendered());

    assertThat(onlyFinished().getDegradations()).isEmpty();
  }

  @Test
  void missedCaptionFailsTheMemeAtTheDeadlineAndNotBefore() {
    story.then(parts.request(BEST_EFFORT)).then(parts.transferred());
    story.wait(Parts.TIME_LIMIT.minusMillis(3));
    assertThat(story.outcomes()).isZero();

    story.wait(Duration.ofMillis(1));
    assertFailed(Stage.CAPTION, FailureReason.DEADLINE_EXCEEDED);
  }

  @Test
  void missedBestEffortFaceIsLeftOutAtTheDeadlineAndTheRenderHasTime() {
    story.then(parts.request(BEST_EFFORT)).then(parts.captioned()).wait(Parts.TIME_LIMIT);
    MemeAssembled assembled = story.told(Emission.Assembled.class).get(0).event();
    assertThat(assembled.getDeadline()).isEqualTo(story.now().plus(Story.RENDER_TIME));

    story.wait(Story.RENDER_TIME.minusMillis(1)).then(parts.transferred());
    story.then(parts.rendered());
    assertThat(onlyFinished().getDegradations().get(0).getReason())
        .isEqualTo(FailureReason.DEADLINE_EXCEEDED);
  }

  @Test
  void missedRequiredFaceFailsTheMemeAtTheDeadline() {
    story.then(parts.request(REQUIRED)).then(parts.captioned()).wait(Parts.TIME_LIMIT);

    assertFailed(Stage.FACE_TRANSFER, FailureReason.DEADLINE_EXCEEDED);
  }

  @Test
  void renderThatNeverComesFailsTheMeme() {
    story.then(parts.request(UNTOUCHED)).then(parts.captioned()).wait(Parts.TIME_LIMIT);

    assertFailed(Stage.RENDER, FailureReason.DEADLINE_EXCEEDED);
  }

  @Test
  void secondRequestWithTheSameIdIsIgnored() {
    MemeRequested other = parts.requestWithoutText(UNTOUCHED);
    story.then(parts.request(UNTOUCHED)).then(other);

    assertThat(story.told(Emission.Assembled.class)).isEmpty();
    assertThat(story.progress().orElseThrow().request().getCaption()).isNotNull();
  }

  @Test
  void nothingThatComesAfterTheOutcomeChangesAnything() {
    story.then(parts.request(UNTOUCHED)).then(parts.captioned()).then(parts.rendered());
    int told = story.told().size();
    story
        .then(parts.request(UNTOUCHED))
        .then(parts.captioned())
        .then(parts.transferred())
        .then(parts.rendered())
        .then(parts.failed(Stage.CAPTION, FailureReason.UNREADABLE))
        .wait(Parts.TIME_LIMIT);

    assertThat(story.told()).hasSize(told);
  }

  @Test
  void doneMemeIsForgottenWithItsStatusAfterTheRetention() {
    story.then(parts.request(UNTOUCHED)).then(parts.captioned()).then(parts.rendered());
    story.wait(Story.RETENTION.minusMillis(1));
    assertThat(story.progress()).isPresent();

    story.wait(Duration.ofMillis(1));
    assertThat(story.progress()).isEmpty();
    assertThat(story.told(Emission.StatusRemoved.class)).hasSize(1);
  }

  @Test
  void partsWithoutARequestAreForgottenAfterTheRetention() {
    story.then(parts.captioned()).wait(Story.RETENTION);

    assertThat(story.progress()).isEmpty();
    assertThat(story.told()).isEmpty();
  }

  @Test
  void erasureEndsAMemeInFlightAndRemovesItsStatus() {
    story.then(parts.request(REQUIRED)).then(parts.captioned()).erase(Story.START);

    assertFailed(Stage.ASSEMBLY, FailureReason.ERASED);
    assertThat(story.told()).endsWith(new Emission.StatusRemoved());
    assertThat(story.told(Emission.Failed.class).get(0).event().getOriginReference()).isNull();
    assertThat(story.progress().orElseThrow().owner()).isEmpty();
  }

  @Test
  void erasureRemovesTheStatusOfADoneMemeAndStillKnowsItsId() {
    story.then(parts.request(UNTOUCHED)).then(parts.captioned()).then(parts.rendered());
    story.erase(Story.START).then(parts.request(UNTOUCHED));

    assertThat(story.outcomes()).isOne();
    assertThat(story.told()).endsWith(new Emission.StatusRemoved());
    assertThat(story.progress().orElseThrow().phase()).isEqualTo(AssemblyPhase.DONE);
  }

  @Test
  void erasureLeavesLaterRequestsAlone() {
    story.then(parts.request(UNTOUCHED)).erase(Story.START.minusMillis(1));

    assertThat(story.outcomes()).isZero();
  }

  @Test
  void requestOfAnErasedOwnerFailsAtOnce() {
    Story late = new Story(owner -> Optional.of(Story.START));
    late.then(parts.captioned()).then(parts.request(UNTOUCHED)).then(parts.request(UNTOUCHED));

    assertThat(late.told()).hasSize(3).endsWith(new Emission.StatusRemoved());
    MemeFailed failed = late.told(Emission.Failed.class).get(0).event();
    assertThat(failed.getReason()).isEqualTo(FailureReason.ERASED);
    assertThat(late.progress().orElseThrow().owner()).isEmpty();
  }

  @Test
  void erasureOfOneMemeEndsItAndRemovesItsStatus() {
    story.then(parts.request(UNTOUCHED)).then(parts.erased(Parts.OWNER));
    story.then(parts.captioned());

    assertFailed(Stage.ASSEMBLY, FailureReason.ERASED);
    assertThat(story.told()).endsWith(new Emission.StatusRemoved());
  }

  @Test
  void erasureThatIsReadBeforeItsRequestIsNotForgotten() {
    story.then(parts.erased(Parts.OWNER)).then(parts.captioned());
    story.then(parts.request(UNTOUCHED)).then(parts.request(UNTOUCHED));

    assertFailed(Stage.ASSEMBLY, FailureReason.ERASED);
    assertThat(story.told()).hasSize(3).endsWith(new Emission.StatusRemoved());
  }

  @Test
  void erasureOfADoneMemeRemovesItsStatus() {
    story.then(parts.request(UNTOUCHED)).then(parts.captioned()).then(parts.rendered());
    story.then(parts.erased(Parts.OWNER));

    assertThat(story.outcomes()).isOne();
    assertThat(story.told()).endsWith(new Emission.StatusRemoved());
    assertThat(story.progress().orElseThrow().owner()).isEmpty();
  }

  @Test
  void nobodyErasesTheMemeOfAnother() {
    story.then(parts.erased("mallory")).then(parts.request(UNTOUCHED));
    story.then(parts.erased("mallory")).then(parts.captioned()).then(parts.rendered());

    onlyFinished();
  }

  @Test
  void statusTellsWhatIsKnownOnTheWay() {
    story.then(parts.request(UNTOUCHED)).then(parts.captioned()).then(parts.rendered());

    List<MemeStatus> told =
        story.told(Emission.Status.class).stream().map(Emission.Status::event).toList();
    assertThat(told.get(0).getTimings()).isEmpty();
    assertThat(told.get(1).getTimings()).extracting("stage").containsExactly(Stage.CAPTION);
    MemeStatus last = told.get(told.size() - 1);
    assertThat(last.getTimings()).extracting("stage").containsExactly(Stage.CAPTION, Stage.RENDER);
    assertThat(last.getModels()).isEqualTo(onlyFinished().getModels());
  }

  private MemeFinished onlyFinished() {
    assertThat(story.outcomes()).isOne();
    return story.told(Emission.Finished.class).get(0).event();
  }

  private void assertFailed(Stage stage, FailureReason reason) {
    assertThat(story.outcomes()).isOne();
    MemeFailed failed = story.told(Emission.Failed.class).get(0).event();
    assertThat(failed.getStage()).isEqualTo(stage);
    assertThat(failed.getReason()).isEqualTo(reason);
    assertThat(failed.getMessage()).isNotBlank();
  }
}
