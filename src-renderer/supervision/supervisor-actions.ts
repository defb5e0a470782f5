import { registerActions } from "../frame/actions.ts";
import { roomsHere } from "../frame/open-rooms.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { openRoom } from "../view.ts";
import { beginAct } from "./acting.ts";
import { keepRoom } from "./kept.ts";
import { partsHere } from "./parts-here.ts";
import { supervision } from "./supervision.ts";

registerActions(() => {
  if (!roomsHere(store.getState()).includes("supervisor")) return [];
  const group = text("frame.room.supervisor");
  const { queue: chosen, queues } = supervision.getState();
  const isOpen = store.getState().view.room === "supervisor";
  const queue = chosen === null || !isOpen ? undefined : queues?.rows.get(chosen);
  const kind = queue?.closed ? "reopenQueue" : "closeQueue";
  return [
    ...partsHere(store.getState()).map((part) => ({
      id: `supervisor.${part}`,
      label: text(`supervision.${part}`),
      group,
      run: () => {
        keepRoom({ part });
        openRoom(store, "supervisor");
      },
    })),
    ...(queue
      ? [
          {
            id: "queue.close",
            label: text(queue.closed ? "supervision.reopenOf" : "supervision.closeQueueOf", { queue: queue.name }),
            group,
            needs: "Supervision > Queue > Close" as const,
            run: () => beginAct({ kind, queue }),
          },
        ]
      : []),
  ];
});
