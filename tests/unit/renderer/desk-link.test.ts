import { expect, test } from "vitest";
import { deskLink } from "../../../src-renderer/desk-link.ts";
import { deskStore } from "../../../src-renderer/store.ts";
import { typingFor } from "../../../src-renderer/view.ts";
import { type DeskContract, deskContract, type DeskEvent } from "../../../src-shared/contracts/desk.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../../src-shared/conversations/state.ts";
import type { Handlers, Placed, UnknownEvent } from "../../../src-shared/rpc/contract.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { pipePair } from "../../../src-shared/rpc/pipe-pair.ts";
import { closeCodes, type Pipe } from "../../../src-shared/rpc/pipe.ts";
import { serve } from "../../../src-shared/rpc/serve.ts";
import { aDeskSnapshot } from "../../support/agent-state.ts";
import { handClock, turns } from "../../support/hand-clock.ts";
import { freshView, idOfNumber, maria, played, wholeView } from "../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const history = played(first, ["offers", "accepts", "says", "says", "says"]);
const heads = (open: number) => ({ public: open, staff: history.staff.length });

/** A main that serves a window: what it holds, what it refuses, and the pipe to cut. */
function aDesk(held: ConversationView) {
  const clock = handClock();
  const store = deskStore();
  const main = {
    held,
    opened: 0,
    refusal: undefined as Error | undefined,
    read: [] as ConversationId[],
    pipe: undefined as Pipe | undefined,
    send: (_placed: Placed<DeskEvent | UnknownEvent>): void => {
      throw new Error("nobody is connected");
    },
  };
  const asks: Partial<Handlers<DeskContract>> = {
    "conversation.read": ({ conversation }) => {
      main.read.push(conversation);
      return wholeView(history);
    },
    "offer.decline": () => ({}),
  };
  const open = (): Promise<Pipe> => {
    main.opened += 1;
    if (main.refusal) return Promise.reject(main.refusal);
    const [ours, theirs] = pipePair();
    main.pipe = theirs;
    serve(
      deskContract,
      theirs,
      {
        hello: () =>
          Promise.resolve({
            answer: { epoch: "e", now: clock.now(), state: aDeskSnapshot([main.held]), missed: {} },
            handlers: asks as Handlers<DeskContract>,
            start(send) {
              main.send = send;
              return () => {};
            },
          }),
        defect: (error) => {
          throw error;
        },
      },
      clock,
      { beat: 0, rate: 100, burst: 100 },
    );
    return Promise.resolve(ours);
  };
  const desk = deskLink({ store, machine: clock, open });
  return { clock, store, main, desk, conversation: () => store.getState().desk?.hub?.conversations[0] };
}

test("the window has the whole state after the first answer, and follows what main tells", async () => {
  const { store, main, desk, conversation } = aDesk(freshView(history, heads(4)));
  expect(store.getState()).toMatchObject({ link: { state: "connecting" }, desk: null });
  await turns();
  expect(store.getState().link).toEqual({ state: "ready" });
  main.send({ log: logOf(first, "public"), seq: 5, event: history.public[4]! });
  await turns();
  expect(conversation()).toEqual(wholeView(history));
  expect(main.read).toEqual([]);
  desk.stop();
});

test("a gap in a log is closed by reading that conversation again, once, and never by guessing", async () => {
  const { main, desk, conversation } = aDesk(freshView(history, heads(3)));
  await turns();
  main.send({ log: logOf(first, "public"), seq: 5, event: history.public[4]! });
  main.send({ log: logOf(first, "public"), seq: 5, event: history.public[4]! });
  await turns(20);
  expect(main.read).toEqual([first]);
  expect(conversation()).toEqual(wholeView(history));
  desk.stop();
});

test("a lost pipe is connected again by itself, and the state is what main then says", async () => {
  const { clock, store, main, desk, conversation } = aDesk(freshView(history, heads(3)));
  await turns();
  main.held = wholeView(history);
  main.pipe!.close(closeCodes.going, "gone");
  await turns();
  expect(store.getState().link.state).toBe("lost");
  // Nothing goes from the screen meanwhile.
  expect(conversation()).toEqual(freshView(history, heads(3)));
  await clock.advance(1_000);
  expect(store.getState().link).toEqual({ state: "ready" });
  expect(conversation()).toEqual(wholeView(history));
  desk.stop();
});

test.each([
  ["another page took over", closeCodes.takenOver, "gone"],
  ["there is no key", closeCodes.signedOut, "signed-out"],
] as const)("when %s it is over, until somebody wants it here", async (_why, code, fault) => {
  const { clock, store, main, desk } = aDesk(wholeView(history));
  await turns();
  main.pipe!.close(code, "why");
  await clock.advance(120_000);
  expect(store.getState().link).toMatchObject({ state: "ended", fault: { code: fault } });
  expect(main.opened).toBe(1);
  desk.restart();
  await turns();
  expect(store.getState().link).toEqual({ state: "ready" });
  desk.stop();
});

test("a page without a key does not try for ever", async () => {
  const { clock, store, main, desk } = aDesk(wholeView(history));
  await turns();
  main.refusal = refuse("signed-out", "window-key-missing");
  main.pipe!.close(closeCodes.going, "gone");
  await clock.advance(300_000);
  expect(store.getState().link).toMatchObject({ state: "ended", fault: { reason: "window-key-missing" } });
  expect(main.opened).toBe(2);
  desk.stop();
});

test("an ask goes through and a refusal comes back as a fault", async () => {
  const { main, desk } = aDesk(wholeView(history));
  await turns();
  await expect(desk.ask("conversation.read", { conversation: first })).resolves.toEqual(wholeView(history));
  main.pipe!.close(closeCodes.going, "gone");
  await turns();
  await expect(desk.ask("conversation.read", { conversation: first })).rejects.toMatchObject({
    fault: { code: "unavailable", reason: "link-lost" },
  });
  desk.stop();
});

test("the sign that somebody writes goes by itself", async () => {
  const { clock, store, main, desk } = aDesk(wholeView(history));
  await turns();
  main.send({ event: { type: "chat.typing", conversation: first, from: maria } });
  await turns();
  expect(store.getState().view.typing).toHaveProperty(first);
  await clock.advance(typingFor);
  expect(store.getState().view.typing).toEqual({});
  desk.stop();
});
