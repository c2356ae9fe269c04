package org.memestream.runtime.lifecycle;

/** How a process ended. The numbers follow {@code sysexits.h} where that has one. */
public enum ExitCode {
  /** All went well; also after SIGTERM, when everything taken was finished. */
  OK(0),
  /** Something failed that has no code of its own. */
  FAILED(1),
  /** The command line is wrong. */
  USAGE(64),
  /** Input that cannot be used. */
  BAD_INPUT(65),
  /** The broker, registry or store does not answer. */
  UNAVAILABLE(69),
  /** A defect of memestream. */
  DEFECT(70),
  /** Something on this machine is missing: a native library, a font, memory. */
  MACHINE(71),
  /** A port that is needed is taken. */
  PORT_TAKEN(72),
  /** Another memestream uses the data folder. */
  DATA_FOLDER_IN_USE(73),
  /** A folder cannot be written, or the disk is full. */
  STORAGE(74),
  /** Not ready within the time allowed. */
  TIMED_OUT(75),
  /** The configuration is invalid. */
  CONFIGURATION(78);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number that the process ends with. */
  public int code() {
    return code;
  }
}
