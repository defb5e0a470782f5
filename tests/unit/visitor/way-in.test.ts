import { expect, test } from "vitest";
import { wayIn } from "../../../src-visitor/media/way-in.ts";
import { handClock } from "../../support/hand-clock.ts";

function asked(...answers: Array<string | Error>) {
  const left = [...answers];
  const clock = handClock();
  const way = wayIn(clock, async () => {
    const next = left.shift();
    if (next === undefined) throw new Error("asked too often");
    if (next instanceof Error) throw next;
    return { url: "ws://media", token: next };
  });
  return { clock, way, left };
}

test("what was asked for ahead is walked once; the next way is a new one", async () => {
  const { way } = asked("first", "second");
  const known: string[] = [];
  way.prepare(({ token }) => void known.push(token));
  expect((await way.take()).token).toBe("first");
  expect(known).toEqual(["first"]);
  expect((await way.take()).token).toBe("second");
});

test("one that has grown old is not walked", async () => {
  const { way, clock } = asked("old", "new");
  way.prepare(() => {});
  await clock.advance(240_000);
  expect((await way.take()).token).toBe("new");
});

test("one that was refused ahead is asked for again, and that refusal is the asker's", async () => {
  const { way } = asked(new Error("not yet"), "then", new Error("gone"));
  way.prepare(() => {});
  expect((await way.take()).token).toBe("then");
  await expect(way.take()).rejects.toThrow("gone");
});
