import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type * as z from "zod/mini";
import { invalidInput } from "../../src-shared/rpc/contract.ts";
import { type Fault, type FaultCode, FaultError, faultOf, refuse } from "../../src-shared/rpc/fault.ts";

const statuses: Record<FaultCode, number> = {
  invalid: 400,
  "unknown-ask": 404,
  "signed-out": 401,
  forbidden: 403,
  gone: 404,
  busy: 409,
  full: 503,
  conflict: 409,
  outdated: 400,
  "too-fast": 429,
  unavailable: 503,
  internal: 500,
};

/** Faults over HTTP: `{ fault }`, with the status that says the same to who reads no JSON. */
export function answerFaults(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    return sendFault(reply, faultFor(error, request, log));
  });
  app.setNotFoundHandler((_request, reply) => sendFault(reply, { code: "gone", reason: "not-found" }));
}

/** The fault of anything thrown while this was answered; a defect is logged once, with its cause. */
export function faultFor(error: unknown, request: FastifyRequest, log: Logger): Fault {
  const fault = error instanceof FaultError ? error.fault : faultOfFramework(error);
  if (fault.code === "internal") log.error({ error, request: request.id, route: routeOf(request) }, "a defect");
  return fault;
}

/** Reasons whose status says more than their code's. */
const storage = new Set(["disk-full", "house-full"]);

export const statusOf = ({ code, reason }: Fault): number => (storage.has(reason) ? 507 : statuses[code]);

export function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  if (fault.retryAfter !== undefined) reply.header("retry-after", Math.ceil(fault.retryAfter / 1000));
  return reply.code(statusOf(fault)).send({ fault });
}

/** A body that fits its schema, or the fault of it. */
export function bodyOf<S extends z.ZodMiniType>(schema: S, request: FastifyRequest): z.output<S> {
  const parsed = schema.safeParse(request.body);
  if (!parsed.success) throw new FaultError(invalidInput(parsed.error));
  return parsed.data as z.output<S>;
}

/** The route's pattern: an address itself is never logged, since anything may stand in it. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? "none";
}

/** What Fastify itself refused before a handler saw it: too large, not JSON, a path that leads out. */
function faultOfFramework(error: unknown): Fault {
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  if (status === 413) return refuse("invalid", "body-too-large").fault;
  if (status === 415) return refuse("invalid", "body-not-json").fault;
  // What is forbidden and what is not there are one thing to who asks.
  if (status === 403 || status === 404) return refuse("gone", "not-found").fault;
  if (status >= 400 && status < 500) return refuse("invalid", "request-not-understood").fault;
  return faultOf(error);
}
