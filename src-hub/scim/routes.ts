import type {} from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Account } from "../../src-shared/accounts/model.ts";
import type { Logger } from "pino";
import { addressGroup } from "../adapters/addresses.ts";
import { base } from "./resources.ts";
import type { Scim, ScimAct, ScimAnswer, ScimKind } from "./scim.ts";

/** A directory brings thousands at its first turn, and some at each later one. */
const perMinute = 3_000;
/** A group is written with all its members. */
const bodyLimit = 4 * 1024 * 1024;
const type = "application/scim+json; charset=utf-8";
const errorSchema = "urn:ietf:params:scim:api:messages:2.0:Error";

/** `/scim/v2` for a directory with a token of its own. No page of any site may: a browser's Origin is refused. */
export function scimRoutes(
  app: FastifyInstance,
  { scim, log, publicUrl }: { readonly scim: Scim; readonly log: Logger; readonly publicUrl: () => string },
): void {
  const bearers = new WeakMap<FastifyRequest, Account>();
  app.addContentTypeParser("application/scim+json", { parseAs: "string", bodyLimit }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(Object.assign(new Error("Not JSON."), { statusCode: 400 }), undefined);
    }
  });
  app.setErrorHandler((error, request, reply) => {
    const { statusCode: status = 500 } = error as { statusCode?: number };
    if (status >= 500) log.error({ error, request: request.id, route: request.routeOptions.url }, "a defect");
    const known = status === 429 || (status >= 400 && status < 500) ? status : 500;
    return send(reply, refusal(known, known === 500 ? "It could not be done." : "The request is not understood."), "");
  });
  app.addHook("preHandler", async (request, reply) => {
    const [, token] = /^Bearer (fds_[\w-]{43})$/.exec(request.headers.authorization ?? "") ?? [];
    const by = token === undefined || request.headers.origin !== undefined ? undefined : await scim.bearer(token);
    if (by) return void bearers.set(request, by);
    reply.header("www-authenticate", "Bearer");
    return send(reply, refusal(401, "The token is missing, or is none of this hub's."), "");
  });

  const limits = { rateLimit: { groupId: "scim", max: perMinute, timeWindow: 60_000, keyGenerator: addressOf } };
  const route = (method: string, path: string, kind: ScimKind, act: ScimAct) =>
    app.route<{ Params: { id?: string }; Querystring: Record<string, string> }>({
      method,
      url: `${base}${path}`,
      config: limits,
      bodyLimit,
      async handler(request, reply) {
        const by = bearers.get(request);
        if (!by) throw new Error("A directory came in without its token.");
        const query = Object.fromEntries(Object.entries(request.query).map(([name, text]) => [name, String(text)]));
        const { id } = request.params;
        return send(reply, await scim.answer(by, { kind, act, id, query, body: request.body }), publicUrl());
      },
    });
  for (const kind of ["Users", "Groups"] as const) {
    route("GET", `/${kind}`, kind, "read");
    route("GET", `/${kind}/:id`, kind, "read");
    route("POST", `/${kind}`, kind, "create");
    route("PUT", `/${kind}/:id`, kind, "replace");
    route("PATCH", `/${kind}/:id`, kind, "patch");
    route("DELETE", `/${kind}/:id`, kind, "remove");
  }
  app.get<{ Params: { "*": string } }>(`${base}/*`, { config: limits }, async (request, reply) =>
    send(reply, await scim.about(`/${request.params["*"]}`), publicUrl()),
  );
}

const addressOf = (request: { readonly ip: string }): string => addressGroup(request.ip);

function refusal(status: number, detail: string): ScimAnswer {
  return { status, body: { schemas: [errorSchema], status: String(status), detail } };
}

/** Addresses in an answer are whole ones (RFC 7643 §3.1). */
function send(reply: FastifyReply, { status, body }: ScimAnswer, publicUrl: string): FastifyReply {
  const answer = reply.code(status).type(type);
  if (body === null) return answer.removeHeader("content-type").send();
  const whole = JSON.stringify(body, (name, value: unknown) =>
    (name === "location" || name === "$ref") && typeof value === "string" && value.startsWith(base)
      ? `${publicUrl}${value}`
      : value,
  );
  const { meta } = body as { meta?: { location?: string } };
  if (status === 201 && meta?.location !== undefined) reply.header("location", `${publicUrl}${meta.location}`);
  return answer.send(whole);
}
