import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { uuid7 } from "../src-shared/rpc/machine.ts";
import { MessageId } from "../src-shared/chat/model.ts";
import { cleanText } from "../src-shared/text/clean.ts";
import { deliver } from "./chat/delivery.ts";
import { outboxFrom, outboxText, put, tryAgain } from "./chat/outbox.ts";
import { Panel } from "./conversations/panel.tsx";
import { openDoor } from "./door/parent.ts";
import { originsOf } from "./door/trust.ts";
import { hubLink } from "./hub-link.ts";
import { browserMachine as machine } from "./machine.ts";
import { placeOf, placeOutside, shelfIn } from "./shelf.ts";
import { openSocket } from "./socket-pipe.ts";
import { emptyState, unread, type WidgetState } from "./state.ts";
import "./ui/tokens.css";
import "./ui/widget.css";
import { canVideo } from "./video/screen.ts";
import { visit } from "./video/visit.ts";
import type { Widget } from "./widget-ports.ts";

const meta = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
const site = meta("frontdesk-site");
const door = openDoor(originsOf(meta("frontdesk-parents")));

// Some browsers keep nothing for a frame of another site. Then the page around us keeps it for this tab: its scripts could
// read the visitor's token there, as they can read everything else that he does on that page.
const local = placeOf(() => localStorage);
const session = placeOf(() => sessionStorage);
const outside =
  local && session ? undefined : placeOutside(await door.kept, (text) => door.say({ type: "keep", text }));
/** For the visitor, across pages and tabs; and for this tab alone. */
const kept = shelfIn(outside ?? local!, `frontdesk/${site}/`);
const tab = shelfIn(outside ?? session!, `frontdesk/${site}/tab/`);

const state = signal<WidgetState>({ ...emptyState, outbox: outboxFrom(tab.read("outbox")) });
const shown = signal(false);

const line = hubLink({
  machine,
  shelf: kept,
  ticket: meta("frontdesk-ticket"),
  open: () => openSocket(`${location.origin.replace(/^http/, "ws")}/visitor`),
  state: () => state.peek(),
  setState: (next) => (state.value = next),
});
const ask: typeof line.ask = (name, input, key) => line.ask(name, input, key);
const summary = computed(() => state.value.hub?.conversation?.summary);

const delivery = deliver({
  machine,
  ask,
  conversation: () => state.peek().hub?.conversation ?? null,
  page: () => door.page(),
  outbox: () => state.peek().outbox,
  setOutbox: (outbox) => (state.value = { ...state.peek(), outbox }),
});

let wantsFocus = false;
function focusFirst(): void {
  const first = document.querySelector<HTMLElement>("[data-first]");
  if (!wantsFocus || !first) return;
  wantsFocus = false;
  first.focus();
}

const video = visit({ shelf: tab, ask, summary, able: canVideo(window) });

/** What the page around us has to know: it is told again whenever the door opens. */
function tellDoor(): void {
  const held = state.value.hub?.conversation;
  const log = held ? `${held.summary.id}:` : "";
  if (held && shown.value) tab.keep("seen", log + held.head);
  const seen = tab.read("seen");
  const count = shown.value ? 0 : unread(held, log && seen?.startsWith(log) ? Number(seen.slice(log.length)) : 0);
  door.say({ type: "unread", count });
  door.say({ type: "live", live: held ? held.summary.state !== "ended" : false });
  door.say({ type: "size", size: video.screen.value === "check" || video.screen.value === "call" ? "call" : "normal" });
}
effect(tellDoor);
door.onShown((message) => {
  shown.value = message.shown;
  wantsFocus = message.shown && message.focus;
  focusFirst();
  // A door that was opened anew has heard nothing yet.
  tellDoor();
});
effect(() => tab.keep("outbox", outboxText(state.value.outbox)));
// What waited before the page was loaded goes out as soon as the hub has said where to.
effect(() => void (state.value.hub && delivery.run()));

const reloadEvery = 60_000;
function reload(): void {
  if (state.peek().link.state === "ended") kept.keep("token", null);
  tab.keep("reloaded", String(machine.now()));
  location.reload();
}
effect(() => {
  // A page that was open for too long needs a new ticket, and a new hub brings new files: once by itself, then by hand.
  if (state.value.link.state === "ended" && machine.now() - Number(tab.read("reloaded")) > reloadEvery) reload();
});

addEventListener("online", () => line.restart());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && state.peek().link.state === "lost") line.restart();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]") && !document.fullscreenElement) close();
});

function close(): void {
  door.say({ type: "close" });
}

const typingEvery = 3_000;
let typed = 0;

const widget: Widget = {
  state,
  video,
  draft: tab.read("draft") ?? "",
  keepDraft: (draft) => tab.keep("draft", draft || null),
  start(name) {
    wantsFocus = true;
    return delivery.start(name);
  },
  send(written) {
    typed = 0;
    const text = cleanText(written);
    if (text === "") return;
    const id = MessageId.parse(uuid7(machine));
    const { outbox, clock } = state.peek();
    state.value = { ...state.peek(), outbox: put(outbox, id, text, machine.now() + clock) };
    delivery.run();
  },
  tryAgain(id) {
    state.value = { ...state.peek(), outbox: tryAgain(state.peek().outbox, id) };
    delivery.run();
  },
  writing() {
    const { link } = state.peek();
    const conversation = summary.peek();
    if (link.state !== "ready" || conversation?.state !== "active" || machine.now() - typed < typingEvery) return;
    typed = machine.now();
    // Passing by nature: whether it arrives is of no matter to who writes.
    ask("chat.typing", { conversation: conversation.id }).catch((error: unknown) => console.debug(error));
  },
  async end() {
    const conversation = summary.peek();
    if (conversation) await ask("conversation.end", { conversation: conversation.id });
  },
  close,
  reload,
  focusFirst,
};

render(<Panel widget={widget} />, document.getElementById("widget")!);
