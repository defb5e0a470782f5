import * as z from "zod/mini";
import type { Contract, EventOf, Handlers, Placed, UnknownEvent } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { serve, type ServeLimits } from "../../src-shared/rpc/serve.ts";
import type { HandClock } from "./hand-clock.ts";

/** A contract with one of everything, for tests of the protocol itself. */
export const smallContract = {
  protocol: 5,
  who: z.object({ token: z.string() }),
  state: z.object({ count: z.int() }),
  asks: {
    "count.add": { input: z.object({ by: z.int() }), output: z.object({ count: z.int() }), changes: true },
    "count.read": { input: z.object({}), output: z.object({ count: z.int() }), changes: false },
    "count.break": { input: z.object({}), output: z.object({}), changes: false },
    "text.say": {
      input: z.object({ text: z.string().check(z.maxLength(10, "text-too-long")) }),
      output: z.object({ text: z.string() }),
      changes: false,
    },
  },
  event: z.discriminatedUnion("type", [
    z.object({ type: z.literal("count.added"), by: z.int() }),
    z.object({ type: z.literal("count.changed"), count: z.int() }),
    z.object({ type: z.literal("count.hinted") }),
  ]),
} as const satisfies Contract;

type Told = Placed<EventOf<typeof smallContract> | UnknownEvent>;

/** What a defect of ours might give away; nothing of it may ever leave. */
export const secretOfDefect = "/srv/secret/path: password=hunter2";

export function serveSmall(pipe: Pipe, clock: HandClock, limits: ServeLimits = { beat: 0, rate: 1e6, burst: 1e6 }) {
  const seen = { defects: [] as unknown[], keys: [] as string[], send: (_placed: Told) => {} };
  let count = 0;
  const handlers: Handlers<typeof smallContract> = {
    "count.add": ({ by }, call) => {
      seen.keys.push(call.key ?? "no key");
      count += by;
      return { count };
    },
    "count.read": () => ({ count }),
    "count.break": () => {
      throw new Error(secretOfDefect);
    },
    "text.say": ({ text }) => ({ text }),
  };
  const stop = serve(
    smallContract,
    pipe,
    {
      async hello({ who }) {
        if (who.token !== "good") throw refuse("signed-out", "token-refused");
        return {
          answer: { epoch: "e", now: clock.now(), state: { count }, missed: {} },
          handlers,
          start(send) {
            seen.send = send;
            return () => {};
          },
        };
      },
      defect: (error) => void seen.defects.push(error),
    },
    clock,
    limits,
  );
  return { seen, stop };
}
