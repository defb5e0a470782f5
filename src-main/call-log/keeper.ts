import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { backoff } from "../../src-shared/rpc/backoff.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Log } from "../shell/shell.ts";
import type { CallLog } from "./call-log.ts";
import type { Hole, LogItem } from "./contract.ts";
import { aboutOf, itemsOfView } from "./items.ts";
import { patience } from "./path.ts";

export interface KeeperOptions {
  readonly machine: Machine;
  readonly log: Log;
  readonly callLog: Pick<CallLog, "write" | "unfinished" | "isUp">;
  /** A page of a conversation from the hub: the newest one, or the one before a public seq. */
  readonly read: (conversation: ConversationId, before: number | null) => Promise<ConversationView>;
  /** Whether all that was shown is written, and what else the agent must know of the file. */
  readonly changed: (state: "written" | "behind", fault: Fault | undefined) => void;
}

/** Sees to it that the call log gets everything, sooner or later: what could not be written is read again from the hub. */
export function keeper({ machine, log, callLog, read, changed }: KeeperOptions) {
  /** Shown to the agent, and not written. */
  const unwritten = new Set<ConversationId>();
  /** To be read from the hub: the unwritten, and those with holes from a time without this desk. */
  const wanted = new Map<ConversationId, number | null>();
  let account: AccountId | null = null;
  /** What the hub called open at its last hello; null when nobody is signed in. */
  let open: readonly string[] | null = null;
  /** Grows with every sign-out: what was begun for the one before does not go on. */
  let round = 0;
  let state: "written" | "behind" = "written";
  let fault: Fault | undefined;
  let late = 0;
  let mending = false;
  let tries = 0;
  let stopWaiting: Stop = () => {};

  function tell(): void {
    const next = unwritten.size > 0 || late > 0 || fault?.code === "outdated" ? "behind" : "written";
    if (next !== state) changed((state = next), fault);
  }

  function want({ conversation, before }: Hole): void {
    if (!wanted.has(conversation)) wanted.set(conversation, before);
  }

  /** Writes, and remembers what could not be written. Never rejects. */
  async function keep(items: readonly LogItem[]): Promise<void> {
    let isLate = false;
    const stop = machine.after(patience, () => {
      isLate = true;
      late += 1;
      tell();
    });
    try {
      for (const hole of await callLog.write(items)) want(hole);
    } catch (error) {
      const { reason } = faultOf(error);
      log.warn("Events could not be written to the call log; they are read again later.", {
        reason,
        count: items.length,
      });
      for (const item of items) {
        unwritten.add(aboutOf(item));
        want({ conversation: aboutOf(item), before: null });
      }
    }
    stop();
    if (isLate) late -= 1;
    tell();
    if (wanted.size > 0) mendSoon();
  }

  function mendSoon(): void {
    // While nothing can be written, nothing needs to be read: `up` comes back to it.
    if (mending || account === null || !callLog.isUp()) return;
    mending = true;
    stopWaiting = machine.after(backoff(machine, tries++), () => void mend());
  }

  /** Reads and writes what is wanted, one conversation after another; what fails stays wanted. */
  async function mend(): Promise<void> {
    const mine = round;
    for (const [conversation, before] of wanted) {
      const done = await mendOne(conversation, before).catch((error: unknown) => isOver(error, conversation));
      if (mine !== round) return;
      if (!done) continue;
      tries = 0;
      wanted.delete(conversation);
      unwritten.delete(conversation);
      tell();
    }
    mending = false;
    if (wanted.size > 0) mendSoon();
  }

  /** Whether the hub will never answer it, so that asking again is of no use. */
  function isOver(error: unknown, conversation: ConversationId): boolean {
    const { code, reason } = faultOf(error);
    const over = code === "gone" || code === "forbidden";
    if (over)
      log.warn("What is missing of a conversation in the call log is no longer to be had.", { conversation, reason });
    else log.info("The call log is mended later.", { conversation, reason });
    return over;
  }

  /** Older and older pages, until nothing is missing or nothing more comes. */
  async function mendOne(conversation: ConversationId, first: number | null): Promise<boolean> {
    const mine = round;
    for (let before = first; ;) {
      const view = await read(conversation, before);
      if (account === null || mine !== round) return false;
      const holes = await callLog.write(itemsOfView(account, view));
      const next = holes.find((hole) => hole.conversation === conversation)?.before ?? null;
      if (next === null || (before !== null && next >= before)) return true;
      before = next;
    }
  }

  /** What the hub no longer calls open, and this log does, was closed while the desk was away. */
  async function askUnfinished(): Promise<void> {
    const mine = round;
    if (account === null || open === null) return;
    const known = open;
    try {
      const unfinished = await callLog.unfinished({ account });
      if (mine !== round) return;
      for (const { conversation, whole } of unfinished)
        if (!whole || !known.includes(conversation)) want({ conversation, before: null });
    } catch (error) {
      // It is asked again as soon as the worker is up.
      log.warn("The call log could not be asked what is unfinished.", { reason: faultOf(error).reason });
    }
    if (wanted.size > 0) mendSoon();
  }

  return {
    keep,
    /** The hub has answered: who is signed in, and which of his conversations it calls open. */
    greeted(who: AccountId, openNow: readonly string[]): Promise<void> {
      account = who;
      open = openNow;
      return askUnfinished();
    },
    /** Something is wrong with the file itself. */
    trouble(found: Fault): void {
      fault = found;
      state = unwritten.size > 0 || found.code === "outdated" ? "behind" : "written";
      changed(state, fault);
    },
    /** The call log can be written (again). */
    up: askUnfinished,
    /** Nobody is signed in: there is no one to read for. What is missing is found again at his next sign-in. */
    signedOut(): void {
      round += 1;
      account = null;
      open = null;
      stopWaiting();
      mending = false;
      wanted.clear();
      unwritten.clear();
      tell();
    },
    stop(): void {
      round += 1;
      account = null;
      stopWaiting();
    },
  };
}
