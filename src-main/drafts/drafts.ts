import * as z from "zod/mini";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { Draft, type DraftKind, withDraft } from "../../src-shared/drafts/model.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { cleanText } from "../../src-shared/text/clean.ts";
import type { Log, Secrets } from "../shell/shell.ts";

/** Nothing written is longer away from the disk, and from the hub while the link is there; milliseconds. */
const pauses = { disk: 300, hub: 800, afterFault: 5_000 };
const secret = "drafts";
const Kept = z.record(z.string(), z.array(Draft));

export interface DraftPorts {
  readonly machine: Machine;
  readonly log: Log;
  readonly secrets: Secrets;
  /** The hub's clock, as far as main knows it. */
  readonly now: () => number;
  /** Gives one to the hub; rejects while there is no link. */
  readonly give: (draft: Draft) => Promise<unknown>;
  readonly changed: (drafts: Draft[]) => void;
}

/**
 * What agents have begun and not sent, on this machine and on the hub. Of two for the same place the newer one is held; each
 * account's own are kept apart, and come back when he signs in.
 */
export function draftKeeper({ machine, log, secrets, now, give, changed }: DraftPorts) {
  let account: AccountId | null = null;
  let held: readonly Draft[] = [];
  /** Written here and not yet on the hub. */
  const owed = new Set<string>();
  let all: Record<string, Draft[]> = {};
  const loaded = load();
  let saving: Promise<void> | undefined;
  let isGiving = false;
  let isOver = false;
  let stopGiving = (): void => {};

  async function load(): Promise<void> {
    const parsed = Kept.safeParse(parseJson((await secrets.read(secret)) ?? "{}"));
    if (parsed.success) all = parsed.data;
    else log.warn("The drafts kept on this machine could not be read.");
  }

  function hold(draft: Draft): boolean {
    const next = withDraft(held, draft);
    if (next === held) return false;
    held = next;
    changed([...held]);
    saveSoon();
    return true;
  }

  function saveSoon(): void {
    if (account !== null) all = { ...all, [account]: [...held] };
    saving ??= new Promise<void>((done) => {
      machine.after(pauses.disk, () => void save().then(done));
    });
  }

  async function save(): Promise<void> {
    saving = undefined;
    // An empty one only says that there is none any more: on this machine nobody has to be told.
    const kept = Object.entries(all).flatMap(([id, drafts]) => {
      const some = drafts.filter(({ text }) => text !== "");
      return some.length > 0 ? [[id, some] as const] : [];
    });
    try {
      await secrets.keep(secret, kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : null);
    } catch (error) {
      log.error("Drafts could not be kept on this machine; the hub has them.", error);
    }
  }

  function giveSoon(pause = pauses.hub): void {
    if (isOver || isGiving || owed.size === 0) return;
    isGiving = true;
    stopGiving = machine.after(pause, () => void giveAll());
  }

  async function giveAll(): Promise<void> {
    for (const place of Array.from(owed)) {
      const draft = held.find((one) => placeOf(one) === place);
      owed.delete(place);
      if (!draft) continue;
      try {
        await give(draft);
      } catch (error) {
        const { code } = faultOf(error);
        // Closed, or another's meanwhile: there is nothing to write in it any more.
        if (code !== "gone" && code !== "forbidden") owed.add(place);
      }
    }
    isGiving = false;
    giveSoon(pauses.afterFault);
  }

  function write(conversation: ConversationId, kind: DraftKind, text: string): void {
    const before = held.find((one) => one.conversation === conversation && one.kind === kind);
    if (account === null || (before?.text ?? "") === text) return;
    const draft: Draft = { conversation, kind, text, at: Math.max(now(), (before?.at ?? 0) + 1) };
    hold(draft);
    owed.add(placeOf(draft));
    giveSoon();
  }

  return {
    write,
    /** The hub has this message or note: unless more was written meanwhile, it is no draft any more. */
    sent(conversation: ConversationId, kind: DraftKind, text: string): void {
      const draft = held.find((one) => one.conversation === conversation && one.kind === kind);
      if (draft && draft.text !== "" && cleanText(draft.text) === text) write(conversation, kind, "");
    },
    /** Somebody is signed in: these are his on the hub, of the conversations that are open to him. */
    async greeted(who: AccountId, drafts: readonly Draft[], open: readonly string[]): Promise<void> {
      await loaded;
      const own = account === who ? held : (all[who] ?? []);
      account = who;
      held = drafts.reduce<readonly Draft[]>(
        withDraft,
        own.filter(({ conversation }) => open.includes(conversation)),
      );
      owed.clear();
      for (const draft of held) if (!drafts.some((one) => isSame(one, draft))) owed.add(placeOf(draft));
      changed([...held]);
      saveSoon();
      giveSoon();
    },
    /** One of his that came from another of his desks, or from here. */
    heard: (draft: Draft): void => void hold(draft),
    signedOut(): void {
      account = null;
      held = [];
      owed.clear();
      changed([]);
    },
    /** What was written last is on the disk when this is done. */
    async stop(): Promise<void> {
      // What is still owed to the hub is on the disk: a timer for it would keep this process from ending.
      isOver = true;
      stopGiving();
      if (saving) await save();
    },
  };
}

const placeOf = ({ conversation, kind }: Draft): string => `${conversation}/${kind}`;

function isSame(one: Draft, other: Draft): boolean {
  return placeOf(one) === placeOf(other) && one.at === other.at && one.text === other.text;
}
