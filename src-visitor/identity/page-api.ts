import type { ApiHandlers } from "../door/calls.ts";
import type { Personal, Talk } from "../door/messages.ts";
import type { PagePanel, PanelNews } from "../door/page-panel.ts";
import { markTitle } from "./title.ts";

export interface PageApiParts {
  readonly panel: () => Pick<PagePanel, "press" | "send" | "load" | "forget">;
  readonly open: (by: "chat" | "video") => void;
  /** Takes buttons and panel off the page, or puts them back. */
  readonly hide: (hidden: boolean) => void;
  /** For who is shown what; the hub is told beside it. */
  readonly attributes: (values: Readonly<Record<string, unknown>>) => void;
}

export interface PageApi {
  readonly handlers: ApiHandlers;
  readonly news: (news: PanelNews) => void;
}

type Values = Extract<Personal, { type: "attributes" }>["values"];
type Said = Personal extends infer One ? (One extends Personal ? Omit<One, "call"> : never) : never;
type Listener = (detail?: unknown) => void;

const events: readonly unknown[] = ["ready", "open", "close", "unread", "conversation"];

/**
 * `window.Frontdesk` as the page's own scripts have it (`docs/frontdesk.d.ts`). The panel is not loaded for what the page says
 * of its visitor: it is told when he first needs it, or when a conversation runs.
 */
export function pageApi({ panel, open, hide, attributes }: PageApiParts): PageApi {
  const listeners = new Map<unknown, Set<Listener>>();
  const waiting = new Map<number, { readonly resolve: () => void; readonly reject: (error: Error) => void }>();
  /** What the panel is told as soon as it hears. */
  const outstanding = new Set<() => void>();
  let calls = 0;
  let hears = false;
  let loads = 0;
  let values: Values = {};
  let talk: Talk = "none";
  let unread = 0;

  function tell(event: string, detail?: unknown): void {
    for (const listener of listeners.get(event) ?? [])
      try {
        listener(detail);
      } catch (error) {
        // The page's own defect, told where it looks for them.
        reportError(error);
      }
  }

  /** Says it to the panel once that hears; resolves when the hub has it. */
  function say(message: Said): Promise<void> {
    const call = ++calls;
    const said = new Promise<void>((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      const send = (): void => panel().send({ ...message, call } as Personal);
      if (hears) send();
      else outstanding.add(send);
    });
    // Who does not look at the answer has no unhandled rejection on his page for it.
    said.catch((error: unknown) => console.warn(error));
    return said;
  }

  /** A token lives for minutes: one that is fetched is fetched when it is needed. */
  async function identify(given: unknown): Promise<void> {
    if (typeof given !== "function") return say({ type: "identify", token: String(given) });
    if (!hears) await new Promise<void>((resolve) => outstanding.add(resolve));
    // Who sat here before is covered until the page knows.
    panel().send({ type: "identifying" });
    const token = (await (given as () => unknown)()) as string;
    return say({ type: "identify", token });
  }

  function heard(event: unknown, listener: unknown): () => void {
    if (!events.includes(event) || typeof listener !== "function")
      throw new TypeError(`Frontdesk.on: ${String(event)}`);
    // Each time its own, so that who listens twice with one function goes twice.
    const own: Listener = (detail) => (listener as Listener)(detail);
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set.add(own));
    if (event === "ready") queueMicrotask(() => set.has(own) && own());
    return () => void set.delete(own);
  }

  async function logOut(): Promise<void> {
    outstanding.clear();
    values = {};
    panel().load();
    try {
      await say({ type: "logOut" });
    } finally {
      hears = false;
      panel().forget();
      news({ type: "unread", count: 0 });
      news({ type: "conversation", state: "none" });
    }
  }

  function news(one: PanelNews): void {
    if (one.type === "opened") {
      hears = true;
      for (const send of outstanding) send();
      outstanding.clear();
      // A panel that has loaded itself anew may be another visitor's.
      if (++loads > 1 && Object.keys(values).length > 0) void say({ type: "attributes", values });
    } else if (one.type === "answer") {
      const asked = waiting.get(one.call);
      waiting.delete(one.call);
      if (one.fault === "") asked?.resolve();
      else asked?.reject(Object.assign(new Error(`Frontdesk: ${one.fault}`), { code: one.fault }));
    } else if (one.type === "shown") tell(one.shown ? "open" : "close");
    else if (one.type === "unread") {
      if (one.count === unread) return;
      unread = one.count;
      markTitle(unread);
      tell("unread", unread);
    } else if (one.state !== talk) {
      talk = one.state;
      tell("conversation", { state: talk });
    }
  }

  return {
    news,
    handlers: {
      open: (by) => open(by === "video" ? by : "chat"),
      close: () => panel().press(false),
      show: () => hide(false),
      hide: () => hide(true),
      on: heard,
      identify,
      setAttributes(given) {
        attributes(given as Values);
        values = { ...values, ...(given as Values) };
        return say({ type: "attributes", values: given as Values });
      },
      logOut,
    },
  };
}
