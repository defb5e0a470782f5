import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { photoAsks, photoVisitorAsks, requestAsks } from "../../src-shared/requests/asks.ts";
import type { Asker } from "../asker.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";

export function requestHandlers(
  _asker: Asker,
  _change: Change,
  _hub: HubParts,
): HandlersOf<typeof requestAsks & typeof photoAsks> {
  const later = (): never => {
    throw refuse("unavailable", "not-yet");
  };
  return { "request.make": later, "request.withdraw": later, "request.answer": later, "photo.read": later };
}

export function photoHandlers(_asker: Asker, _change: Change): HandlersOf<typeof photoVisitorAsks> {
  return {
    "photo.send": () => {
      throw refuse("unavailable", "not-yet");
    },
  };
}
