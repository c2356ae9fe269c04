package org.memestream.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memestream.ingest.fetch.AddressPolicy;
import org.memestream.ingest.fetch.FetchSettings;
import org.memestream.ingest.fetch.PictureFetcher;
import org.memestream.runtime.config.ConfigurationLoader;
import org.memestream.runtime.config.StoreConfig;

class SourcesTest {

  private static final long MOST = 1000;

  @TempDir private Path parent;
  private Path folder;
  private final List<BackfillItem> items = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private int passedOver;

  @BeforeEach
  void fill() throws IOException {
    folder = Files.createDirectories(parent.resolve("photos"));
    Files.createDirectories(folder.resolve("sub/.hidden"));
    Files.createDirectories(folder.resolve("beside"));
    for (String file :
        List.of("wet_dog-2.jpg", "sub/IMG_0123.PNG", "sub/.hidden/x.jpg", "notes.txt", ".a.jpg")) {
      Files.write(folder.resolve(file), file.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(parent.resolve("secret.jpg"), new byte[] {1});
    Files.createSymbolicLink(folder.resolve("out.jpg"), parent.resolve("secret.jpg"));
    Files.createSymbolicLink(folder.resolve("in.jpg"), folder.resolve("wet_dog-2.jpg"));
    Files.createSymbolicLink(folder.resolve("up"), parent);
  }

  @Test
  void aFolderShowsItsPicturesAndFollowsNoLinks() throws Exception {
    try (FolderSource source = new FolderSource(folder, new LabelSource.FileName(), MOST)) {
      source.visit(new Recorder());
      assertThat(items)
          .extracting(BackfillItem::reference)
          .containsExactlyInAnyOrder("wet_dog-2.jpg", "sub/IMG_0123.PNG");
      assertThat(items)
          .extracting(item -> item.wishes().texts().label().orElse(""))
          .containsExactlyInAnyOrder("wet dog", "");
      assertThat(passedOver).isEqualTo(5);
      assertThat(source.count()).isEqualTo(2);
    }
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws Exception {
    Files.write(folder.resolve("wet_dog-2.jpg"), new byte[(int) MOST + 1]);
    assertThatThrownBy(() -> new LocalFile(folder.resolve("wet_dog-2.jpg"), MOST).read())
        .isInstanceOfSatisfying(
            UnreadableItemException.class,
            e -> assertThat(e.problem()).isEqualTo(ItemProblem.TOO_MANY_BYTES));
  }

  @Test
  void aManifestReadsPicturesInItsFolderOnly() throws Exception {
    manifest(
        "{'image':'wet_dog-2.jpg'}",
        "{'image':'in.jpg'}",
        "{'image':'out.jpg'}",
        "{'image':'../secret.jpg'}",
        "{'image':'up/secret.jpg'}",
        "{'image':'sub/../../secret.jpg'}",
        "{'image':'" + parent.resolve("secret.jpg") + "'}",
        "{'image':'/dev/zero'}",
        "{'image':'gone.jpg'}",
        "{'image':'sub'}",
        "{'image':'http://127.0.0.1/x.jpg'}",
        "{'image':'s3://bucket'}");
    assertThat(problems())
        .containsExactly(
            "read",
            "read",
            "OUTSIDE_FOLDER",
            "OUTSIDE_FOLDER",
            "OUTSIDE_FOLDER",
            "OUTSIDE_FOLDER",
            "OUTSIDE_FOLDER",
            "OUTSIDE_FOLDER",
            "NOT_FOUND",
            "NOT_A_FILE",
            "URL_REFUSED",
            "INVALID_FIELD");
  }

  @Test
  void badLinesAreToldWithTheirNumberAndPassedOver() throws Exception {
    manifest(
        "{'image':'a.jpg','label':7}",
        "",
        "not json",
        "[1]",
        "{'picture':'a.jpg'}",
        "{'image':'a.jpg','top':true}",
        "{'image':'a.jpg','seed':'x'}",
        "{'image':'a.jpg','alternatives':99999999999}",
        "{'image':'a.jpg','profiles':[1]}",
        "{'image':'a.jpg','expression':'smile'}",
        "{'image':'" + "a".repeat(ManifestLines.MOST_BYTES) + "'}",
        "{'image':'b.jpg','title':'x'}");
    visit(LabelSource.Column.USUAL);
    assertThat(refused)
        .containsExactly(
            "line 3 BAD_LINE",
            "line 4 BAD_LINE",
            "line 5 BAD_LINE",
            "line 6 INVALID_FIELD",
            "line 7 INVALID_FIELD",
            "line 8 INVALID_FIELD",
            "line 9 INVALID_FIELD",
            "line 10 INVALID_FIELD",
            "line 11 BAD_LINE");
    assertThat(items)
        .extracting(BackfillItem::place)
        .containsExactly("line 1: a.jpg", "line 12: b.jpg");
    assertThat(items.get(0).wishes().texts().label()).contains("7");
  }

  @Test
  void linesThatAreNoUtf8AreBadAndAMarkAtTheBeginningIsNot() throws Exception {
    Files.write(
        folder.resolve("manifest.jsonl"),
        ("\uFEFF{\"image\":\"a.jpg\"}\r\n").getBytes(StandardCharsets.UTF_8));
    Files.write(
        folder.resolve("manifest.jsonl"),
        new byte[] {'{', (byte) 0xff, '}'},
        StandardOpenOption.APPEND);
    visit(LabelSource.Column.USUAL);
    assertThat(items).extracting(BackfillItem::reference).containsExactly("a.jpg");
    assertThat(refused).containsExactly("line 2 BAD_LINE");
  }

  @Test
  void aLineMayAskForAllThatAnOrderCanHold() throws Exception {
    manifest(
        "{'image':'a.jpg','caption':'a dog','text':'so it begins','style':'band',"
            + "'profiles':['wechat','slack'],'variant':'image','alternatives':3,'temperature':0.5,"
            + "'seed':9,'expression':'smile','consent':true}");
    visit(new LabelSource.Column("caption"));
    BackfillJob job = new BackfillJob("ada", "x", "", Wishes.NONE, LabelSource.Column.USUAL);
    var order = job.order(items.get(0), "id", new byte[0], Duration.ofDays(1));
    assertThat(order.caption().label()).contains("a dog");
    assertThat(order.caption().text()).contains("so it begins");
    assertThat(order.caption().alternatives()).isEqualTo(3);
    assertThat(order.profiles()).containsExactly("wechat", "slack");
    assertThat(order.style()).isEqualTo("band");
    assertThat(order.expression()).isPresent();
    assertThat(order.originReference()).contains("a.jpg");
  }

  @ParameterizedTest
  @CsvSource({
    "cats/wet_dog-2.jpg, wet dog",
    "IMG_20190304_112233.jpg,",
    "DSC0042-Monday morning.jpeg, Monday morning",
    "pxl 99.png,",
    "猫 在 箱子.png, 猫 在 箱子",
    "can't.even.gif, can't even",
  })
  void labelsAreTheWordsOfAName(String path, String label) {
    assertThat(LabelSource.FileName.words(path).orElse(null)).isEqualTo(label);
  }

  private List<String> problems() throws Exception {
    List<String> problems = new ArrayList<>();
    try (PictureFetcher fetcher = fetcher();
        ManifestSource source = source(LabelSource.Column.USUAL, fetcher)) {
      source.visit(new Recorder());
      for (BackfillItem item : items) {
        try {
          item.content().read();
          problems.add("read");
        } catch (UnreadableItemException e) {
          problems.add(e.problem().name());
        }
      }
    }
    return problems;
  }

  private void visit(LabelSource labels) throws Exception {
    try (PictureFetcher fetcher = fetcher();
        ManifestSource source = source(labels, fetcher)) {
      source.visit(new Recorder());
      assertThat(source.count()).isEqualTo(items.size() + refused.size());
    }
  }

  private ManifestSource source(LabelSource labels, PictureFetcher fetcher) throws IOException {
    return new ManifestSource(
        folder.resolve("manifest.jsonl"),
        labels,
        fetcher,
        ConfigurationLoader.group(StoreConfig.class, Map.of()).s3(),
        MOST);
  }

  private static PictureFetcher fetcher() {
    return new PictureFetcher(
        ConfigurationLoader.group(FetchSettings.class, Map.of()), MOST, AddressPolicy.PUBLIC);
  }

  private void manifest(String... lines) throws IOException {
    Files.writeString(
        folder.resolve("manifest.jsonl"), String.join("\n", lines).replace('\'', '"'));
  }

  private final class Recorder implements BackfillSource.Visitor {
    @Override
    public void item(BackfillItem item) {
      items.add(item);
    }

    @Override
    public void refused(String place, ItemProblem problem, String sentence) {
      refused.add(place + " " + problem);
    }

    @Override
    public void passedOver() {
      passedOver++;
    }
  }
}
