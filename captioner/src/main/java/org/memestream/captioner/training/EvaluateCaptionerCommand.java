package org.memestream.captioner.training;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.memestream.captioner.caption.SampledBeamSearch;
import org.memestream.captioner.djl.CaptionModel;
import org.memestream.captioner.djl.InferenceEngine;
import org.memestream.captioner.djl.LstmCaptioner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code memestream evaluate captioner}. */
@Command(
    name = "captioner",
    mixinStandardHelpOptions = true,
    description = "Measure perplexity and samples of a caption model; prints JSON.")
final class EvaluateCaptionerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--data", description = "Folder with captions and images (${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(names = "--prepared", required = true, description = "What 'train prepare' wrote.")
  private Path prepared;

  @Option(
      names = "--model",
      description = "Folder with encoder.mstw, decoder.mstw, vocabulary.txt; else what ships.")
  private Path model;

  @Option(names = "--rows", description = "Most rows of each part (${DEFAULT-VALUE}).")
  private int rows = 4000;

  @Option(names = "--samples", description = "Captions to sample (${DEFAULT-VALUE}).")
  private int samples = 200;

  @Option(names = "--temperature", description = "For samples (${DEFAULT-VALUE}).")
  private double temperature = 1.0;

  @Option(names = "--seed", description = "Seed of the samples (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", description = "File for the JSON, beside printing it.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    CaptionModel.Source source =
        model == null ? CaptionModel.shipped() : CaptionModel.folder(model);
    CaptionRows all = CaptionRows.read(prepared.resolve(PrepareCommand.ROWS));
    PictureSet pictures = PictureSet.read(data);
    Map<String, Object> figures = new LinkedHashMap<>();
    try (NDManager manager = InferenceEngine.start().newBaseManager()) {
      CaptionModel loaded = CaptionModel.load(source, manager);
      figures.put("model", loaded.name());
      figures.put("vocabulary", loaded.vocabulary().size());
      PictureVectors vectors =
          PictureVectors.encode(
              pictures,
              all.rows().stream().map(CaptionRows.Row::picture).collect(Collectors.toSet()),
              1,
              loaded.encoder(),
              manager,
              seed);
      Perplexity perplexity =
          new Perplexity(loaded.network(), loaded.decoder(), new Conditioning(vectors));
      for (CaptionRows.Use use : List.of(CaptionRows.Use.SEEN_TEST, CaptionRows.Use.UNSEEN_TEST)) {
        figures.put(
            use.name().toLowerCase(Locale.ROOT), part(loaded, all.of(use), perplexity, manager));
      }
    }
    if (samples > 0) {
      try (LstmCaptioner captioner = LstmCaptioner.load(source, SampledBeamSearch.DEFAULT)) {
        figures.put(
            "samples",
            new SampleReport(captioner, pictures, all).measure(samples, temperature, seed));
      }
    }
    if (out != null) {
      Files.writeString(out, Metrics.json(figures) + "\n");
    }
    spec.commandLine().getOut().println(Metrics.json(figures));
    return 0;
  }

  private Map<String, Object> part(
      CaptionModel loaded, List<CaptionRows.Row> part, Perplexity perplexity, NDManager manager) {
    // Every nth row, so that all templates are in.
    int stride = Math.max(1, part.size() / rows);
    List<CaptionRows.Row> chosen =
        java.util.stream.IntStream.range(0, part.size())
            .filter(i -> i % stride == 0)
            .mapToObj(part::get)
            .filter(row -> !row.picture().isEmpty())
            .toList();
    EncodedRows encoded = EncodedRows.of(chosen, loaded.vocabulary());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", chosen.size());
    figures.put("templates", chosen.stream().map(CaptionRows.Row::label).distinct().count());
    for (Conditioning.Fixed fixed : Conditioning.Fixed.values()) {
      figures.put(
          "perplexity_" + fixed.name().toLowerCase(Locale.ROOT),
          perplexity.of(encoded, fixed, manager));
    }
    return figures;
  }
}
