import { expect, test } from "vitest";
import { deskLink } from "../../../../src-renderer/desk-link.ts";
import type { Hands } from "../../../../src-renderer/pop-out/hands.ts";
import { serveOwnWindows } from "../../../../src-renderer/pop-out/host.ts";
import type { Letter, Post } from "../../../../src-renderer/pop-out/letters.ts";
import type { Lives } from "../../../../src-renderer/pop-out/lives.ts";
import { mayAsk, passedOn } from "../../../../src-renderer/pop-out/may-ask.ts";
import { openToDesk } from "../../../../src-renderer/pop-out/open-pipe.ts";
import { popOutAddress, popOutOf } from "../../../../src-renderer/pop-out/where.ts";
import { deskStore } from "../../../../src-renderer/store.ts";
import type { DeskPlaced } from "../../../../src-shared/contracts/desk-state.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { faultOf } from "../../../../src-shared/rpc/fault.ts";
import { aDeskSnapshot } from "../../../support/agent-state.ts";
import { handClock, turns } from "../../../support/hand-clock.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const conversation = idOfNumber(1) as ConversationId;
const view = wholeView(played(conversation, ["offers", "accepts", "says"]));

/** A channel among pages, and who of them lives. */
function aBrowser() {
  const pages = new Set<(letter: Letter) => void>();
  const living = new Map<string, () => void>();
  const waiting = new Map<string, Set<() => void>>();
  const page = (): Post => {
    let own: ((letter: Letter) => void) | undefined;
    return {
      send: (letter) => {
        for (const hear of pages)
          if (hear !== own) setImmediate(() => hear(JSON.parse(JSON.stringify(letter)) as Letter));
      },
      onLetter(listener) {
        const hear = (letter: Letter) => listener(letter);
        own ??= hear;
        pages.add(hear);
        return () => pages.delete(hear);
      },
    };
  };
  const lives: Lives = {
    live(name, lost = () => {}) {
      living.get(name)?.();
      living.set(name, lost);
      return Promise.resolve();
    },
    onGone(name, gone) {
      const all = waiting.get(name) ?? new Set();
      waiting.set(name, all);
      if (living.has(name)) all.add(gone);
      else queueMicrotask(gone);
      return () => all.delete(gone);
    },
  };
  const dies = (name: string): void => {
    living.delete(name);
    for (const gone of waiting.get(name) ?? []) gone();
    waiting.delete(name);
  };
  return { page, lives, dies };
}

async function aDesk(conversations = [view]) {
  const browser = aBrowser();
  const clock = handClock();
  const store = deskStore();
  const told: string[] = [];
  const asked: string[] = [];
  const handed: Hands[] = [];
  let hear: (placed: DeskPlaced | "greeted") => void = () => {};
  store.setState({ link: { state: "ready" }, desk: aDeskSnapshot(conversations) });
  const post = browser.page();
  const begin = () =>
    serveOwnWindows({
      store,
      machine: clock,
      post: browser.page(),
      lives: browser.lives,
      handlers: passedOn((name, _input, key) => {
        asked.push(`${name} ${key === undefined ? "" : "with its key"}`.trim());
        return Promise.resolve({}) as never;
      }),
      onHeard(listener) {
        hear = listener;
        return () => {};
      },
      came: () => told.push("came"),
      hands: (_of, hands) => handed.push(hands),
      went: () => told.push("went"),
    });
  let stop = begin();
  const reload = () => {
    stop();
    browser.dies("frontdesk.desk-window");
    return () => void (stop = begin());
  };
  const own = deskStore();
  await browser.lives.live(`frontdesk.window.${conversation}`);
  const link = deskLink({
    store: own,
    machine: clock,
    open: () => openToDesk(conversation, { post, lives: browser.lives, machine: clock }),
  });
  post.onLetter((letter) => {
    if ("isHere" in letter && own.getState().link.state !== "ready") link.restart();
  });
  await clock.advance(10);
  return {
    browser,
    clock,
    store,
    own,
    link,
    post,
    told,
    asked,
    handed,
    reload,
    hear: (placed: DeskPlaced) => hear(placed),
  };
}

test("an own window has the desk's state, and every event after it", async () => {
  const { own, told, hear, clock } = await aDesk();
  expect(own.getState().link.state).toBe("ready");
  expect(own.getState().desk).toEqual(aDeskSnapshot([view]));
  expect(told).toEqual(["came"]);
  hear({ event: { type: "link.changed", link: { state: "connecting" } }, topic: "link", version: 1 });
  await clock.advance(1);
  expect(own.getState().desk?.link).toEqual({ state: "connecting" });
});

test("what it asks goes the desk's way, with its key; calls, ring and presence do not", async () => {
  const { link, asked, clock } = await aDesk();
  const key = crypto.randomUUID();
  await link.ask("conversation.end", { conversation }, key);
  expect(asked).toEqual(["conversation.end with its key"]);
  const refused = await link.ask("video.end", { conversation }).catch(faultOf);
  expect(refused).toMatchObject({ code: "forbidden", reason: "desk-window-alone" });
  for (const name of ["video.join", "ring.played", "presence.set", "offer.accept", "readiness.test", "link.signOut"])
    expect(mayAsk(name)).toBe(false);
  // What is written from comes with its files.
  for (const name of ["canned.use", "cannedFile.take", "cannedFile.link"]) expect(mayAsk(name)).toBe(true);
  await clock.advance(1);
  expect(asked).toHaveLength(1);
});

test("the desk's window goes: its own window says so, and comes back by itself when it is there again", async () => {
  const { reload, own, clock } = await aDesk();
  const isThereAgain = reload();
  await clock.advance(1);
  expect(own.getState().link.state).toBe("lost");
  isThereAgain();
  await clock.advance(1);
  expect(own.getState().link.state).toBe("ready");
});

test("an own window that is closed, or crashes, gives its conversation back", async () => {
  const { browser, told } = await aDesk();
  browser.dies(`frontdesk.window.${conversation}`);
  await turns();
  expect(told).toEqual(["came", "went"]);
});

test("signed out, or not this agent's any more: it ends, and asks no more", async () => {
  const { own, told } = await aDesk([]);
  expect(own.getState().link).toMatchObject({ state: "ended", fault: { code: "gone" } });
  expect(told).toEqual([]);
});

test("its address names the conversation, and nothing that would let anybody in", () => {
  expect(popOutAddress(conversation)).toBe(`/?conversation=${conversation}`);
  expect(popOutOf(popOutAddress(conversation).slice(1))).toBe(conversation);
  for (const search of ["", "?conversation=", "?conversation=../x", "?other=1"]) expect(popOutOf(search)).toBeNull();
});
