import type { FastifyInstance, FastifyRequest } from "fastify";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { isLoopback } from "../settings-rules.ts";
import type { HttpPorts } from "./http-ports.ts";

/** What machines ask: probes, figures, the media server, and a desk that does not know the house yet. */
export function houseRoutes(
  app: FastifyInstance,
  { hub, accounts, metrics, settings, ready, frames }: HttpPorts,
): void {
  app.get("/healthz", () => ({ healthy: true }));

  app.get("/readyz", async () => {
    await ready();
    return { ready: true };
  });

  app.get("/metrics", async (request, reply) => {
    if (!isFromHere(request)) throw refuse("forbidden", "loopback-only");
    return reply.type(metrics.contentType).send(await metrics.text());
  });

  app.get("/desk.json", async () => ({
    name: settings.name,
    livekitUrl: settings.livekitPublicUrl,
    filesUrl: hub.uploads?.address() ?? null,
    frames: await frames(),
    signIn: await accounts.ways(),
  }));

  void app.register((webhooks, _options, done) => {
    // The signature is over the bytes as they came.
    for (const type of ["application/webhook+json", "application/json"]) {
      if (webhooks.hasContentTypeParser(type)) webhooks.removeContentTypeParser(type);
      webhooks.addContentTypeParser(type, { parseAs: "string" }, (_request, body, parsed) => parsed(null, body));
    }
    webhooks.post<{ Body: string }>("/livekit/webhook", async (request) => {
      await hub.webhook(String(request.body), request.headers.authorization);
      return {};
    });
    done();
  });
}

/** Asked by a program of this machine, not by a proxy on it for somebody else. */
function isFromHere({ ip, socket, headers }: FastifyRequest): boolean {
  const passedOn = headers["x-forwarded-for"] !== undefined || headers["forwarded"] !== undefined;
  return !passedOn && isLoopback(ip) && isLoopback(socket.remoteAddress ?? "");
}
