import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import type { Logger } from "pino";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { mostPartBytes, UploadId } from "../../src-shared/uploads/model.ts";
import type { Hub } from "../hub.ts";
import type { Settings } from "../settings.ts";
import { asDownload } from "../uploads/file-name.ts";
import type { Given } from "../uploads/give.ts";
import { addressGroup } from "./addresses.ts";
import { answerFaults, routeOf } from "./http-faults.ts";

export interface FileHttp {
  /** Answers the port that it listens on. */
  listen(): Promise<number>;
  /** Where it listens, once it does. */
  address(): string;
  stop(): Promise<void>;
}

interface Ports {
  readonly files: Hub["uploads"];
  readonly settings: Pick<Settings, "host" | "filesPort" | "trustProxy">;
  readonly log: Logger;
}

const partType = "application/offset+octet-stream";
/** A part may come over a phone's line: 256 kB at 20 kbit/s. */
const requestTimeout = 120_000;
/** From one address; an office that sends all at once has many parts a second. */
const requestsPerMinute = 6_000;

/**
 * A listener of its own for what people send each other: an origin where nothing else is, so that whatever a file does in
 * a browser it does to nobody. No cookies; parts come with a secret in a header, files go to who has a signed address.
 */
export async function fileHttp({ files, settings, log }: Ports): Promise<FileHttp> {
  let address = "";
  const app = Fastify({
    bodyLimit: mostPartBytes,
    requestTimeout,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 2_000 },
    trustProxy: settings.trustProxy.length === 0 ? false : [...settings.trustProxy],
    forceCloseConnections: true,
    requestIdHeader: false,
    exposeHeadRoutes: false,
    genReqId: () => randomBytes(8).toString("hex"),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(partType, (_request, body, parsed) => parsed(null, body));
  answerFaults(app, log);
  everyAnswer(app);
  app.addHook("onResponse", (request, reply, done) => {
    log.debug(
      { request: request.id, method: request.method, route: routeOf(request), status: reply.statusCode },
      "files",
    );
    done();
  });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => addressGroup(request.ip),
    errorResponseBuilder: (_request, { ttl }) => refuse("too-fast", "too-many-parts", { retryAfter: ttl }),
  });
  if (files) routes(app, files);
  return {
    address: () => address,
    async listen() {
      await app.listen({ host: settings.host, port: settings.filesPort });
      const { port } = app.server.address() as AddressInfo;
      address = `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`;
      return port;
    },
    stop: () => app.close(),
  };
}

function everyAnswer(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    reply.headers({
      "cache-control": "private, no-store",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-request-id": request.id,
      // Pages of desks and widgets send and read here. Who has no secret gets nothing, and no browser adds one by itself.
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "upload-offset, retry-after",
    });
    done();
  });
}

function routes(app: FastifyInstance, { take, give }: NonNullable<Hub["uploads"]>): void {
  app.options("/uploads/:upload", (_request, reply) =>
    reply
      .headers({
        "access-control-allow-methods": "PATCH",
        "access-control-allow-headers": "authorization, content-type, upload-offset",
        "access-control-max-age": "7200",
      })
      .code(204)
      .send(),
  );

  app.patch<{ Params: { upload: string } }>("/uploads/:upload", async ({ params, headers, body }, reply) => {
    const [, secret] = /^Bearer ([\w.-]{1,4000})$/.exec(headers.authorization ?? "") ?? [];
    if (secret === undefined) throw refuse("signed-out", "token-missing");
    const offset = await take({
      upload: uploadIn(params.upload),
      secret,
      offset: numberIn(headers["upload-offset"]),
      length: numberIn(headers["content-length"]),
      body: body as AsyncIterable<Uint8Array>,
    });
    return reply.header("upload-offset", offset).code(204).send();
  });

  app.get<{ Params: { upload: string }; Querystring: { signed?: unknown } }>(
    "/files/:upload",
    async ({ params, query: { signed } }, reply) => {
      if (typeof signed !== "string" || signed.length > 4000) throw refuse("gone", "upload-gone");
      return sent(reply, await give(uploadIn(params.upload), signed));
    },
  );
}

/** Only a small picture that we have drawn ourselves may be shown as it comes; everything else is to be kept. */
function sent(reply: FastifyReply, { file, size, name, type, form }: Given): FastifyReply {
  reply.headers({
    "content-type": type,
    "content-length": size,
    "content-disposition": form === "preview" ? "inline" : asDownload(name),
  });
  if (form === "preview") reply.header("cross-origin-resource-policy", "cross-origin");
  return reply.send(file.createReadStream());
}

function uploadIn(text: string): UploadId {
  const parsed = UploadId.safeParse(text);
  if (!parsed.success) throw refuse("gone", "upload-gone");
  return parsed.data;
}

function numberIn(header: string | string[] | undefined): number {
  if (typeof header !== "string" || !/^\d{1,12}$/.test(header)) throw refuse("invalid", "part-not-understood");
  return Number(header);
}
