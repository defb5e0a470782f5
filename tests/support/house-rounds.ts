import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { type HouseSignIn as Waiting, houseSignIn } from "../../src-main/hub-link/house-sign-in.ts";
import { hubHttp } from "../../src-main/hub-link/hub-http.ts";
import type { Tokens } from "../../src-shared/accounts/model.ts";
import type { SignIn } from "../../src-shared/accounts/sign-in.ts";
import type { HouseSignIn, SignInRules } from "../../src-shared/accounts/sign-in-rules.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { askedOfHub, type AskedOfHub } from "./asked-of-hub.ts";
import { fakeShell } from "./fake-shell.ts";
import { type HouseIssuer, houseIssuer, type HousePerson } from "./house-issuer.ts";
import { testServer, type TestServer } from "./hub-server.ts";

/** One sign-in: the page at which the browser ended, and what the hub answered. */
interface Round {
  readonly page: { readonly status: number; readonly text: string };
  readonly tokens: Promise<Tokens>;
}

/** A real hub, a real OpenID provider, and main's own way through the browser, all on this machine. */
export interface HouseRounds {
  readonly issuer: HouseIssuer;
  readonly server: TestServer;
  readonly administrator: AskedOfHub;
  /** How far the hub's clock is ahead of the issuer's, milliseconds. */
  readonly clock: { ahead: number };
  lay(over?: Partial<HouseSignIn>, more?: Partial<SignInRules>): Promise<void>;
  /** A sign-in of this person (null: he cancels); `change` has its way with what goes to the hub. */
  round(sub: string | null, change?: (who: SignIn) => SignIn, client?: string): Promise<Round>;
  /** Main's side alone, handing what came back to `signIn`. */
  begun(signIn: (who: SignIn) => Promise<void>, machine?: Machine, client?: string): Waiting;
  stop(): Promise<void>;
}

/** Somebody with a verified address of the house's. */
export const person = (sub: string, over: Partial<HousePerson> = {}): HousePerson => ({
  sub,
  name: `Person ${sub}`,
  email: `${sub}@house.example`,
  email_verified: true,
  groups: [],
  ...over,
});

export async function houseRounds(): Promise<HouseRounds> {
  const real = nodeMachine();
  const issuer = await houseIssuer();
  const clock = { ahead: 0 };
  const machine: Machine = { ...real, now: () => real.now() + clock.ahead };
  const server = await testServer({ FRONTDESK_SIGN_INS_PER_MINUTE: "1000" }, { machine });
  const administrator = await askedOfHub(server.url, await server.signIn(3));
  const http = hubHttp(server.url);
  const made: HouseRounds = {
    issuer,
    server,
    administrator,
    clock,
    async lay(over = {}, more = {}) {
      const { rules } = await administrator.ask("signInRules.read", {});
      const house: HouseSignIn = {
        name: "Example ID",
        issuer: issuer.issuer,
        client: issuer.client,
        scopes: "groups",
        domains: [],
        trustsEmail: false,
        creates: true,
        roleClaim: "",
        ...over,
      };
      await administrator.ask("signInRules.save", { to: { ...rules, house, ...more }, expected: rules });
    },
    begun: (signIn, on = real, client) =>
      houseSignIn({
        machine: on,
        log: fakeShell().log,
        async ways() {
          const { signIn: ways } = await http.deskFacts(5_000);
          return client === undefined || !ways.house ? ways : { ...ways, house: { ...ways.house, client } };
        },
        nonce: () => http.nonce(),
        signIn,
      }),
    async round(sub, change = (who) => who, client) {
      issuer.at = sub;
      const tokens = Promise.withResolvers<Tokens>();
      tokens.promise.catch(() => undefined);
      const house = made.begun(async (who) => tokens.resolve(await http.signIn(change(who))), real, client);
      const { url } = await house.begin();
      const page = await issuer.browse(url);
      await house.end().catch((error: unknown) => tokens.reject(error));
      return { page, tokens: tokens.promise };
    },
    async stop() {
      administrator.close();
      await server.stop();
      await issuer.stop();
    },
  };
  return made;
}
