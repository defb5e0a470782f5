import { readFile } from "node:fs/promises";
import type {} from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { LinkLook, LinkUse } from "../../src-shared/accounts/password-links.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { firstPasswordHeaders, firstPasswordPage } from "../accounts/first-password-page.ts";
import { addressGroup } from "./addresses.ts";
import { bodyOf } from "./http-faults.ts";
import type { HttpPorts } from "./http-ports.ts";
import { pageLanguage } from "./page-language.ts";

const files = new URL("../../assets/first-password/", import.meta.url);
const types = { "page.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8" } as const;

/**
 * The page on which somebody sets his password by a link. The link's secret stands behind its `#`, so no server and no log
 * ever sees it in an address; the page sends it in a body, to this hub alone.
 */
export async function firstPasswordRoutes(
  app: FastifyInstance,
  { accounts: { links }, settings }: HttpPorts,
  publicUrl: () => string,
): Promise<void> {
  const asking = { config: { rateLimit: limit(settings.signInsPerMinute) } };

  app.get("/first-password", ({ headers }, reply) =>
    reply
      .headers(firstPasswordHeaders)
      .send(firstPasswordPage(settings.name, pageLanguage(headers["accept-language"]))),
  );

  for (const [name, type] of Object.entries(types)) {
    const text = await readFile(new URL(name, files), "utf8");
    app.get(`/first-password/${name}`, (_request, reply) => reply.type(type).send(text));
  }

  await app.register((scope, _options, done) => {
    // Only its own page: another site's could else try links with the addresses of whoever looks at it.
    scope.addHook("onRequest", (request, _reply, next) => {
      if (request.headers.origin !== publicUrl()) throw refuse("forbidden", "origin-refused");
      next();
    });
    scope.post("/first-password/look", asking, (request) =>
      links.look(bodyOf(LinkLook, request).token, addressGroup(request.ip)),
    );
    scope.post("/first-password", asking, (request) => links.use(bodyOf(LinkUse, request), addressGroup(request.ip)));
    done();
  });
}

function limit(max: number) {
  return {
    groupId: "first-password",
    max,
    timeWindow: 60_000,
    keyGenerator: (request: { ip: string }) => addressGroup(request.ip),
    errorResponseBuilder: (_request: unknown, { ttl }: { ttl: number }) =>
      refuse("too-fast", "too-many-tries", { retryAfter: ttl, values: { seconds: Math.ceil(ttl / 1000) } }),
  };
}
