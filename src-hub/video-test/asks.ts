import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { videoTestAgentAsks, videoTestVisitorAsks } from "../../src-shared/video-test/asks.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";

const later = (): never => {
  throw refuse("unavailable", "not-yet");
};

export function videoTestHandlers(_change: Change, _hub: HubParts): HandlersOf<typeof videoTestVisitorAsks> {
  return { "test.start": later, "test.hand-in": later };
}

export function videoTestFindHandlers(_hub: HubParts): HandlersOf<Pick<typeof videoTestAgentAsks, "test.find">> {
  return { "test.find": later };
}
