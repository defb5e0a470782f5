import { type DeskContract, deskContract } from "../../src-shared/contracts/desk.ts";
import type { AskName, Call, Handlers, Input } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { DeskAsk } from "../desk-ask.ts";

/**
 * What a conversation's own window asks about. Calls, ring, presence, accounts and the machine are the desk's window's
 * alone: there is one lease, one ring and one call.
 */
const nouns = new Set([
  "chat",
  "chatRules",
  "note",
  "draft",
  "mention",
  "names",
  "conversation",
  "wrapUp",
  "transfer",
  "consult",
  "conference",
  "part",
  "owner",
  "colleagues",
  "canned",
  "cannedFolder",
  "cannedFile",
  "upload",
  "uploadRules",
  "photo",
  "visitor",
  "panel",
  "history",
  "transcript",
  "appointments",
  "appointment",
  "surveyRules",
  "survey",
  "sites",
]);

export const mayAsk = (ask: string): boolean => nouns.has(ask.slice(0, ask.indexOf(".")));

/** Passes on what an own window may ask, with its key: an ask that comes twice is answered once, as from this window. */
export function passedOn(ask: DeskAsk): Handlers<DeskContract> {
  const names = Object.keys(deskContract.asks) as Array<AskName<DeskContract>>;
  return Object.fromEntries(
    names.map((name) => [
      name,
      (input: Input<DeskContract, typeof name>, { key }: Call) =>
        mayAsk(name) ? ask(name, input, key) : Promise.reject(refuse("forbidden", "desk-window-alone")),
    ]),
  ) as unknown as Handlers<DeskContract>;
}
