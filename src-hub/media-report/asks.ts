import type { mediaReportAsks } from "../../src-shared/media-report/asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Asker } from "../asker.ts";
import type { HubParts } from "../ports.ts";

export function mediaReportHandlers(_asker: Asker, _hub: HubParts): HandlersOf<typeof mediaReportAsks> {
  return { "media.report": () => ({}) };
}
