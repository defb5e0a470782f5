import { expect, test } from "vitest";
import { type VisitorContract, visitorContract } from "../../../src-shared/contracts/visitor.ts";
import type { HelloInput, Handlers } from "../../../src-shared/rpc/contract.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { Pipe } from "../../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../../src-shared/rpc/pipe-pair.ts";
import { type Host, serve } from "../../../src-shared/rpc/serve.ts";
import { hubLink } from "../../../src-visitor/hub-link.ts";
import { placeOutside, shelfIn } from "../../../src-visitor/shelf.ts";
import { emptyState, type WidgetState } from "../../../src-visitor/state.ts";
import { openSite } from "../../support/visitor-page.ts";
import { handClock } from "../../support/hand-clock.ts";

const none = {} as Handlers<VisitorContract>;

/** A socket's close is an event of its own, after what was said before it; memory's follows at once. */
function closingLate(pipe: Pipe): Pipe {
  return {
    post: (frame) => pipe.post(frame),
    onFrame: (listener) => pipe.onFrame(listener),
    onClosed: (listener) => pipe.onClosed(listener),
    close: (code, reason) => void setImmediate(() => pipe.close(code, reason)),
    buffered: () => pipe.buffered(),
  };
}

/** The widget's link to a hub that greets by `hello`; `cut` ends the line as a network does. */
function linked(hello: (input: HelloInput<VisitorContract>, count: number) => void) {
  const clock = handClock();
  const shelf = shelfIn(
    placeOutside("", () => {}),
    "",
  );
  const heard: Array<HelloInput<VisitorContract>> = [];
  let state: WidgetState = emptyState;
  let cut: () => void = () => {};
  const host: Host<VisitorContract> = {
    hello(input) {
      heard.push(input);
      hello(input, heard.length);
      const visitor = {
        token: `token-${heard.length}`,
        site: { name: "Shop", welcome: "" },
        ahead: null,
        seconds: null,
        availability: openSite,
        conversation: null,
      };
      return Promise.resolve({
        answer: { epoch: "e", now: clock.now(), state: visitor, missed: {} },
        handlers: none,
        start: () => () => {},
      });
    },
    defect: (error) => {
      throw error;
    },
  };
  const line = hubLink({
    machine: clock,
    shelf,
    ticket: "ticket",
    open() {
      const [ours, theirs] = pipePair();
      cut = () => theirs.close(1006, "cut");
      serve(visitorContract, closingLate(theirs), host, clock, { beat: 0, rate: 100, burst: 100 });
      return Promise.resolve(ours);
    },
    state: () => state,
    setState: (next) => (state = next),
  });
  return { clock, heard, line, shelf, state: () => state, cut: () => cut() };
}

test("the ticket opens one connection; after it the visitor comes with the newest token", async () => {
  const { clock, heard, shelf, state, cut } = linked(() => {});
  await clock.advance(0);
  expect(state().link).toEqual({ state: "ready" });
  expect(heard[0]?.who).toEqual({ ticket: "ticket" });
  cut();
  await clock.advance(0);
  expect(state().link.state).toBe("lost");
  await clock.advance(1_000);
  expect(state().link.state).toBe("ready");
  expect(heard[1]?.who).toEqual({ token: "token-1" });
  expect(heard[1]?.epoch).toBe("e");
  expect(shelf.read("token")).toBe("token-2");
});

test("a hello that is refused for good ends the link, with its reason; restart tries again", async () => {
  const { clock, line, state } = linked((_, count) => {
    if (count === 1) throw refuse("signed-out", "ticket-expired");
  });
  await clock.advance(60_000);
  expect(state().link).toEqual({ state: "ended", fault: { code: "signed-out", reason: "ticket-expired" } });
  line.restart();
  await clock.advance(0);
  expect(state().link).toEqual({ state: "ready" });
});

test("a hub that is too busy for a hello is asked again", async () => {
  const { clock, heard, state } = linked((_, count) => {
    if (count < 3) throw refuse("unavailable", "starting");
  });
  await clock.advance(30_000);
  expect(state().link).toEqual({ state: "ready" });
  expect(heard.map(({ who }) => who.ticket)).toEqual(["ticket", "ticket", "ticket"]);
});
