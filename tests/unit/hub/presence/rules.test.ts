import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { after, type Choice, isOpen, type Standing, type Step } from "../../../../src-hub/presence/rules.ts";
import { chosenStates, type PresenceState } from "../../../../src-shared/presence/model.ts";
import type { CodeId } from "../../../../src-shared/routing/ids.ts";
import { idOfNumber } from "../../../support/ids.ts";

const in_ = (state: PresenceState, over: Partial<Standing> = {}): Standing => ({
  state,
  code: null,
  next: null,
  machine: null,
  left: null,
  ...over,
});
const doctor = idOfNumber(1) as CodeId;
const lunch: Choice = { state: "lunch", code: null };
const choose = (state: Choice["state"], code: CodeId | null = null): Step => ({
  is: "chosen",
  choice: { state, code },
  here: true,
});
const missed: Step = { is: "missed" };
const settled: Step = { is: "settled" };
const use = (what: "idle" | "locked" | "asleep" | null): Step => ({ is: "machine", use: what });

describe("what becomes of a state", () => {
  test.each<[string, Standing, Step, boolean, Standing]>([
    [
      "a choice holds at once, with its code",
      in_("available"),
      choose("away", doctor),
      true,
      in_("away", { code: doctor }),
    ],
    ["a choice voids what was to follow", in_("busy", { next: lunch }), choose("available"), true, in_("available")],
    ["next without work is now", in_("available"), { is: "next", next: lunch }, false, in_("lunch")],
    ["next waits for work", in_("available"), { is: "next", next: lunch }, true, in_("available", { next: lunch })],
    ["next is cancelled", in_("available", { next: lunch }), { is: "next", next: null }, true, in_("available")],
    ["what he is already need not follow", in_("lunch"), { is: "next", next: lunch }, true, in_("lunch")],
    ["next comes when the work is done", in_("available", { next: lunch }), settled, false, in_("lunch")],
    [
      "an end among others is not the end",
      in_("available", { next: lunch }),
      settled,
      true,
      in_("available", { next: lunch }),
    ],
    ["a missed offer", in_("available"), missed, false, in_("not-responding")],
    ["a missed offer with next set brings next", in_("available", { next: lunch }), missed, false, in_("lunch")],
    [
      "a missed offer beside work leaves next",
      in_("available", { next: lunch }),
      missed,
      true,
      in_("available", { next: lunch }),
    ],
    ["idle", in_("available"), use("idle"), false, in_("away", { machine: "idle", left: "idle" })],
    [
      "locked after idle",
      in_("away", { machine: "idle", left: "idle" }),
      use("locked"),
      false,
      in_("away", { machine: "locked", left: "idle" }),
    ],
    [
      "used again after idle takes a click",
      in_("away", { machine: "locked", left: "idle" }),
      use(null),
      false,
      in_("away", { left: "idle" }),
    ],
    ["unlocked", in_("away", { machine: "locked", left: "locked" }), use(null), false, in_("available")],
    ["woken", in_("away", { machine: "asleep", left: "asleep" }), use(null), false, in_("available")],
    ["a chosen Away stays over a lock", in_("away", { machine: "locked" }), use(null), false, in_("away")],
    ["a chosen Lunch stays over a lock", in_("lunch"), use("locked"), false, in_("lunch", { machine: "locked" })],
    ["the click after idle", in_("away", { left: "idle" }), choose("available"), false, in_("available")],
    [
      "a lock does not forget next",
      in_("available", { next: lunch }),
      use("locked"),
      true,
      in_("away", { machine: "locked", left: "locked", next: lunch }),
    ],
  ])("%s", (_name, before, step, works, expected) => {
    expect(after(before, step, works)).toEqual(expected);
  });
});

const aChoice = fc.record({
  state: fc.constantFrom(...chosenStates),
  code: fc.constantFrom(null, doctor),
}) satisfies fc.Arbitrary<Choice>;
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ is: fc.constant("chosen" as const), choice: aChoice, here: fc.boolean() }),
  fc.record({ is: fc.constant("next" as const), next: fc.option(aChoice) }),
  fc.record({ is: fc.constant("machine" as const), use: fc.constantFrom(null, "idle", "locked", "asleep") }),
  fc.constantFrom<Step>(missed, settled, settled, { is: "came" }, { is: "lost" }),
);
const aDay = fc.array(fc.tuple(aStep, fc.boolean()), { maxLength: 60 });

/** Every standing of a day that begins Available, with the step that led to it. */
function standings(day: ReadonlyArray<readonly [Step, boolean]>) {
  let now = in_("available");
  return day.map(([step, works]) => {
    const before = now;
    now = after(before, step, works);
    return { before, step, works, now };
  });
}

describe("over any day", () => {
  test("nothing is offered while another state is to follow, nor while nobody sits there", () => {
    fc.assert(
      fc.property(aDay, (day) => {
        for (const { now } of standings(day))
          if (now.next !== null || now.machine !== null) expect(isOpen(now)).toBe(false);
      }),
    );
  });

  test("what is to follow is never lost: it stays, comes, or was taken back by a choice", () => {
    fc.assert(
      fc.property(aDay, (day) => {
        for (const { before, step, works, now } of standings(day)) {
          if (before.next === null || step.is === "chosen" || step.is === "next") continue;
          if (works) expect(now.next).toEqual(before.next);
          else expect(now).toMatchObject({ ...before.next, next: null });
        }
      }),
    );
  });

  test("nothing is to follow once the work is done", () => {
    fc.assert(
      fc.property(aDay, (day) => {
        for (const { works, now } of standings(day)) if (!works) expect(now.next).toBeNull();
      }),
    );
  });

  test("Available comes by choice, as what was to follow, or by coming back to a workstation that was locked or slept", () => {
    fc.assert(
      fc.property(aDay, (day) => {
        for (const { before, step, now } of standings(day)) {
          if (now.state !== "available" || before.state === "available") continue;
          const byNext = before.next?.state === "available" || (step.is === "next" && step.next?.state === "available");
          const byChoice = step.is === "chosen" && step.choice.state === "available";
          const byUse = step.is === "machine" && step.use === null && before.left !== null && before.left !== "idle";
          expect(byNext || byChoice || byUse).toBe(true);
        }
      }),
    );
  });

  test("the hub's own Away has a reason, and only Away has one", () => {
    fc.assert(
      fc.property(aDay, (day) => {
        for (const { now } of standings(day)) if (now.left !== null) expect(now.state).toBe("away");
      }),
    );
  });
});
