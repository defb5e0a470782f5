import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { mediaReportAsks } from "../../src-shared/media-report/asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { tokenBucket } from "../../src-shared/rpc/token-bucket.ts";
import type { Asker } from "../asker.ts";
import type { HubParts } from "../ports.ts";
import { liveParts } from "../transfers/live-parts.ts";
import { openLegs, whoseLeg } from "../video/legs.ts";
import { openCall } from "../video/rows.ts";

/** For one connection: one report every two seconds, and one for each change; a page that changes faster may wait. */
const limits = { rate: 3, burst: 12 };

/** Only who is in the conversation may report of its open call; nothing of it is written down. */
export function mediaReportHandlers(
  asker: Asker,
  { store, callReports }: HubParts,
): HandlersOf<typeof mediaReportAsks> {
  const bucket = tokenBucket(store.machine, limits);
  return {
    "media.report": async ({ conversation, call, report }) => {
      const wait = bucket.take();
      if (wait !== 0)
        throw refuse("too-fast", "reports-too-fast", { retryAfter: wait === "far-too-fast" ? 10_000 : wait });
      const row = await asker.joined(store.read, conversation);
      const open = await openCall(store.read, row.id);
      if (open?.id !== call) throw refuse("gone", "call-ended");
      const present = (await openLegs(store.read, call)).map(whoseLeg);
      const beside = (await liveParts(store.read, row.id)).filter(({ kind }) => kind !== "consult");
      const staff = [...(row.agent === null ? [] : [row.agent]), ...beside.map(({ account }) => account)];
      const whose = asker.side === "visitor" ? "visitor" : (asker.id as AccountId);
      callReports.take({ conversation, call, staff, camera: open.camera, present }, whose, report);
      return {};
    },
  };
}
