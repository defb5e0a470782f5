import type {} from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { asyncApi } from "../rest/asyncapi.ts";
import { openApi } from "../rest/openapi.ts";
import { problemOf } from "../rest/problem.ts";
import { routes } from "../rest/routes/all.ts";
import { addressGroup } from "./addresses.ts";
import { faultFor, statusOf } from "./http-faults.ts";
import type { HttpPorts } from "./http-ports.ts";

/** From one address, whatever its keys are. */
const perAddress = 12_000;

/** What other programs ask, and the documents of it. A browser's page has no key, so no origin is let in. */
export function restRoutes(app: FastifyInstance, { hub, log }: HttpPorts): void {
  app.setErrorHandler((error, request, reply) => sendProblem(reply, faultFor(error, request, log)));
  const config = {
    rateLimit: {
      groupId: "rest",
      max: perAddress,
      timeWindow: 60_000,
      keyGenerator: ({ ip }: { ip: string }) => addressGroup(ip),
    },
  };
  for (const route of routes)
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      config,
      handler: async ({ headers, params, query, body }, reply) => {
        const key = headers["idempotency-key"];
        const answer = await hub.rest.answer(route, {
          authorization: headers.authorization,
          idempotencyKey: Array.isArray(key) ? key.join() : key,
          params,
          query,
          body,
        });
        return reply.code(route.status).send(answer);
      },
    });
  document(app, "/openapi.json", openApi);
  document(app, "/asyncapi.json", asyncApi);
  app.all("/v1/*", { config }, async (_request, reply) => sendProblem(reply, { code: "gone", reason: "not-found" }));
}

/** Made when somebody first asks for it; it never changes while this hub runs. */
function document(app: FastifyInstance, path: string, make: () => object): void {
  let made: string | undefined;
  app.get(path, async (_request, reply) => {
    made ??= JSON.stringify(make());
    return reply.type("application/json").send(made);
  });
}

function sendProblem(reply: FastifyReply, fault: Fault): FastifyReply {
  const status = statusOf(fault);
  if (fault.retryAfter !== undefined) reply.header("retry-after", Math.ceil(fault.retryAfter / 1000));
  if (status === 401) reply.header("www-authenticate", "Bearer");
  return reply.code(status).type("application/problem+json").send(problemOf(fault, status));
}
