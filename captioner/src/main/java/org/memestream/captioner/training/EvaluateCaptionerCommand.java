package org.memestream.captioner.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.memestream.captioner.caption.PictureEncoder;
import org.memestream.captioner.caption.RgbPicture;
import org.memestream.captioner.caption.Variant;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.LstmCaptioner;
import org.memestream.captioner.djl.PictureEncoders;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.training.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memestream evaluate captioner}. */
@Command(
    name = "captioner",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how well a decoder foresees people's captions, and what its own are like.",
      "Rows count that have 1 or 2 filled boxes, 3 to 25 tokens, ASCII letters and no URL."
    })
final class EvaluateCaptionerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--variant",
      description = "image, image-label or attention (default: the best for what is told).")
  private Optional<Variant> variant = Optional.empty();

  @Option(
      names = "--captions",
      required = true,
      description =
          "Table of captions, .tsv or .tsv.gz, with the columns template, top, bottom, text and"
              + " boxes.")
  private Path captions;

  @Option(
      names = "--templates",
      description = "Folder of pictures named after their templates; without it none is shown.")
  private Path templates;

  @Option(
      names = "--told",
      description =
          "What the decoder is told: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Conditioning.Fixed told = Conditioning.Fixed.PICTURE;

  @Option(names = "--model", description = "Folder of a model; else what ships.")
  private Path model;

  @Option(names = "--rows", description = "Most rows, evenly chosen (default: all).")
  private int rows = Integer.MAX_VALUE;

  @Option(
      names = "--samples",
      description = "Captions to write and measure; needs --templates (${DEFAULT-VALUE}).")
  private int samples = 200;

  @Option(names = "--seed", description = "Seed of the samples (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<CaptionTable.Row> kept = kept();
    Map<String, RgbPicture> pictures = pictures();
    CaptionModel.Source source =
        model == null ? CaptionModel.shipped() : CaptionModel.folder(model);
    Map<String, Object> figures = new LinkedHashMap<>();
    try (NDManager manager = InferenceEngine.start().newBaseManager();
        PictureEncoder encoder = PictureEncoders.of(source)) {
      figures.putAll(
          perplexity(CaptionModel.load(source, encoder, manager), kept, pictures, manager));
    }
    if (samples > 0 && !pictures.isEmpty()) {
      SampleReport.Count count = new SampleReport.Count();
      try (LstmCaptioner captioner = SampleReport.load(source, count)) {
        TemplateSamples written =
            new TemplateSamples(captioner, pictures, variant, Optional.empty(), seed);
        figures.put("samples", SampleReport.of(written.write(kept, samples, text -> {}), count));
      }
    }
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      console.println(Metrics.json(figures));
    } else {
      figures.forEach((name, value) -> console.printf("%-18s %s%n", name, value));
    }
    return 0;
  }

  private List<CaptionTable.Row> kept() throws IOException {
    RowFilter filter = new RowFilter();
    try {
      List<CaptionTable.Row> kept =
          CaptionTable.rows(captions).stream()
              .filter(
                  row ->
                      filter.comparable(row.text(), row.boxes()) instanceof RowFilter.Result.Kept)
              .toList();
      if (kept.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--captions: no row of " + captions + " can be measured");
      }
      return Evenly.chosen(kept, rows);
    } catch (CaptionTable.UnusableTableException e) {
      throw new ParameterException(spec.commandLine(), "--captions: " + e.getMessage(), e);
    }
  }

  private Map<String, RgbPicture> pictures() {
    if (templates == null) {
      return Map.of();
    }
    try {
      return TemplatePictures.read(templates).byLabel();
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "--templates: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> perplexity(
      CaptionModel loaded,
      List<CaptionTable.Row> kept,
      Map<String, RgbPicture> pictures,
      NDManager manager) {
    CaptionModel.Decoder decoder =
        loaded
            .decoder(variant, told.hasLabel())
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--variant: the model has " + loaded.decoders().keySet()));
    Map<String, List<float[]>> vectors = new HashMap<>();
    pictures.forEach(
        (label, picture) -> {
          float[] vector = loaded.encoder().encode(List.of(picture)).get(0);
          vectors.put(label, List.of(loaded.familiarity().told(vector)));
        });
    Conditioning conditioning = new Conditioning(new PictureVectors(vectors, List.of()));
    Perplexity.Measured measured =
        new Perplexity(decoder.network(), decoder.weights(), conditioning)
            .of(EncodedRows.of(kept, loaded.vocabulary(), new RowFilter()), told, manager);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", decoder.name());
    figures.put("variant", decoder.network().variant().text());
    figures.put("told", told.toString());
    figures.put("perplexity", measured.perplexity());
    figures.put("perplexity_known", measured.perplexityOfKnown());
    figures.put("tokens", measured.tokens());
    figures.put("unknown", measured.unknown());
    figures.put("rows", kept.size());
    figures.put("vocabulary", loaded.vocabulary().size());
    figures.put(
        "rows_with_picture",
        kept.stream().filter(row -> pictures.containsKey(row.label())).count());
    return figures;
  }
}
