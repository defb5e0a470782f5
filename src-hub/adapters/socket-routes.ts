import type {} from "@fastify/websocket";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { closeCodes, type Pipe } from "../../src-shared/rpc/pipe.ts";
import { doorman, networkOf } from "./addresses.ts";
import type { HttpPorts } from "./http-ports.ts";
import type { ConnectionKind } from "./metrics.ts";
import { socketPipe } from "./websocket.ts";

const kinds = ["agent", "visitor"] as const satisfies ConnectionKind[];
const paths: ReadonlySet<string> = new Set(kinds.map((kind) => `/${kind}`));

/** How soon clients come back after a restart, at random within so many milliseconds. */
const comeBackWithin = 5_000;

export interface Sockets {
  /** Tells everybody to come back, closes all, and lets nobody in any more. */
  farewell(): void;
}

/** The two ways in by WebSocket: desks, which are no browser pages, and widgets, which are pages of this hub. */
export function socketRoutes(app: FastifyInstance, ports: HttpPorts, publicUrl: () => string): Sockets {
  const pipes = new Set<Pipe>();
  const door = doorman(ports.machine, {
    open: ports.settings.connectionsPerAddress,
    perSecond: ports.settings.connectionsPerSecond,
  });
  let leaving = false;

  function refuseOrigin(kind: ConnectionKind, { headers }: FastifyRequest): void {
    // A page of any site could open a socket to here; only its Origin tells it from a desk, and the widget from others.
    const allowed = kind === "agent" ? headers.origin === undefined : headers.origin === publicUrl();
    if (!allowed) throw refuse("forbidden", "origin-refused");
    if (leaving) throw refuse("unavailable", "restarting", { retryAfter: comeBackWithin });
  }

  function open(kind: ConnectionKind, socket: WebSocket, request: FastifyRequest): void {
    const pipe = socketPipe(socket, request.raw.socket);
    const stop = ports.metrics.connected(kind);
    const leave = places.get(request);
    pipes.add(pipe);
    pipe.onClosed(({ code }) => {
      pipes.delete(pipe);
      stop();
      leave?.();
      ports.log.debug({ request: request.id, kind, code }, "disconnected");
    });
    ports.log.debug({ request: request.id, kind }, "connected");
    if (kind === "agent") ports.hub.serveAgent(pipe);
    else ports.hub.serveVisitor(pipe, networkOf(request.ip));
  }

  // No other route may become a socket, not even one that is closed at once.
  app.addHook("onRequest", (request, _reply, done) => {
    if (request.ws && !paths.has(request.routeOptions.url ?? "")) throw refuse("gone", "not-found");
    done();
  });

  // Taken before the upgrade, while there is still a status to answer with.
  const places = new WeakMap<FastifyRequest, () => void>();
  for (const kind of kinds)
    app.get(
      `/${kind}`,
      {
        websocket: true,
        preValidation: (request, _reply, done) => {
          refuseOrigin(kind, request);
          const leave = door.enter(request.ip);
          places.set(request, leave);
          if (!request.ws) leave();
          done();
        },
      },
      (socket, request) => open(kind, socket, request),
    );

  return {
    farewell() {
      leaving = true;
      for (const pipe of pipes) {
        pipe.post(JSON.stringify({ bye: { within: comeBackWithin } }));
        pipe.close(closeCodes.restarting, "restarting");
      }
    },
  };
}
