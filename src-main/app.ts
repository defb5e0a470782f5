import { join } from "node:path";
import { callLog as openCallLog, startWorker } from "./call-log/call-log.ts";
import { itemsOfEvent, itemsOfHello } from "./call-log/items.ts";
import { keeper as callLogKeeper } from "./call-log/keeper.ts";
import { erasedKeeper } from "./call-log/erased.ts";
import { eventPath } from "./call-log/path.ts";
import { draftKeeper } from "./drafts/drafts.ts";
import { draftHandlers } from "./drafts/handlers.ts";
import { deskState } from "./desk-state/desk-state.ts";
import { deskHandlers } from "./desk-state/handlers.ts";
import { serveWindow } from "./desk-state/serve-window.ts";
import { deskPage } from "./hub-link/desk-page.ts";
import { linkHandlers } from "./hub-link/handlers.ts";
import { type HubHttp, hubHttp } from "./hub-link/hub-http.ts";
import { hubLink } from "./hub-link/hub-link.ts";
import { openHubSocket } from "./hub-link/hub-socket.ts";
import { takeTicket } from "./hub-link/ticket.ts";
import { nodeMachine } from "./machine.ts";
import { noteOf } from "./ring/note.ts";
import { callKeysOf } from "./mini-bar/call-keys.ts";
import { mayRing } from "./ring/may-ring.ts";
import { ringer } from "./ring/ring.ts";
import { deskWatch } from "./presence/watch.ts";
import { openSettings } from "./settings/settings.ts";
import { languageOf } from "./text.ts";
import type { DeskWindow, Shell } from "./shell/shell.ts";
import { noWatch } from "../src-shared/presence/desk-asks.ts";
import { noRing } from "../src-shared/ring/desk-asks.ts";
import { refuse } from "../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../src-shared/rpc/machine.ts";
import type { Pipe } from "../src-shared/rpc/pipe.ts";

export interface AppSettings {
  /** Where the hub is, without a slash at its end: `https://hub.example`. */
  readonly hubUrl: string;
  /** Where a one-time ticket may lie; null: nowhere. */
  readonly ticketFile: string | null;
  /** The program of the call log's worker. */
  readonly callLogWorker: URL | string;
}

/** What lies outside of this process; tests bring their own. */
export interface World {
  readonly machine: Machine;
  readonly http: HubHttp;
  readonly openHub: () => Promise<Pipe>;
  readonly startCallLog: () => Promise<Pipe>;
}

export interface App {
  readonly window: DeskWindow;
  /** Everything is written, closed and let go. */
  stop(): Promise<void>;
}

