import type { DryRunAsked } from "../../src-shared/administration/dry-run.ts";
import type { HubParts } from "../ports.ts";
import { type Board, makeBoard } from "../routing/board.ts";
import type { AgentInput, QueueInput, RoutingInput } from "../routing/inputs.ts";
import { keep, type Known, nothingKnown } from "../routing/known.ts";
import { houseCapacity } from "../routing/snapshot.ts";

/** The matcher as it is; or one of its own that has heard the same, and what is not saved yet. */
export function supposed(
  { router, settings }: Pick<HubParts, "router" | "settings">,
  { queue, agent }: DryRunAsked["draft"],
): { readonly board: Board; readonly known: Known } {
  const { board, known } = router;
  if (!queue && !agent) return { board, known };
  const house = houseCapacity(settings.capacity);
  const drafted = (one: QueueInput): QueueInput => (one.id === queue?.id ? { ...one, settings: queue.settings } : one);
  const asDrafted = (one: AgentInput): AgentInput => {
    if (one.id !== agent?.id) return one;
    const [was, will] = [one.routing.capacity ?? house, agent.routing.capacity ?? house];
    // Who may not be in video calls has no place for one, whatever his routing says.
    const isWithoutVideo = was.video > 0 && one.capacity.video === 0;
    return { ...one, routing: agent.routing, capacity: isWithoutVideo ? { ...will, video: 0 } : will };
  };
  const snapshot: RoutingInput = {
    kind: "snapshot",
    queues: [...known.queues.values()].map(drafted),
    agents: [...known.agents.values()].map(asDrafted),
    states: [...known.states.values()],
    waits: [...known.waits.values()],
    // They are about conversations that are there; this visitor is new.
    exclusions: [],
  };
  const other = { board: makeBoard(), known: nothingKnown() };
  other.board.apply(snapshot, 1);
  keep(other.known, snapshot);
  return other;
}
