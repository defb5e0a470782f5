import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { findingsOf, lookBack } from "../../src-shared/media-report/findings.ts";
import type { CallHealth, MediaReport } from "../../src-shared/media-report/model.ts";
import type { Signs, Told } from "../../src-shared/media-report/moment.ts";
import type { Rule } from "../../src-shared/media-report/rule.ts";
import { ticksOf } from "../../src-shared/media-report/ticks.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { CallId, CameraMode, Side } from "../../src-shared/video/model.ts";
import { addresses, type Bus } from "../bus.ts";
import type { LegQuality } from "../video/legs.ts";
import { type LegSums, legSums } from "./leg-sums.ts";

/** A desk believes what it was told for a little longer than this. */
const tellEvery = 2_000;
/** A call that nobody has reported of for so long is forgotten, whatever became of it. */
const forgetAfter = 600_000;

/** A report that was allowed, and what the database knows of its call. */
export interface ReportedCall {
  readonly conversation: ConversationId;
  readonly call: CallId;
  readonly agent: AccountId | null;
  readonly camera: CameraMode;
  readonly present: readonly Side[];
}

/** Keeps the last minute of both sides' reports of each open call, in memory, and tells the agent what they add up to. */
export interface CallReports {
  readonly take: (of: ReportedCall, side: Side, report: MediaReport) => void;
  readonly quality: LegQuality;
}

interface Kept {
  readonly told: Record<Side, Told[]>;
  readonly sums: Record<Side, LegSums>;
  findings: ReadonlySet<string>;
  lastAt: number;
  said: { at: number; words: string };
}

export function callReports(rules: readonly Rule[], machine: Pick<Machine, "now">, bus: Bus): CallReports {
  const calls = new Map<CallId, Kept>();

  function keptOf(call: CallId, now: number): Kept {
    const known = calls.get(call);
    if (known) return known;
    for (const [id, { lastAt }] of calls) if (now - lastAt > forgetAfter) calls.delete(id);
    const kept: Kept = {
      told: { visitor: [], agent: [] },
      sums: { visitor: legSums(), agent: legSums() },
      findings: new Set(),
      lastAt: now,
      said: { at: 0, words: "" },
    };
    calls.set(call, kept);
    return kept;
  }

  function add({ told, sums }: Kept, side: Side, report: MediaReport, now: number): void {
    const list = told[side];
    sums[side].add(report, now - (list.at(-1)?.at ?? now - report.over));
    list.push({ at: now, report });
    while (list[0] && list[0].at < now - lookBack) list.shift();
  }

  function healthOf(kept: Kept, { camera, present }: ReportedCall, now: number): CallHealth {
    const call = { camera, visitorPresent: present.includes("visitor"), agentPresent: present.includes("agent") };
    const signs: Signs = { ...kept.told, call };
    return { ...ticksOf(signs, now), findings: findingsOf(rules, signs, now) };
  }

  /** Each time that a rule begins to hold it counts once, on the leg that it is found on; the hub's on both. */
  function count(kept: Kept, { findings }: CallHealth): void {
    for (const { rule, side } of findings) {
      if (kept.findings.has(rule)) continue;
      for (const leg of side === "hub" ? (["visitor", "agent"] as const) : [side]) kept.sums[leg].found(rule);
    }
    kept.findings = new Set(findings.map(({ rule }) => rule));
  }

  return {
    take(of, side, report) {
      const now = machine.now();
      const kept = keptOf(of.call, now);
      kept.lastAt = now;
      add(kept, side, report, now);
      const health = healthOf(kept, of, now);
      count(kept, health);
      const words = JSON.stringify(health);
      if (of.agent === null || (words === kept.said.words && now - kept.said.at < tellEvery)) return;
      kept.said = { at: now, words };
      const { conversation, call } = of;
      bus.publish(addresses.agent(of.agent), { event: { type: "call.health", conversation, call, health } });
    },

    quality(call, side) {
      const kept = calls.get(call);
      if (!kept) return null;
      const quality = kept.sums[side].quality();
      kept.sums[side] = legSums();
      return quality;
    },
  };
}
