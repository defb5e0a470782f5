import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { SignIn, SignInWays } from "../../src-shared/accounts/sign-in.ts";
import { FaultError, faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Log } from "../shell/shell.ts";
import { type Back, loopback } from "./loopback.ts";

/** Somebody looks for his password or his telephone; the hub's nonce is good for as long. */
const patience = 10 * 60_000;
const issuerWithinSeconds = 8;

type House = NonNullable<SignInWays["house"]>;

interface Options {
  readonly machine: Machine;
  readonly log: Log;
  readonly ways: () => Promise<SignInWays>;
  readonly nonce: () => Promise<string>;
  /** Hands what the issuer said to the hub, and takes up the right that it answers. */
  readonly signIn: (who: SignIn) => Promise<void>;
}

/**
 * The house's own sign-in, in the person's own browser: authorization code with PKCE, state and nonce, back over a port of
 * this machine (RFC 8252). One at a time: beginning anew ends the one before.
 */
export interface HouseSignIn {
  /** The address that the person's browser is to open. Refused with `house-sign-in-off`, or `unavailable`. */
  begin(): Promise<{ url: string }>;
  /** Answers when he is signed in. Refused with the hub's fault, `house-sign-in-cancelled` or `house-sign-in-late`. */
  end(): Promise<void>;
  stop(): void;
}

interface Round {
  readonly done: Promise<void>;
  cancel(reason: string): void;
}

export function houseSignIn({ machine, log, ways, nonce: nonceOfHub, signIn }: Options): HouseSignIn {
  let round: Round | undefined;

  async function begin(): Promise<{ url: string }> {
    round?.cancel("house-sign-in-cancelled");
    const { house } = await ways();
    if (!house) throw refuse("forbidden", "house-sign-in-off");
    const nonce = await nonceOfHub();
    const configuration = await configurationOf(house);
    const state = randomState();
    const verifier = randomPKCECodeVerifier();
    const listening = await loopback(state);
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: listening.address,
      scope: house.scopes,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
    });
    const cancelled = Promise.withResolvers<never>();
    const stopWaiting = machine.after(patience, () => mine.cancel("house-sign-in-late"));
    const mine: Round = {
      done: Promise.race([listening.back, cancelled.promise])
        .then((back) => finish(back, { configuration, state, verifier, nonce }))
        .finally(() => {
          stopWaiting();
          listening.stop();
        }),
      cancel: (reason) => cancelled.reject(refuse("forbidden", reason)),
    };
    // Who asks for the end hears of it; a round that nobody waits for is only over.
    mine.done.catch(() => undefined);
    round = mine;
    return { url: url.href };
  }

  async function configurationOf({ issuer, client }: House): Promise<Configuration> {
    try {
      // An issuer without TLS is one of this machine: the hub lets administrators name no other.
      const execute = issuer.startsWith("http:") ? [allowInsecureRequests] : [];
      return await discovery(new URL(issuer), client, undefined, None(), { execute, timeout: issuerWithinSeconds });
    } catch (error) {
      log.error("The house's own sign-in did not answer as it should.", error);
      throw refuse("unavailable", "issuer-unreachable");
    }
  }

  async function finish(
    back: Back,
    checks: {
      readonly configuration: Configuration;
      readonly state: string;
      readonly verifier: string;
      readonly nonce: string;
    },
  ): Promise<void> {
    try {
      if (back.url.searchParams.get("error") === "access_denied") throw refuse("forbidden", "house-sign-in-cancelled");
      const idToken = await redeem(back.url, checks);
      await signIn({ idToken, nonce: checks.nonce });
      back.answer("in");
    } catch (error) {
      const { reason } = faultOf(error);
      back.answer(reason === "house-sign-in-cancelled" ? "cancelled" : "refused");
      throw error;
    }
  }

  /** The ID token for the code. What it says is for the hub to judge; here it must only be of this round. */
  async function redeem(
    url: URL,
    { configuration, state, verifier, nonce }: Parameters<typeof finish>[1],
  ): Promise<string> {
    try {
      const answered = await authorizationCodeGrant(configuration, url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      if (answered.id_token === undefined) throw new Error("There was no ID token in the answer.");
      return answered.id_token;
    } catch (error) {
      // The library's errors may hold what was answered; what kind it was is enough.
      log.warn("The house's own sign-in was not completed.", { code: codeOf(error) });
      throw refuse("forbidden", "house-sign-in-refused");
    }
  }

  return {
    begin,
    end: () => round?.done ?? Promise.reject(refuse("forbidden", "house-sign-in-cancelled")),
    stop() {
      round?.cancel("house-sign-in-cancelled");
      round = undefined;
    },
  };
}

function codeOf(error: unknown): string {
  if (error instanceof FaultError) return error.fault.reason;
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
