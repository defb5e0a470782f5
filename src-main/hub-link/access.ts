import * as z from "zod/mini";
import { AccountId, Refresh, type Tokens } from "../../src-shared/accounts/model.ts";
import type { Device, SignIn } from "../../src-shared/accounts/sign-in.ts";
import { type FaultCode, faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Log, Secrets } from "../shell/shell.ts";
import type { HubHttp } from "./hub-http.ts";

export interface AccessOptions {
  readonly machine: Machine;
  readonly http: HubHttp;
  readonly secrets: Secrets;
  readonly log: Log;
  /** This desk, by which the hub knows it again. */
  readonly device: () => Promise<Device>;
  /** The hub's clock, epoch milliseconds; null until it has said the time once. */
  readonly hubNow: () => number | null;
}

/** The right to the hub: a short access token, in memory only, and the refresh token that brings the next one. */
export interface Access {
  /** False when somebody must sign in first. */
  held(): boolean;
  /** Takes up a one-time ticket (null: none) or else what an earlier start kept. The hub is asked at the first `token`. */
  resume(ticket: string | null): Promise<void>;
  signIn(who: SignIn): Promise<void>;
  /** An access token that is good now: the one at hand, or a new one. Rejects with the hub's FaultError. */
  token(): Promise<string>;
  /** A new access token; never two at once, since a refresh token is good for one use only. */
  renew(): Promise<string>;
  /** Whose right it is; null when nobody's, or not known yet. Known without the hub after a restart. */
  account(): AccountId | null;
  /** When the token at hand ends, by the hub's clock; null without one. */
  until(): number | null;
  /** The hub does not take the token at hand any more. */
  expire(): void;
  /** Forgets everything at once, and tells the hub as far as it can be reached. */
  signOut(): Promise<void>;
}

/** What is kept between two starts. `key` goes with the renewal: a repeat under it gets the same answer, if the first was lost. */
const Kept = z.object({ refresh: Refresh.shape.refresh, key: z.uuid(), account: AccountId });
type Kept = z.infer<typeof Kept>;

interface Right extends Kept {
  readonly access: string | null;
  readonly until: number;
}
type Held = { readonly ticket: string } | Right;

const secret = "refresh";
/** A token that ends this soon is as good as ended. */
const tooShort = 5_000;
/** With these the hub says that what we hold is worth nothing. */
const final: ReadonlySet<FaultCode> = new Set(["signed-out", "forbidden", "invalid", "gone"]);

export function access({ machine, http, secrets, log, device, hubNow }: AccessOptions): Access {
  let held: Held | null = null;
  let renewing: Promise<string> | null = null;
  let writing: Promise<void> = Promise.resolve();

  /** One after another, so that the last word is what stays. */
  function keep(right: Kept | null): Promise<void> {
    const text = right && JSON.stringify({ refresh: right.refresh, key: right.key, account: right.account });
    writing = writing
      .then(() => secrets.keep(secret, text))
      // The token in memory is good all the same; only the next start must sign in anew.
      .catch((error: unknown) => log.error("The right to the hub could not be kept on this machine.", error));
    return writing;
  }

  /** Written before it is used: a token that rotated away is worth nothing, and the newest must not be lost. */
  async function take(tokens: Tokens, before: Held | null): Promise<string> {
    const { refresh, access: token, accessUntil: until } = tokens;
    if (held === before) {
      held = { refresh, key: uuid7(machine), account: tokens.account.id, access: token, until };
      await keep(held);
    } else {
      // Signed out while the answer was on its way: this right is given back.
      await http
        .signOut(refresh)
        .catch((error: unknown) => log.warn("The hub was not told of a sign-out.", faultOf(error)));
    }
    if (held === null || "ticket" in held || held.refresh !== refresh) throw refuse("signed-out", "signed-out");
    return token;
  }

  async function trade(): Promise<string> {
    const mine = held;
    if (mine === null) throw refuse("signed-out", "signed-out");
    try {
      const tokens =
        "ticket" in mine
          ? await http.signIn({ ...mine, device: await device() })
          : await http.refresh(mine.refresh, mine.key);
      return await take(tokens, mine);
    } catch (error) {
      if (held !== mine || !final.has(faultOf(error).code)) throw error;
      if ("ticket" in mine) {
        log.warn("The one-time ticket was refused.", { reason: faultOf(error).reason });
        held = await kept();
        if (held !== null) return trade();
      } else {
        held = null;
        await keep(null);
      }
      throw error;
    }
  }

  async function kept(): Promise<Held | null> {
    try {
      const text = await secrets.read(secret);
      const parsed = Kept.safeParse(parseJson(text ?? ""));
      if (!parsed.success && text !== null) log.warn("What was kept of the last sign-in cannot be understood.");
      return parsed.success ? { ...parsed.data, access: null, until: 0 } : null;
    } catch (error) {
      log.error("The right to the hub that was kept on this machine cannot be read.", error);
      return null;
    }
  }

  function renew(): Promise<string> {
    renewing ??= trade().finally(() => (renewing = null));
    return renewing;
  }

  return {
    held: () => held !== null,
    async resume(ticket) {
      held = ticket === null ? await kept() : { ticket };
    },
    async signIn(who) {
      const before = held;
      await take(await http.signIn({ ...who, device: await device() }), before);
    },
    async token() {
      if (held === null || "ticket" in held || held.access === null) return renew();
      const now = hubNow();
      return now !== null && held.until - now < tooShort ? renew() : held.access;
    },
    renew,
    account: () => (held === null || "ticket" in held ? null : held.account),
    until: () => (held === null || "ticket" in held || held.access === null ? null : held.until),
    expire() {
      if (held !== null && !("ticket" in held)) held = { ...held, access: null };
    },
    async signOut() {
      const old = held;
      held = null;
      const forgotten = keep(null);
      if (old !== null && "refresh" in old)
        await http
          .signOut(old.refresh)
          .catch((error: unknown) => log.warn("The hub was not told of a sign-out.", faultOf(error)));
      await forgotten;
    },
  };
}
