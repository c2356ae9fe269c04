package org.memestream.captioner.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.memestream.captioner.caption.CaptionComposer;
import org.memestream.captioner.caption.CaptionOutcome;
import org.memestream.captioner.caption.CaptionRequest;
import org.memestream.captioner.caption.CaptionTally;
import org.memestream.captioner.caption.Captioner;
import org.memestream.captioner.caption.LabelWords;
import org.memestream.captioner.caption.LineBreaker;
import org.memestream.captioner.caption.NoveltyFilter;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.PictureMemory;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.SafetyFilter;
import org.memestream.captioner.caption.SampledBeamSearch;
import org.memestream.captioner.caption.VectorCache;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;

/**
 * Captions with the CNN encoder and the LSTM decoder. All captions of a batch are searched in
 * lockstep, so that one step of the decoder serves them all. Thread-safe: the weights are shared
 * and each call has its own native scope.
 */
public final class LstmCaptioner implements Captioner {

  /** Searches for one caption before giving up. */
  private static final int ATTEMPTS = 4;

  /** Captions searched in lockstep at most. */
  private static final int MOST_TOGETHER = 64;

  /**
   * Fewer captions than these are not worth a search of their own: each step reads all weights, and
   * eight captions together take a processor 40 % longer each than sixteen do.
   */
  private static final int LEAST_TOGETHER = 16;

  private final NDManager manager;
  private final CaptionModel model;
  private final SampledBeamSearch search;
  private final LabelWords labels;
  private final CaptionComposer composer;
  private final PictureMemory memory;

  private LstmCaptioner(
      NDManager manager,
      CaptionModel model,
      SampledBeamSearch search,
      SafetyFilter safety,
      Optional<NoveltyFilter> novelty,
      CaptionTally tally,
      PictureMemory memory) {
    this.manager = manager;
    this.memory = memory;
    this.model = model;
    this.search = search;
    this.labels = new LabelWords(model.vocabulary(), tally);
    this.composer =
        new CaptionComposer(model.vocabulary(), safety, LineBreaker.shipped(), novelty, tally);
  }

  /** Loads a model and keeps it until closed; its captions pass the strictest filter. */
  public static LstmCaptioner load(CaptionModel.Source source, SampledBeamSearch search)
      throws IOException {
    return load(source, search, new SafetyFilter(), CaptionTally.NONE);
  }

  /** Loads a model with its distilled encoder; every picture is looked at anew. */
  public static LstmCaptioner load(
      CaptionModel.Source source, SampledBeamSearch search, SafetyFilter safety, CaptionTally tally)
      throws IOException {
    PictureEncoder encoder = PictureEncoders.of(source);
    try {
      PictureMemory memory = new PictureMemory(encoder, new VectorCache(0));
      return load(source, Processor.CPU, search, safety, tally, memory);
    } catch (IOException | RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /**
   * Loads a model and keeps it until closed.
   *
   * @param processor where it computes
   * @param safety what every caption passes
   * @param tally told of captions and labels
   * @param memory with the encoder that the decoders were trained with; closed with the captioner
   */
  public static LstmCaptioner load(
      CaptionModel.Source source,
      Processor processor,
      SampledBeamSearch search,
      SafetyFilter safety,
      CaptionTally tally,
      PictureMemory memory)
      throws IOException {
    NDManager manager = InferenceEngine.on(processor);
    try {
      CaptionModel model = CaptionModel.load(source, memory.encoder(), manager);
      return new LstmCaptioner(manager, model, search, safety, novelty(source), tally, memory);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** What the model learnt from; a model may come without. */
  private static Optional<NoveltyFilter> novelty(CaptionModel.Source source) throws IOException {
    Optional<InputStream> file = source.open(NoveltyFilter.FILE);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream stream = file.get()) {
      return Optional.of(NoveltyFilter.read(stream));
    }
  }

  /** Loads what ships in the jar. */
  public static LstmCaptioner shipped() throws IOException {
    return load(CaptionModel.shipped(), SampledBeamSearch.DEFAULT);
  }

  @Override
  public boolean reads(String label) {
    return labels.reads(label);
  }

  @Override
  public List<CaptionOutcome> caption(List<CaptionRequest> requests) {
    List<float[]> pictures = memory.vectors(requests.stream().map(CaptionRequest::sight).toList());
    List<CaptionDraft> all = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      CaptionRequest request = requests.get(i);
      int[] label = labels.ids(request.label());
      float[] told = model.familiarity().told(pictures.get(i));
      Optional<CaptionModel.Decoder> decoder = model.decoder(request.variant(), label.length > 0);
      all.add(new CaptionDraft(request, decoder, told, label));
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Map<CaptionModel.Decoder, List<Wanted>> wanted = new LinkedHashMap<>();
      for (CaptionDraft draft : all) {
        for (int missing = draft.missing(); missing > 0; missing--) {
          wanted
              .computeIfAbsent(draft.decoder(), decoder -> new ArrayList<>())
              .add(new Wanted(draft, draft.nextDraw()));
        }
      }
      wanted.forEach(this::write);
    }
    return all.stream().map(CaptionDraft::outcome).toList();
  }

  /** Picture vectors, 256 numbers each, of length 16. */
  public List<float[]> encode(List<RgbPicture> pictures) {
    return model.encoder().encode(pictures);
  }

  private void write(CaptionModel.Decoder decoder, List<Wanted> wanted) {
    List<List<Wanted>> groups = groups(wanted);
    // Searches side by side use all cores better than one search with several threads does.
    List<List<List<SampledBeamSearch.Found>>> found =
        groups.parallelStream().map(group -> search(decoder, group)).toList();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < groups.get(i).size(); j++) {
        groups.get(i).get(j).draft.take(found.get(i).get(j), composer);
      }
    }
  }

  private static List<List<Wanted>> groups(List<Wanted> wanted) {
    int processors = Runtime.getRuntime().availableProcessors();
    int even = (wanted.size() + processors - 1) / processors;
    int size = Math.min(MOST_TOGETHER, Math.max(LEAST_TOGETHER, even));
    List<List<Wanted>> groups = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += size) {
      groups.add(wanted.subList(from, Math.min(wanted.size(), from + size)));
    }
    return groups;
  }

  private List<List<SampledBeamSearch.Found>> search(
      CaptionModel.Decoder decoder, List<Wanted> wanted) {
    Told told =
        new Told(
            wanted.stream().map(one -> one.draft.picture()).toList(),
            wanted.stream().map(one -> one.draft.label()).toList());
    try (NDManager scope = manager.newSubManager();
        DecoderSession session =
            new DecoderSession(
                decoder.prepared(),
                scope,
                told.know(decoder.network(), decoder.weights(), scope, false))) {
      return search.search(session, wanted.stream().map(Wanted::draw).toList());
    }
  }

  @Override
  public void close() {
    manager.close();
    memory.close();
  }

  private record Wanted(CaptionDraft draft, SampledBeamSearch.Draw draw) {}
}
