package org.memestream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.memestream.local.doctor.Finding.Level;
import org.memestream.runtime.lifecycle.ExitCode;

class FindingTest {

  @Test
  void aComplaintComesWithARemedy() {
    assertThatThrownBy(() -> new Finding(Level.WARN, "Maven", "missing", Optional.empty()))
        .hasMessageContaining("Maven");
  }

  @ParameterizedTest
  @CsvSource({"OK, OK", "WARN, OK", "FAIL, MACHINE"})
  void theWorstFindingDecidesTheExitCode(Level worst, ExitCode expected) {
    assertThat(DoctorCommand.exitCode(worst)).isEqualTo(expected);
  }
}
