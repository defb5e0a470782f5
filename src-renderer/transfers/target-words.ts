import type { Colleague } from "../../src-shared/supervision/colleague.ts";
import { presenceTone } from "../presence/presence-look.ts";
import { text } from "../text/text.ts";
import type { Chance, NoTarget, Target } from "./targets.ts";

/** The colour of the dot; the words beside it say the same. */
export function toneOf(target: Target): "good" | "warn" | "bad" | "off" {
  if (target.kind === "agent") {
    const { here, state } = target.colleague;
    if (!here) return "off";
    return target.chance === "later" ? "warn" : presenceTone[state];
  }
  return ({ now: "good", later: "warn", "not-available": "warn", never: "off" } as const)[target.chance];
}

/** What a target does now, and when it can take something, in short facts. */
export function factsOf(target: Target, isCall: boolean): string[] {
  if (target.refused) return [text(`transfers.no.${refusedOf(target, target.refused)}`)];
  if (target.kind === "agent") return agentFacts(target.colleague, target.chance, isCall);
  const waiting =
    target.kind === "queue" && target.waiting !== null ? [text("transfers.waiting", { count: target.waiting })] : [];
  // That nobody is at work says already what it waits for.
  const chance = target.atWork === 0 ? [] : chanceFacts(target.chance);
  return [...waiting, text("transfers.atWork", { count: target.atWork }), ...chance];
}

/** All of it as one line, for who cannot see the row. */
export function wordsOf(target: Target, isCall: boolean): string {
  return [target.name, ...factsOf(target, isCall)].join(", ");
}

function refusedOf(target: Target, refused: NoTarget): NoTarget | "nobody-skill" {
  return refused === "nobody" && target.kind === "skill" ? "nobody-skill" : refused;
}

function agentFacts(colleague: Colleague, chance: Chance, isCall: boolean): string[] {
  const { state, code, activity, load, capacity } = colleague;
  const now = code?.name ?? text(`presence.${state}`);
  const doing = activity === "idle" ? [] : [text(`transfers.activity.${activity}`)];
  const places = isCall ? [] : [text("transfers.places", { taken: load.chat, places: capacity.chat })];
  return [now, ...doing, ...places, ...chanceFacts(chance)];
}

function chanceFacts(chance: Chance): string[] {
  return chance === "now" || chance === "never" ? [] : [text(`transfers.chance.${chance}`)];
}
