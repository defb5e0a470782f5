import * as z from "zod/mini";
import { Tokens } from "../../src-shared/accounts/model.ts";
import { type ByPassword, Enrolment, type SignIn, SignInWays } from "../../src-shared/accounts/sign-in.ts";
import { nothing } from "../../src-shared/rpc/contract.ts";
import { Fault, FaultError, refuse } from "../../src-shared/rpc/fault.ts";

/** Longer than a busy hub needs, shorter than somebody waits. */
const answerWithin = 8_000;

/** What the hub tells every desk before anybody has signed in. */
export const DeskFacts = z.object({
  /** The organisation's name. */
  name: z.string(),
  /** Where the window finds the media server; null for a hub without one. */
  livekitUrl: z.nullable(z.url({ protocol: /^wss?$/ })),
  /** Where the window sends files to and reads them from; null where nobody sends any. */
  filesUrl: z._default(z.nullable(z.url({ protocol: /^https?$/ })), null),
  /** Other systems that the window may show beside a conversation. */
  frames: z._default(z.array(z.url({ protocol: /^https$/ })).check(z.maxLength(100)), []),
  /** A hub from before has passwords only. */
  signIn: z._default(SignInWays, { password: true, house: null }),
});
export type DeskFacts = z.infer<typeof DeskFacts>;

/** What is asked of the hub by HTTP, beside the socket. All reject with a FaultError. */
export interface HubHttp {
  signIn(who: SignIn): Promise<Tokens>;
  /** A code app for who was refused with `enrolment-needed`. */
  enrolment(who: ByPassword): Promise<Enrolment>;
  /** What the house's own sign-in is to write into its ID token. */
  nonce(): Promise<string>;
  /** The same `key` with the same token gets the same answer, as long as that has not been used. */
  refresh(refresh: string, key: string): Promise<Tokens>;
  signOut(refresh: string): Promise<void>;
  /** `within`: milliseconds to wait at most. */
  deskFacts(within: number): Promise<DeskFacts>;
}

const Nonce = z.object({ nonce: z.string() });
const Refusal = z.object({ fault: Fault });

/** `hubUrl` without a slash at its end; the hub may live under a path. */
export function hubHttp(hubUrl: string, fetchFrom: typeof fetch = fetch): HubHttp {
  async function ask<S extends z.ZodMiniType>(
    answer: S,
    path: string,
    init: RequestInit,
    within: number,
  ): Promise<z.infer<S>> {
    let response: Response;
    let body: unknown;
    try {
      // A redirect could carry a password elsewhere, so none is followed.
      const options = { ...init, redirect: "error", signal: AbortSignal.timeout(within) } as const;
      response = await fetchFrom(`${hubUrl}${path}`, options);
      body = await response.json();
    } catch (error) {
      throw refuse("unavailable", error instanceof SyntaxError ? "hub-not-understood" : "hub-unreachable");
    }
    const refused = Refusal.safeParse(body);
    if (!response.ok && refused.success) throw new FaultError(refused.data.fault);
    const parsed = answer.safeParse(body);
    if (!response.ok || !parsed.success)
      throw refuse("unavailable", "hub-not-understood", { values: { status: response.status } });
    return parsed.data as z.infer<S>;
  }

  function post<S extends z.ZodMiniType>(answer: S, path: string, body: object): Promise<z.infer<S>> {
    const headers = { "content-type": "application/json" };
    return ask(answer, path, { method: "POST", headers, body: JSON.stringify(body) }, answerWithin);
  }

  return {
    signIn: (who) => post(Tokens, "/sign-in", who),
    enrolment: (who) => post(Enrolment, "/sign-in/enrolment", who),
    nonce: async () => (await post(Nonce, "/sign-in/nonce", {})).nonce,
    refresh: (refresh, key) => post(Tokens, "/refresh", { refresh, key }),
    signOut: async (refresh) => void (await post(nothing, "/sign-out", { refresh })),
    deskFacts: (within) => ask(DeskFacts, "/desk.json", {}, within),
  };
}
