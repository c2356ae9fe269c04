package org.memestream.local.doctor;

import java.util.List;
import java.util.Map;
import org.memestream.captioner.CaptionerConfig;
import org.memestream.facetransfer.FaceConfig;
import org.memestream.local.stack.LocalSettings;
import org.memestream.runtime.config.InvalidConfigurationException;
import org.memestream.runtime.network.InferenceEngine;
import org.memestream.runtime.network.Processor;
import org.memestream.runtime.network.UnusableModelException;

/** Where each service would compute, given the user's settings, and why. */
final class ProcessorCheck implements Check {

  private final LocalSettings settings;

  ProcessorCheck(LocalSettings settings) {
    this.settings = settings;
  }

  private interface Setting {
    String read();
  }

  @Override
  public List<Finding> look() {
    return List.of(
        finding(
            "memestream.captioner.processor",
            () -> settings.load(CaptionerConfig.class, Map.of()).captioner().processor()),
        finding(
            "memestream.face-transfer.processor",
            () -> settings.load(FaceConfig.class, Map.of()).faceTransfer().processor()));
  }

  private static Finding finding(String key, Setting setting) {
    String subject = key.substring("memestream.".length(), key.lastIndexOf('.'));
    try {
      Processor wanted = Processor.named(setting.read());
      return chosen(subject, key, wanted, InferenceEngine.available(wanted));
    } catch (UnusableModelException | InvalidConfigurationException e) {
      return Finding.fail(subject, e.getMessage(), "set " + key + " to auto, cpu or gpu:0");
    }
  }

  static Finding chosen(String subject, String key, Processor wanted, Processor there) {
    String why =
        switch (wanted.kind()) {
          case CPU -> "as %s says";
          case AUTO ->
              there.kind() == Processor.Kind.GPU
                  ? "the first GPU (%s is auto)"
                  : "no GPU is found (%s is auto)";
          case GPU -> there.equals(wanted) ? "as %s says" : "%s names a GPU that is not found";
        };
    String sight = "computes on " + there + ": " + why.formatted(key);
    return wanted.kind() == Processor.Kind.GPU && !there.equals(wanted)
        ? Finding.warn(subject, sight, "make PyTorch find it (above), or set " + key + " to auto")
        : Finding.ok(subject, sight);
  }
}
