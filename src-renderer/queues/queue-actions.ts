import type { Queue } from "../../src-shared/queues/model.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { showQueue } from "../view.ts";

const queues = (): Queue[] => (store.getState().desk?.hub?.queues ?? []).map(({ queue }) => queue);

function lookInto(queue: Queue) {
  return {
    label: text("queues.lookIn", { queue: queue.name }),
    group: text("frame.queues"),
    needs: "Conversation > Queue > Pull" as const,
    run: () => showQueue(store, queue.id),
  };
}

// Who waits in a queue, to take one of them; the first one has a key.
registerActions(() =>
  queues()
    .slice(0, 1)
    .map((queue) => ({
      id: "queue.look",
      shortcut: "Alt+Shift+Q",
      ...lookInto(queue),
    })),
);
registerActions(() =>
  queues()
    .slice(1)
    .map((queue) => ({ id: `queue.look.${queue.id}`, ...lookInto(queue) })),
);
