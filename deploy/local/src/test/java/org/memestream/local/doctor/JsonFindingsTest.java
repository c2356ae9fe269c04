package org.memestream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFindingsTest {

  @Test
  void eachFindingIsAnObject() {
    StringWriter out = new StringWriter();

    JsonFindings.write(
        List.of(Finding.ok("Java", "17"), Finding.warn("Maven", "no \"mvn\"", "get it")),
        new PrintWriter(out, true));

    assertThat(out)
        .hasToString(
            """
            [{"level":"ok","subject":"Java","sight":"17"},\
            {"level":"warn","subject":"Maven","sight":"no \\"mvn\\"","remedy":"get it"}]
            """);
  }
}
