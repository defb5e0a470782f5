import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { requestAsks } from "../../src-shared/requests/asks.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { Asker } from "../asker.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { open } from "../uploads/uploads.ts";
import { answer, make, requestOf, withdraw } from "./requests.ts";

/** Both sides ask and answer by the same rules; who made a request takes it back, the other answers. */
export function requestHandlers(
  asker: Asker,
  change: Change,
  { store, uploads }: HubParts,
): HandlersOf<typeof requestAsks> {
  const { side, mine } = asker;
  const other: Side = side === "agent" ? "visitor" : "agent";
  return {
    "request.make": (input, call) => {
      // Asked for a photo, he would take one in vain.
      if (input.kind === "photo") open(uploads);
      return change(call, input, async (tx) => ({
        request: await make(tx, await mine(tx.db, input.conversation), side, input.kind, store.machine),
      }));
    },

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
  };
}
