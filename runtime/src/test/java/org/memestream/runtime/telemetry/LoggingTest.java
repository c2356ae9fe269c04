package org.memestream.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.memestream.runtime.config.LogConfig;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LoggingTest {

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

  private String written(LogConfig.Format format) {
    LoggingEvent event =
        new LoggingEvent(
            "fqcn",
            context.getLogger("org.memestream.Some"),
            Level.WARN,
            "no picture {}\nsecond line",
            new IllegalStateException("broken"),
            new Object[] {"m-1"});
    event.setKeyValuePairs(List.of(new KeyValuePair("memeId", "m-1")));
    return new String(Logging.encoder(format, context).encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void jsonIsOneObjectALine() throws Exception {
    String line = written(LogConfig.Format.JSON);
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode node = new ObjectMapper().readTree(line);
    assertThat(node.path("level").asText()).isEqualTo("WARN");
    assertThat(node.path("loggerName").asText()).isEqualTo("org.memestream.Some");
    assertThat(node.path("formattedMessage").asText()).isEqualTo("no picture m-1\nsecond line");
    assertThat(node.path("kvpList").toString()).contains("memeId", "m-1");
    assertThat(node.path("throwable").path("message").asText()).isEqualTo("broken");
    assertThat(node.path("timestamp").isNumber()).isTrue();
  }

  @Test
  void textHoldsMessageAndKeys() {
    assertThat(written(LogConfig.Format.TEXT))
        .contains(
            "WARN", "Some: no picture m-1", "memeId=\"m-1\"", "IllegalStateException: broken");
  }
}
