package org.memestream.local.stack;

import java.util.List;
import java.util.Map;
import org.memestream.captioner.CaptionerConfig;
import org.memestream.captioner.CaptionerService;
import org.memestream.facetransfer.FaceConfig;
import org.memestream.facetransfer.FaceService;
import org.memestream.renderer.RendererConfig;
import org.memestream.renderer.RendererService;

/** Which services the stack runs. */
final class ServiceCatalogue {

  private static final String JOURNAL = "memestream.worker.journal-dir";
  private static final String ASSEMBLY_STATE = "memestream.assembly.state-dir";

  private ServiceCatalogue() {}

  static List<LocalService<?>> all() {
    return List.of(
        new LocalService<>(
            CaptionerService.NAME,
            CaptionerConfig.class,
            CaptionerService::new,
            Map.of(JOURNAL, "journal")),
        new LocalService<>(
            FaceService.NAME, FaceConfig.class, FaceService::new, Map.of(JOURNAL, "journal")),
        new LocalService<>(
            RendererService.NAME,
            RendererConfig.class,
            RendererService::new,
            Map.of(JOURNAL, "journal", ASSEMBLY_STATE, "assembly")));
  }
}
