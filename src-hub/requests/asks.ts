import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { photoAsks, photoVisitorAsks, requestAsks } from "../../src-shared/requests/asks.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { Asker } from "../asker.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { addPart, readPart } from "./photos.ts";
import { answer, make, requestOf, withdraw } from "./requests.ts";

/** Both sides ask and answer by the same rules; who made a request takes it back, the other answers. */
export function requestHandlers(
  asker: Asker,
  change: Change,
  { store }: HubParts,
): HandlersOf<typeof requestAsks & typeof photoAsks> {
  const { side, mine } = asker;
  const other: Side = side === "agent" ? "visitor" : "agent";
  return {
    "request.make": (input, call) =>
      change(call, input, async (tx) => ({
        request: await make(tx, await mine(tx.db, input.conversation), side, input.kind, store.machine),
      })),

    "request.withdraw": (input, call) =>
      change(call, input, async (tx) => {
        await withdraw(tx, await requestOf(tx.db, asker, input.request, side));
        return {};
      }),

    "request.answer": (input, call) =>
      change(call, input, async (tx) => {
        await answer(tx, await requestOf(tx.db, asker, input.request, other), input);
        return {};
      }),

    "photo.read": async ({ conversation, photo, from }) => {
      const row = await asker.readable(store.read, conversation);
      return readPart(store.read, row.id, photo, from);
    },
  };
}

export function photoHandlers(visitor: Asker, change: Change): HandlersOf<typeof photoVisitorAsks> {
  return {
    "photo.send": (input, call) =>
      change(call, input, async (tx) => {
        await addPart(tx, await requestOf(tx.db, visitor, input.request, "agent", "photo"), input);
        return {};
      }),
  };
}
