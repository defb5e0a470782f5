import { computed, effect, signal } from "@preact/signals";
import { availabilityBy, isPossible } from "../src-shared/availability/model.ts";
import { MessageId } from "../src-shared/chat/model.ts";
import { uuid7 } from "../src-shared/rpc/machine.ts";
import { cleanText } from "../src-shared/text/clean.ts";
import { deliver } from "./chat/delivery.ts";
import { tellMarks } from "./chat/marks.ts";
import { discarded, outboxFrom, outboxText, put, tryAgain } from "./chat/outbox.ts";
import { appointmentWay } from "./appointments/way.ts";
import type { Landing } from "./appointments/landing.ts";
import type { Door } from "./door/parent.ts";
import { focusWhenShown } from "./door/focus.ts";
import { tellDoor } from "./door/tell.ts";
import { hubLink } from "./hub-link.ts";
import { lazyPart, missingFetcher } from "./lazy-part.ts";
import { browserMachine as machine } from "./machine.ts";
import type { Shelf } from "./shelf.ts";
import { catalogueOf, frontOf } from "./sites/site-part.ts";
import { openSocket } from "./socket-pipe.ts";
import { emptyState, type WidgetState } from "./state.ts";
import { speak } from "./text/text.ts";
import { videoFront } from "./video/front.ts";
import type { Widget } from "./widget-ports.ts";

/** A page that cannot connect loads itself anew, but not more often than this, in milliseconds. */
const reloadEvery = 60_000;
/** The hub shows *is writing* for twice as long. */
const typingEvery = 3_000;

export interface WidgetParts {
  readonly door: Door;
  readonly landing: Landing;
  /** The 60-second ticket that the hub wrote into this page. */
  readonly ticket: string;
  /** For the visitor, across pages and tabs. */
  readonly kept: Shelf;
  /** For this tab alone. */
  readonly tab: Shelf;
}

