import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { Queue } from "../../src-shared/queues/model.ts";
import { useMay } from "../accounts/may.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { showQueue } from "../view.ts";
import styles from "./queue-look.module.css";
import { WaitingList } from "./waiting-list.tsx";

/** A queue's figure in the top bar: it opens who waits there, to take one of them. `children`: the figure. */
export function QueueLook({ queue, children }: { queue: Queue; children: ReactNode }) {
  const may = useMay("Conversation > Queue > Pull");
  const isOpen = useDesk(({ view }) => view.looking === queue.id);
  if (!may) return <span className={styles["figure"]}>{children}</span>;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(open) => showQueue(store, open ? queue.id : null)}>
      <Button className={styles["figure"] ?? ""}>{children}</Button>
      <Popover className={styles["popover"] ?? ""} placement="bottom start" offset={6}>
        <Dialog className={styles["dialog"] ?? ""} aria-label={text("queues.look", { queue: queue.name })}>
          <WaitingList queue={queue} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
