import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import rateLimit from "@fastify/rate-limit";
import websocket from "@fastify/websocket";
import Fastify, { type FastifyInstance } from "fastify";
import { accountRoutes } from "./account-routes.ts";
import { doorRoutes } from "./door-routes.ts";
import { firstPasswordRoutes } from "./first-password-routes.ts";
import { answerFaults, routeOf } from "./http-faults.ts";
import { houseRoutes } from "./house-routes.ts";
import type { HttpPorts } from "./http-ports.ts";
import { ratingRoutes } from "./rating-routes.ts";
import { restRoutes } from "./rest-routes.ts";
import { scimRoutes } from "../scim/routes.ts";
import { socketRoutes } from "./socket-routes.ts";
import { videoTestRoutes } from "./video-test-routes.ts";
import { maxPayload } from "./websocket.ts";

export interface HubHttp {
  /** Where browsers and desks reach the hub: the setting, or where it listens. Known once it listens. */
  publicUrl(): string;
  /** Answers the port that it listens on. */
  listen(): Promise<number>;
  /** Sends everybody away, to come back soon, and stops listening. */
  stop(): Promise<void>;
}

const bodyLimit = 64 * 1024;
/** Who sends slower than this is not a desk on a bad line but somebody who holds sockets open. */
const requestTimeout = 10_000;
const headersTimeout = 5_000;

/** Everything that the hub answers over HTTP, and the sockets beside it. */
export async function hubHttp(ports: HttpPorts): Promise<HubHttp> {
  const { settings, log } = ports;
  let address = "";
  const publicUrl = () => settings.publicUrl ?? address;
  const app = Fastify({
    bodyLimit,
    requestTimeout,
    http: { headersTimeout, connectionsCheckingInterval: 2_000 },
    trustProxy: settings.trustProxy.length === 0 ? false : [...settings.trustProxy],
    forceCloseConnections: true,
    requestIdHeader: false,
    genReqId: () => randomBytes(8).toString("hex"),
  });
  app.removeContentTypeParser("text/plain");
  answerFaults(app, log);
  everyAnswer(app, publicUrl);
  app.addHook("onResponse", (request, reply, done) => {
    const { id, method } = request;
    log.debug(
      { request: id, method, route: routeOf(request), status: reply.statusCode, ms: reply.elapsedTime },
      "asked",
    );
    done();
  });

  await app.register(rateLimit, { global: false });
  // Our frames are small and many; compressing them costs more memory than it saves line.
  await app.register(websocket, { options: { maxPayload, perMessageDeflate: false }, preClose: (done) => done() });
  const sockets = socketRoutes(app, ports, publicUrl);
  await app.register((scope) => doorRoutes(scope, ports, publicUrl));
  await app.register((scope) => firstPasswordRoutes(scope, ports, publicUrl));
  await app.register((scope, _options, done) => {
    ratingRoutes(scope, ports);
    done();
  });
  await app.register((scope) => videoTestRoutes(scope, ports, publicUrl));
  await app.register((scope, _options, done) => {
    scimRoutes(scope, { scim: ports.scim, log, publicUrl });
    done();
  });
  await app.register((scope, _options, done) => {
    accountRoutes(scope, ports);
    done();
  });
  await app.register((scope, _options, done) => {
    restRoutes(scope, ports);
    done();
  });
  houseRoutes(app, ports);

  return {
    publicUrl,
    async listen() {
      await app.listen({ host: settings.host, port: settings.port });
      const { port } = app.server.address() as AddressInfo;
      address = `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`;
      return port;
    },
    async stop() {
      sockets.farewell();
      await app.close();
    },
  };
}

/** What no answer lacks; a route that needs less says so itself. */
function everyAnswer(app: FastifyInstance, publicUrl: () => string): void {
  app.addHook("onRequest", (request, reply, done) => {
    reply.headers({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-request-id": request.id,
    });
    if (publicUrl().startsWith("https:")) reply.header("strict-transport-security", "max-age=31536000");
    done();
  });
}
