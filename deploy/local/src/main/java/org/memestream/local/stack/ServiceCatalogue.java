package org.memestream.local.stack;

import java.util.List;
import java.util.Map;
import org.memestream.captioner.CaptionerConfig;
import org.memestream.captioner.CaptionerService;
import org.memestream.facetransfer.FaceConfig;
import org.memestream.facetransfer.FaceService;
import org.memestream.ingest.gateway.GatewayConfig;
import org.memestream.ingest.gateway.GatewayService;
import org.memestream.renderer.RendererConfig;
import org.memestream.renderer.RendererService;

/** Which services the stack runs. */
final class ServiceCatalogue {

  private static final String JOURNAL = "memestream.worker.journal-dir";
  private static final String ASSEMBLY_STATE = "memestream.assembly.state-dir";

  private ServiceCatalogue() {}

  /**
   * @param web where the gateway listens
   */
  static List<LocalService<?>> all(ReservedPort web) {
    return List.of(
        new LocalService<>(
            CaptionerService.NAME,
            CaptionerConfig.class,
            CaptionerService::new,
            Map.of(),
            Map.of(JOURNAL, "journal")),
        new LocalService<>(
            FaceService.NAME,
            FaceConfig.class,
            FaceService::new,
            Map.of(),
            Map.of(JOURNAL, "journal")),
        new LocalService<>(
            RendererService.NAME,
            RendererConfig.class,
            RendererService::new,
            Map.of(),
            Map.of(JOURNAL, "journal", ASSEMBLY_STATE, "assembly")),
        new LocalService<>(
            GatewayService.NAME,
            GatewayConfig.class,
            (context, permits) -> new GatewayService(context, web.channel()),
            Map.of("memestream.gateway.port", Integer.toString(web.port())),
            Map.of("memestream.gateway.state-dir", "state")));
  }
}
