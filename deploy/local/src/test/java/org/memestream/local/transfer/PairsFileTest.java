package org.memestream.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memestream.facetransfer.expression.Expression;
import org.memestream.local.console.CommandFailure;
import org.memestream.runtime.lifecycle.ExitCode;

class PairsFileTest {

  @TempDir private Path folder;

  @Test
  void readsPhotosAndNamesOfExpressions() throws Exception {
    Path file = file("a.jpg\tb.jpg\tc.png\n\n# a remark\nlaugh\tb.jpg\td.png\n");

    assertThat(PairsFile.read(file))
        .containsExactly(
            new TransferJob(
                TransferJob.Source.of(Path.of("a.jpg")), Path.of("b.jpg"), Path.of("c.png")),
            new TransferJob(
                TransferJob.Source.of(Expression.LAUGH), Path.of("b.jpg"), Path.of("d.png")));
  }

  @Test
  void keepsSpacesAndOtherScriptsInNames() throws Exception {
    Path file = file("my face.jpg\t脸.png\tout put.png\n");

    assertThat(PairsFile.read(file).get(0).target()).isEqualTo(Path.of("脸.png"));
  }

  @Test
  void saysWhichLineIsNoJob() throws Exception {
    Path file = file("a.jpg\tb.jpg\tc.png\na.jpg b.jpg c.png\n");

    assertThatThrownBy(() -> PairsFile.read(file))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessageContaining("line 2")
        .hasMessageContaining("tabs");
  }

  @Test
  void refusesATableWithoutLines() throws Exception {
    Path file = file("# nothing yet\n");

    assertThatThrownBy(() -> PairsFile.read(file)).hasMessageContaining("no line");
  }

  @Test
  void refusesATableThatIsNotThere() {
    assertThatThrownBy(() -> PairsFile.read(folder.resolve("none.tsv")))
        .hasMessageContaining("There is no file");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("pairs.tsv"), text);
  }
}
