import type { Wanted } from "../../src-renderer/media/own-tracks.ts";
import { noMedia, type OwnState } from "../../src-renderer/media/state.ts";
import { deskStore } from "../../src-renderer/store.ts";
import type { Seat } from "../../src-renderer/video/seat.ts";
import { goesIn } from "../../src-renderer/video/goes-in.ts";
import { videoDesk } from "../../src-renderer/video/video-desk.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import { aDeskSnapshot } from "./agent-state.ts";
import { handClock, turns } from "./hand-clock.ts";
import { anna, idOfNumber, played, wholeView } from "./history.ts";

export const first = idOfNumber(1) as ConversationId;
export const active = ["offers", "accepts"] as const;
export type Steps = Parameters<typeof played>[1];
/** The visitor invites. */
export const asking: Steps = [...active, "asks-for-video"];
/** The ids that `played` gives to what comes third and fourth. */
const invite = idOfNumber(3, 4);
export const incoming = invite as InviteId;

/** What a fake seat went through. */
interface Sat {
  seat: Seat;
  wanted: Wanted | undefined;
  entered: number;
  closed: boolean;
  isHeld: boolean;
  turn: (state: Partial<OwnState>) => void;
  join: () => Promise<unknown>;
}

/** A window with one conversation, whose hub, camera and reloads a test makes up. */
export function aWindow({ kept = new Map<string, string>(), steps = active as Steps } = {}) {
  const store = deskStore();
  const asked: string[] = [];
  const sats: Sat[] = [];
  const servers: string[] = [];
  const shown: ConversationId[] = [];
  const answers: Record<string, () => Promise<unknown>> = {
    "video.invite": () => Promise.resolve({ invite }),
    "video.accept": () => Promise.resolve({}),
    "video.decline": () => Promise.resolve({}),
    "video.cancel": () => Promise.resolve({}),
    "video.end": () => Promise.resolve({}),
    "video.join": () => Promise.resolve({ url: "ws://media", token: "t", identity: "agent:1" }),
  };
  const happens = async (now: Steps): Promise<void> => {
    store.setState({ desk: aDeskSnapshot([wholeView(played(first, now))]) });
    await turns();
  };

  function takeSeat(conversation: ConversationId): Seat {
    let own: OwnState = { microphone: { state: "on" }, camera: { state: "on" } };
    let told = (): void => {};
    const sat: Sat = {
      wanted: undefined,
      entered: 0,
      closed: false,
      isHeld: false,
      turn(state) {
        own = { ...own, ...state };
        told();
      },
      join: () => Promise.reject(new Error("not entered")),
      seat: {
        conversation,
        own: { state: () => own } as Seat["own"],
        media: () => ({ ...noMedia, local: { ...noMedia.local, ...own } }),
        call: () => undefined,
        onChange(listener) {
          told = listener;
          return () => {};
        },
        open(_choice, wanted) {
          sat.wanted = wanted;
          return Promise.resolve();
        },
        choose: () => Promise.resolve(),
        hold(on) {
          sat.isHeld = on;
        },
        enter({ join }) {
          sat.entered += 1;
          sat.join = join;
        },
        retry: () => {},
        close() {
          sat.closed = true;
        },
      },
    };
    sats.push(sat);
    return sat.seat;
  }

  const open = () =>
    videoDesk({
      store,
      ask: ((name: string) => {
        asked.push(name);
        return answers[name]?.() ?? Promise.reject(new Error(`nobody asks ${name}`));
      }) as Parameters<typeof videoDesk>[0]["ask"],
      machine: handClock(),
      kept: {
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, value) => void kept.set(name, value),
        removeItem: (name) => void kept.delete(name),
      },
      takeSeat,
      choice: () => Promise.resolve({ speaker: undefined }),
      serverKnown: (url) => servers.push(url),
      goesIn: (view) => goesIn(view, { me: anna.id, now: 0, hasSpoken: false }),
      cameBack: (conversation) => shown.push(conversation),
    });

  store.setState({ desk: aDeskSnapshot([wholeView(played(first, steps))]) });
  const video = open();
  return { video, store, asked, sats, servers, shown, answers, kept, happens, last: () => sats.at(-1) as Sat };
}

type Window = ReturnType<typeof aWindow>;

/** After *Save and invite*. */
export async function invited(): Promise<Window> {
  const window = aWindow();
  window.video.openCheck(first);
  await window.video.goOn();
  await window.happens([...active, "invites"]);
  return window;
}

/** After the agent accepted a visitor's invite. */
export async function answered(): Promise<Window> {
  const window = aWindow({ steps: asking });
  await window.video.accept(first, incoming);
  await window.happens([...asking, "takes"]);
  return window;
}

/** After the visitor accepted. */
export async function calling(): Promise<Window> {
  const window = await invited();
  await window.happens([...active, "invites", "takes"]);
  return window;
}
