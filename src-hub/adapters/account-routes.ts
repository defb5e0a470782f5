import type {} from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refresh } from "../../src-shared/accounts/model.ts";
import { ByPassword, SignIn } from "../../src-shared/accounts/sign-in.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addressGroup } from "./addresses.ts";
import type { HttpPorts } from "./http-ports.ts";
import { bodyOf } from "./http-faults.ts";

/** Renewals are many when a whole office comes back, and cannot be guessed: only a flood is kept out. */
const renewalsPerMinute = 6_000;

/** Signing in and out, for desks. No page of any site may: there is no cookie, and a browser's Origin is refused. */
export function accountRoutes(app: FastifyInstance, { accounts, settings }: HttpPorts): void {
  app.addHook("onRequest", (request, _reply, done) => {
    if (request.headers.origin !== undefined) throw refuse("forbidden", "origin-refused");
    done();
  });
  const signingIn = { config: { rateLimit: limit("sign-in", settings.signInsPerMinute) } };
  const renewing = { config: { rateLimit: limit("refresh", renewalsPerMinute) } };

  app.post("/sign-in", signingIn, (request) => accounts.signIn(bodyOf(SignIn, request), addressGroup(request.ip)));
  app.post("/sign-in/enrolment", signingIn, (request) =>
    accounts.enrolment(bodyOf(ByPassword, request), addressGroup(request.ip)),
  );
  app.post("/sign-in/nonce", signingIn, () => ({ nonce: accounts.nonce() }));
  app.post("/tickets", signingIn, (request) => accounts.ticket(bearerOf(request)));
  app.post("/refresh", renewing, (request) => accounts.refresh(bodyOf(Refresh, request)));
  app.post("/sign-out", renewing, async (request) => {
    await accounts.signOut(bodyOf(Refresh, request));
    return {};
  });
}

function bearerOf({ headers }: FastifyRequest): string {
  const [, token] = /^Bearer ([\w.-]{1,4000})$/.exec(headers.authorization ?? "") ?? [];
  if (token === undefined) throw refuse("signed-out", "token-missing");
  return token;
}

function limit(groupId: string, max: number) {
  return {
    groupId,
    max,
    timeWindow: 60_000,
    keyGenerator: (request: { ip: string }) => addressGroup(request.ip),
    errorResponseBuilder: (_request: unknown, { ttl }: { ttl: number }) =>
      refuse("too-fast", "too-many-tries", { retryAfter: ttl, values: { seconds: Math.ceil(ttl / 1000) } }),
  };
}