/** Puts the widget together: its state, its line to the hub, and what the visitor can do. */
export function startWidget({ door, landing, ticket, kept, tab }: WidgetParts): Widget {
  const state = signal<WidgetState>({ ...emptyState, outbox: outboxFrom(tab.read("outbox")) });

  const line = hubLink({
    machine,
    shelf: kept,
    ticket,
    open: (givenUp) => openSocket(`${location.origin.replace(/^http/, "ws")}/visitor`, givenUp),
    state: () => state.peek(),
    setState: (next) => (state.value = next),
  });
  const ask: typeof line.ask = (name, input, key) => line.ask(name, input, key);
  const page = computed(() => state.value.hub?.conversation ?? undefined);
  const now = () => machine.now() + state.peek().clock;
  const isReady = computed(() => state.value.link.state === "ready");

  const delivery = deliver({
    machine,
    ask,
    conversation: () => state.peek().hub?.conversation ?? null,
    page: () => door.page(),
    button: () => door.button(),
    outbox: () => state.peek().outbox,
    setOutbox: (outbox) => (state.value = { ...state.peek(), outbox }),
  });

  const video = videoFront({
    shelf: tab,
    ask,
    nudge: () => line.restart(),
    now: () => machine.now() + state.peek().clock,
    page,
    address: () => door.page()?.url ?? location.href,
  });

  const availability = () => availabilityBy(state.value.hub!.availability, door.button());
  const wantsVideo = () => door.wish.value === "video" && isPossible(availability().video);
  const isReachable = () => isPossible(availability().chat) || wantsVideo();
  const wait = lazyPart(
    computed(() => page.value || (state.value.hub && !isReachable())),
    async () => (await import("./availability/part.tsx")).waitPart(widget),
  );
  const front = computed(() => frontOf(state.value.hub?.site));
  const language = computed(() => catalogueOf(state.value.hub?.site));
  effect(() => {
    if (language.value) void speak(language.value);
  });
  const site = lazyPart(front, async () => (await import("./sites/part.tsx")).sitePart(front));
  const files = lazyPart(page, async () => {
    const { filesPart } = await import("./uploads/part.tsx");
    return filesPart({ ask, machine, page, link: computed(() => state.value.link) });
  });

  const chat = lazyPart(page, async () => {
    const { chatPart } = await import("./chat/more.tsx");
    return chatPart({ ask, machine, page, isReady, now: () => machine.now() + state.peek().clock });
  });

  const copy = lazyPart(
    computed(() => state.value.hub?.mail && page.value?.summary.state === "ended"),
    async () => (await import("./history/part.tsx")).copyPart({ ask, conversation: () => page.value?.summary.id }),
  );

  const surveyed = computed(() => page.value?.summary);
  const survey = lazyPart(
    computed(() => surveyed.value?.survey),
    async () => (await import("./surveys/part.tsx")).surveyPart({ ask, machine, now, summary: surveyed, tab }),
  );

  const { token } = landing;
  const later = lazyPart(
    computed(
      () => state.value.hub && !page.value && isReachable() && appointmentWay(state.value.hub.site) === "always",
    ),
    async () => (await import("./appointments/offer.tsx")).offerPart({ ask, machine, now }),
  );
  const appointment = lazyPart(token, async () => {
    const { appointmentPart } = await import("./appointments/part.tsx");
    const link = computed(() => state.value.link);
    const joined = (id: string): void => tab.keep("wanted", id);
    return appointmentPart({ ask, machine, now, link, token, page: () => door.page(), joined });
  });

  const focus = focusWhenShown(door);
  // A message may be left where there is nobody: then there is a reason to open the panel.
  const can = computed(() => {
    if (!state.value.hub) return null;
    const { chat, video: call, form } = availability();
    return { chat: isPossible(chat) || form, video: isPossible(call) };
  });
  tellDoor({ door, tab, state, video, can });
  tellMarks(machine, door, state, (conversation, reached) => ask("chat.mark", { conversation, ...reached }));
  effect(() => tab.keep("outbox", outboxText(state.value.outbox)));
  // What waited before the page was loaded goes out as soon as the hub has said where to.
  effect(() => void (state.value.hub && delivery.run()));

  lazyPart(
    computed(() => state.value.hub),
    async () => {
      const { identityPart } = await import("./identity/part.ts");
      return identityPart({ machine, door, ask, restart: () => line.restart(), state, kept, tab });
    },
  );
  const asksMore = signal(false);
  const more = lazyPart(asksMore, async () => {
    const { morePart } = await import("./more/part.tsx");
    return morePart({ ask, machine, kept, close: () => (asksMore.value = false) });
  });

  function reload(): void {
    const { link } = state.peek();
    // Who has logged out elsewhere leaves nothing here; the token that all tabs share may be another's by now.
    if (link.state === "ended" && link.fault.reason === "visit-ended") tab.clear();
    else if (link.state === "ended") kept.keep("token", null);
    tab.keep("reloaded", String(machine.now()));
    location.reload();
  }
  effect(() => {
    // A page that was open for too long needs a new ticket, and a new hub brings new files: once by itself, then by hand.
    if (state.value.link.state === "ended" && machine.now() - Number(tab.read("reloaded")) > reloadEvery) reload();
  });

  // A call is not broken off for a part that is missing.
  const fetchAgain = missingFetcher(isReady, () => void (video.screen.peek() === "none" && reload()));
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

  let typed = 0;

  const widget: Widget = {
    state: computed(() =>
      door.identifying.value ? { ...state.value, hub: null, earlier: [], outbox: [] } : state.value,
    ),
    video,
    wait,
    site,
    files,
    copy,
    survey,
    more: computed(() => (asksMore.value ? more.value : null)),
    askMore: () => (asksMore.value = true),
    chat,
    appointment,
    later: computed(() => (appointmentWay(state.value.hub?.site) === "always" ? later.value : null)),
    comesByLink: () => token.value !== null,
    booking: { ask, machine, now },
    isLanding: landing.is,
    availability,
    isReachable,
    wantsVideo,
    draft: () => tab.read("draft") ?? "",
    keepDraft: (draft) => tab.keep("draft", draft || null),
    async start(name, channel, given) {
      focus.want();
      const id = await delivery.start(name, channel, given);
      // The call that he has asked for is this tab's.
      if (channel === "video") tab.keep("wanted", id);
    },
    async leave(message) {
      await ask("message.leave", { ...message, button: door.button() });
    },
    send(written) {
      typed = 0;
      const text = cleanText(written);
      const sent = files.peek()?.take();
      if (text === "" && !sent?.length) return;
      const id = MessageId.parse(uuid7(machine));
      const { outbox, clock } = state.peek();
      state.value = {
        ...state.peek(),
        outbox: put(outbox, id, text, machine.now() + clock, sent, chat.peek()?.takeReply()),
      };
      delivery.run();
    },
    tryAgain(id) {
      state.value = { ...state.peek(), outbox: tryAgain(state.peek().outbox, id) };
      delivery.run();
    },
    discard(id) {
      state.value = { ...state.peek(), outbox: discarded(state.peek().outbox, id) };
    },
    writing() {
      const { link } = state.peek();
      const conversation = page.peek()?.summary;
      if (link.state !== "ready" || conversation?.state !== "active" || machine.now() - typed < typingEvery) return;
      typed = machine.now();
      // Passing by nature: whether it arrives is of no matter to who writes.
      ask("chat.typing", { conversation: conversation.id }).catch((error: unknown) => console.debug(error));
    },
    async end() {
      const conversation = page.peek()?.summary;
      if (conversation) await ask("conversation.end", { conversation: conversation.id });
    },
    close,
    reload,
    fetchMissing: fetchAgain,
    focusFirst: focus.settle,
  };
  return widget;
}
