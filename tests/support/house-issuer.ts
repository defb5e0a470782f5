import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

/** Somebody whom the house's own sign-in knows. */
export interface HousePerson {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly groups: readonly string[];
}

export interface HouseIssuer {
  readonly issuer: string;
  readonly client: string;
  /** Another program of the same house. */
  readonly otherClient: string;
  readonly people: Map<string, HousePerson>;
  /** Who sits at the browser; null: he presses Cancel. */
  at: string | null;
  /** Goes where a browser would go, with its cookies; answers the page at which it ends. */
  browse(url: string): Promise<{ url: string; status: number; text: string }>;
  stop(): Promise<void>;
}

const native = (client_id: string) => ({
  client_id,
  application_type: "native" as const,
  token_endpoint_auth_method: "none" as const,
  redirect_uris: ["http://127.0.0.1/signed-in"],
  grant_types: ["authorization_code"],
  response_types: ["code" as const],
});

/** A real OpenID provider on a port of this machine, whose pages answer themselves. ID tokens are good for a minute. */
export async function houseIssuer(): Promise<HouseIssuer> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const people = new Map<string, HousePerson>();
  const configuration: Configuration = {
    clients: [native("desk"), native("wiki")],
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
    scopes: ["openid", "profile", "email", "groups"],
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { IdToken: 60, AccessToken: 60, AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600 },
    cookies: { keys: ["a key for this test alone"] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: () => ({ ...person, groups: [...person.groups] }) };
    },
  };
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  const made: HouseIssuer = {
    issuer,
    client: "desk",
    otherClient: "wiki",
    people,
    at: null,
    browse: (url) => browse(url),
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (made.at === null)
      return provider.interactionFinished(request, response, { error: "access_denied", error_description: "No." });
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === "login")
      return provider.interactionFinished(request, response, { login: { accountId: made.at } });
    const grant = new provider.Grant({
      accountId: session?.accountId ?? made.at,
      clientId: String(params["client_id"]),
    });
    grant.addOIDCScope(String(params["scope"]));
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  http.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    interact(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return made;
}

/** Cookies go by host alone, as in a browser: ports are not told apart. */
async function browse(begin: string): Promise<{ url: string; status: number; text: string }> {
  const cookies = new Map<string, string>();
  let url = begin;
  for (let hops = 0; hops < 12; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie, accept: "text/html" } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = answer.headers.get("location");
    if (next === null || answer.status < 300 || answer.status > 399)
      return { url, status: answer.status, text: await answer.text() };
    url = new URL(next, url).href;
  }
  throw new Error(`The browser was sent from page to page, at last to ${url}.`);
}
