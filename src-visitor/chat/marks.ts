import { effect, type ReadonlySignal } from "@preact/signals";
import { marking, newestOf, type Reached } from "../../src-shared/chat/marking.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Door } from "../door/parent.ts";
import type { WidgetState } from "../state.ts";

/** Nearer to the end of the messages than this, the newest one is on the screen. */
const near = 80;

const isTheirs = (kind: string): boolean => kind !== "visitor";

/** Tells the hub what has come here, and what of it was on the screen of somebody who looked. */
export function tellMarks(
  machine: Machine,
  door: Door,
  state: ReadonlySignal<WidgetState>,
  tell: (conversation: ConversationId, reached: Reached) => Promise<unknown>,
): void {
  const mark = marking(machine, tell);
  let shown = false;
  let read = 0;
  let of: ConversationId | undefined;

  function look(): void {
    const { hub, link } = state.peek();
    const page = hub?.conversation;
    if (!page || link.state !== "ready") return;
    const { id } = page.summary;
    if (of !== id) read = 0;
    of = id;
    const delivered = newestOf(page.entries, isTheirs);
    if (isLooking()) read = delivered;
    mark(id, { delivered, read });
  }

  function isLooking(): boolean {
    const log = document.querySelector(".log");
    if (!shown || document.hidden || !document.hasFocus() || !log?.clientHeight) return false;
    return log.scrollHeight - log.scrollTop - log.clientHeight < near;
  }

  // What has come is drawn first.
  const soon = (): void => void machine.after(50, look);
  effect(() => {
    if (state.value) soon();
  });
  door.onShown((message) => {
    ({ shown } = message);
    soon();
  });
  addEventListener("focus", soon);
  document.addEventListener("visibilitychange", soon);
  document.addEventListener("scroll", soon, { capture: true, passive: true });
}