/** The desk's main process, on any shell. */
export async function startApp(shell: Shell, settings: AppSettings, outside: Partial<World> = {}): Promise<App> {
  const { folders, log, secrets, screens, outside: beside, eyes } = shell;
  const { hubUrl, ticketFile, callLogWorker } = settings;
  const machine = outside.machine ?? nodeMachine;
  const http = outside.http ?? hubHttp(hubUrl);

  const chosen = await openSettings(folders.data, log, (now) =>
    desk.publish({ type: "settings.changed", settings: now }),
  );
  const desk = deskState({
    machine,
    first: {
      link: { state: "connecting" },
      hub: null,
      clockOffset: 0,
      ring: noRing,
      watch: { ...noWatch, seesMachine: eyes.tells },
      settings: chosen.current(),
      callLog: "written",
    },
    gap: () => hub.restart(),
  });

  // The call log, and who sees to it that nothing is missing in it.
  const logReady = Promise.withResolvers<void>();
  const callLog = openCallLog({
    machine,
    log,
    file: join(folders.data, "call-log.db"),
    start: outside.startCallLog ?? (() => startWorker(callLogWorker, log)),
    up() {
      logReady.resolve();
      void keeper.up();
      erased.look();
    },
    trouble(fault) {
      logReady.resolve();
      keeper.trouble(fault);
    },
  });
  const keeper = callLogKeeper({
    machine,
    log,
    callLog,
    read: (conversation, before) =>
      hub.ask("conversation.read", before === null ? { conversation } : { conversation, before }),
    changed: (state, fault) => desk.publish({ type: "callLog.changed", callLog: state, ...(fault ? { fault } : {}) }),
  });

  const erased = erasedKeeper({ log, callLog, desk, read: (after) => hub.ask("conversations.erased", { after }) });

  // The way of everything that comes from the hub: call log, then state, then window.
  const path = eventPath({ machine, log, keep: keeper.keep });
  const hub = hubLink({
    machine,
    log,
    secrets,
    http,
    open: outside.openHub ?? ((givenUp) => openHubSocket(hubUrl, givenUp)),
    held: desk.held,
    inCall: () => desk.snapshot().hub?.conversations.some((view) => view.public.summary.call) ?? false,
    greeted(answer) {
      const at = machine.now();
      path.take({
        items: itemsOfHello(answer),
        pass() {
          desk.greeted(answer, at);
          const { account, open, drafts: kept = [] } = answer.state;
          void keeper.greeted(account.id, open).then(erased.look);
          void drafts.greeted(account.id, kept, open);
        },
      });
    },
    event(placed) {
      const account = hub.account();
      path.take({ items: account ? itemsOfEvent(account, placed) : [], pass: () => desk.hubEvent(placed) });
    },
    changed: (link) => path.take({ items: [], pass: () => desk.publish({ type: "link.changed", link }) }),
    signedOut: () =>
      path.take({
        items: [],
        pass() {
          desk.signedOut();
          keeper.signedOut();
          drafts.signedOut();
        },
      }),
  });

  const drafts = draftKeeper({
    machine,
    log,
    secrets,
    now: () => machine.now() + desk.snapshot().clockOffset,
    give: (draft) => hub.ask("draft.keep", draft),
    changed: (now) => desk.publish({ type: "drafts.changed", drafts: now }),
  });

  const link = linkHandlers({ machine, log, http, hub });

  // The ring follows what is shown.
  let shown: DeskWindow | undefined;
  const ring = ringer({
    machine,
    log,
    hub: () => ({ state: desk.snapshot().hub, now: machine.now() + desk.snapshot().clockOffset }),
    notify: (note) => shell.notify(note),
    noteOf: (caller) => noteOf(caller, languageOf(chosen.current().language)),
    changed: (now) => desk.publish({ type: "ring.changed", ring: now }),
    show: () => shown?.show(),
  });
  const watch = deskWatch({
    machine,
    log,
    eyes,
    hub,
    snapshot: desk.snapshot,
    changed: (now) => desk.publish({ type: "watch.changed", watch: now }),
    leaving: () => hub.stop(),
  });
  const stopWatching = desk.listen(({ event }) => {
    if (mayRing(event.type)) ring.look();
    watch.heard(event);
    if (event.type === "draft.changed") drafts.heard(event.draft);
  });

  const callKeys = callKeysOf({
    outside: beside,
    log,
    pressed: (key) => desk.pass({ type: "callKey.pressed", key }),
  });

  function signedIn() {
    const account = hub.account();
    if (account === null) throw refuse("signed-out", "signed-out");
    return account;
  }

  const handlers = deskHandlers(hub, {
    ...draftHandlers(drafts, hub),
    "offer.accept": (input, { key }) => ring.handling(input.offer, hub.ask("offer.accept", input, key)),
    "offer.decline": (input, { key }) => ring.handling(input.offer, hub.ask("offer.decline", input, key)),
    "video.accept": (input, { key }) => ring.handling(input.invite, hub.ask("video.accept", input, key)),
    "video.decline": (input, { key }) => ring.handling(input.invite, hub.ask("video.decline", input, key)),
    ...link.handlers,
    "visitor.findOutside": (asked, { key }) => page.finds(hub.ask("visitor.findOutside", asked, key)),
    "callLog.search": (asked) => callLog.search({ ...asked, account: signedIn() }),
    "callLog.read": (asked) => callLog.read({ ...asked, account: signedIn() }),
    "settings.change": (some) => chosen.change(some),
    "screen.list": () => screens.list(),
    "screen.pictures": async ({ kind }) => ({ sources: await screens.pictures(kind) }),
    "screen.choose"({ source, sound }) {
      screens.choose(source, sound);
      return {};
    },
    "screen.openSettings"() {
      screens.openSettings();
      return {};
    },
    ...watch.handlers,
    "outside.follow": ({ isInCall }) => callKeys.follow(isInCall),
    "ring.played"(caller) {
      ring.played("offer" in caller ? caller.offer : caller.invite, caller.on);
      return {};
    },
  });

  // What the hub brings first should find the call log ready; but a log that does not come up holds up nobody.
  const stopPatience = machine.after(3_000, logReady.resolve);
  await logReady.promise;
  stopPatience();
  await hub.start(await takeTicket(ticketFile, log));
  const epoch = uuid7(machine);
  const page = await deskPage(http, folders.data, log);
  watch.connects(page.connect);
  const window = await shell.openDesk(page, (pipe) => serveWindow(pipe, { machine, log, desk, handlers, epoch }));
  shown = window;

  return {
    window,
    async stop() {
      link.stop();
      stopWatching();
      ring.stop();
      watch.stop();
      callKeys.stop();
      hub.stop();
      keeper.stop();
      await drafts.stop();
      await callLog.stop();
      await window.close();
    },
  };
}
