import { expect, test } from "vitest";
import {
  type Command,
  type Happening,
  mostRestarts,
  next,
  type PartState,
  restartWindow,
} from "../../../scripts/start/restarts.ts";

const rest = (ms: number): Command => ({ do: "rest", ms });
const nothing: Command = { do: "nothing" };

const cases: [name: string, state: PartState, happening: Happening, after: PartState, command: Command][] = [
  ["comes up", { phase: "opening" }, "became-ready", { phase: "ready", restarts: [] }, nothing],
  [
    "dies before it was ever ready",
    { phase: "opening" },
    "died",
    { phase: "over" },
    { do: "give-up", because: "never-ready" },
  ],
  ["dies once", { phase: "ready", restarts: [] }, "died", { phase: "resting", restarts: [] }, rest(100)],
  [
    "is started after its rest",
    { phase: "resting", restarts: [] },
    "rested",
    { phase: "starting", restarts: [100_000] },
    { do: "start" },
  ],
  [
    "dies while it is started again",
    { phase: "starting", restarts: [99_000] },
    "died",
    { phase: "resting", restarts: [99_000] },
    rest(200),
  ],
  [
    "dies too often",
    { phase: "ready", restarts: [1, 2, 3, 4, 5].map((n) => 90_000 + n) },
    "died",
    { phase: "over" },
    { do: "give-up", because: "too-often" },
  ],
  [
    "is forgiven after a minute",
    { phase: "ready", restarts: [1, 2, 3, 4, 5].map((n) => 100_000 - restartWindow - n) },
    "died",
    { phase: "resting", restarts: [] },
    rest(100),
  ],
  ["is stopped", { phase: "ready", restarts: [] }, "stop", { phase: "stopping" }, { do: "end" }],
  ["is stopped while it opens", { phase: "opening" }, "stop", { phase: "stopping" }, { do: "end" }],
  ["is stopped while it rests", { phase: "resting", restarts: [] }, "stop", { phase: "over" }, nothing],
  ["ends because it was stopped", { phase: "stopping" }, "died", { phase: "over" }, nothing],
  ["was closed by a person", { phase: "ready", restarts: [] }, "closed", { phase: "over" }, { do: "finish" }],
  ["ends well because it was stopped", { phase: "stopping" }, "closed", { phase: "over" }, nothing],
  ["is stopped twice", { phase: "stopping" }, "stop", { phase: "stopping" }, nothing],
  ["hears a late rest after the end", { phase: "over" }, "rested", { phase: "over" }, nothing],
];

test.each(cases)("a part that %s", (_name, state, happening, after, command) => {
  expect(next(state, happening, 100_000)).toEqual([after, command]);
});

test("a part that dies at once, again and again, is given up after five restarts with growing rests", () => {
  let state: PartState = { phase: "ready", restarts: [] };
  let now = 0;
  const rests: number[] = [];
  for (;;) {
    const [died, command] = next(state, "died", now);
    if (command.do !== "rest") {
      expect(command).toEqual({ do: "give-up", because: "too-often" });
      break;
    }
    rests.push(command.ms);
    now += command.ms;
    [state] = next(died, "rested", now);
  }
  expect(rests).toEqual([100, 200, 400, 800, 1600]);
  expect(rests).toHaveLength(mostRestarts);
});
