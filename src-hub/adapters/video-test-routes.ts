import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type {} from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { videoTestVisitorAsks } from "../../src-shared/video-test/asks.ts";
import { testPageHeaders } from "../video-test/page.ts";
import { addressGroup } from "./addresses.ts";
import { bodyOf } from "./http-faults.ts";
import type { HttpPorts } from "./http-ports.ts";

const year = 31_536_000;
/** A test opens a room of the media server, and takes longer than this lets them follow each other. */
const startsPerMinute = 20;
/** A report is handed in once, and again when a question was answered late. */
const reportsPerMinute = 60;

/** The public video test: a page without cookies and without a site, for whoever was told its address. */
export async function videoTestRoutes(app: FastifyInstance, ports: HttpPorts, publicUrl: () => string): Promise<void> {
  const { hub, settings } = ports;

  app.get("/video-test", async (_request, reply) => {
    const built = await readFile(join(settings.videoTestFiles, "index.html"), "utf8").catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    });
    if (built === undefined)
      return reply
        .code(503)
        .type("text/plain; charset=utf-8")
        .send('The video test is not built yet: run "npm run build".\n');
    reply.headers(testPageHeaders({ publicUrl: publicUrl(), livekitPublicUrl: settings.livekitPublicUrl }));
    return reply.send(built);
  });

  const starting = { config: { rateLimit: limit("test-start", startsPerMinute) } };
  const handingIn = { config: { rateLimit: limit("test-report", reportsPerMinute) } };

  app.post("/video-test", starting, (request) => {
    ownPageOnly(request, publicUrl());
    return hub.videoTests.start();
  });

  // Number and secret come in the body: an address is kept in logs and histories.
  app.put("/video-test", handingIn, async (request) => {
    ownPageOnly(request, publicUrl());
    await hub.videoTests.handIn(bodyOf(videoTestVisitorAsks["test.hand-in"].input, request));
    return {};
  });

  await app.register(fastifyStatic, {
    root: settings.videoTestFiles,
    prefix: "/video-test-files/",
    index: false,
    cacheControl: false,
    dotfiles: "deny",
    decorateReply: false,
    suppressWarning: true,
    allowedPath: (path) => !path.endsWith(".html"),
    setHeaders(reply, path) {
      const hashed = /-[\w-]{8,}\.\w+$/.test(path);
      reply.header("cache-control", hashed ? `public, max-age=${year}, immutable` : "public, max-age=300");
    },
  });
}

/** Other sites' pages could else begin tests in the name of whoever looks at them. */
function ownPageOnly({ headers }: FastifyRequest, publicUrl: string): void {
  if (headers.origin !== undefined && headers.origin !== publicUrl) throw refuse("forbidden", "origin-refused");
}

function limit(groupId: string, max: number) {
  return {
    groupId,
    max,
    timeWindow: 60_000,
    keyGenerator: (request: { ip: string }) => addressGroup(request.ip),
    errorResponseBuilder: (_request: unknown, { ttl }: { ttl: number }) =>
      refuse("too-fast", "tests-many", { retryAfter: ttl }),
  };
}
