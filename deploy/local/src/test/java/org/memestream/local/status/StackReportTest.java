package org.memestream.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StackReportTest {

  @Test
  void isOneJsonObject() throws IOException {
    StackReport report =
        new StackReport(
            List.of(4711L),
            new MemeCounts(5, 1, 2),
            new TreeMap<>(Map.of("renderer", 0L, "captioner", 2L)));
    StringWriter out = new StringWriter();

    report.writeJson(new PrintWriter(out));

    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "{\"pids\":[4711],\"memes\":{\"requested\":8,\"finished\":5,\"failed\":1,\"in_flight\":2},"
                + "\"lag\":{\"captioner\":2,\"renderer\":0}}");
  }
}
