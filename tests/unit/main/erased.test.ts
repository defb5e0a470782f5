import { expect, test } from "vitest";
import { erasedKeeper } from "../../../src-main/call-log/erased.ts";
import type { DeskPlaced } from "../../../src-shared/contracts/desk-state.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { turns } from "../../support/hand-clock.ts";
import { fakeLog, type FakeShell } from "../../support/fake-shell.ts";

const erased = Array.from({ length: 5 }, (_, at) => ({ at, conversation: `c${at}` as ConversationId }));

/** A hub that has erased the first `there` of them, two to a page. */
function begin() {
  const told: FakeShell["told"] = [];
  const forgotten: string[] = [];
  let hear: (placed: DeskPlaced) => void = () => {};
  const world = { there: 3, isUp: true, isLinked: true, isBroken: false };
  const keeper = erasedKeeper({
    log: fakeLog(told),
    callLog: {
      isUp: () => world.isUp,
      async forget(conversations) {
        if (world.isBroken) throw refuse("unavailable", "call-log-disk-full");
        forgotten.push(...conversations);
      },
    },
    desk: {
      listen: (listener) => ((hear = listener), () => {}),
      snapshot: () => ({ hub: world.isLinked ? {} : null }) as never,
    },
    read: async (after) => ({
      erased: erased
        .slice(0, world.there)
        .filter(({ at }) => at > (after?.at ?? -1))
        .slice(0, 2),
    }),
  });
  const word = () =>
    hear({ event: { type: "conversation.erased", conversation: erased[0]!.conversation } } as DeskPlaced);
  return { keeper, world, forgotten, told, word };
}

test("a desk that comes back forgets page after page what was erased meanwhile, and then what it hears of", async () => {
  const { keeper, world, forgotten, word } = begin();
  keeper.look();
  await turns();
  expect(forgotten).toEqual(["c0", "c1", "c2"]);
  world.there = 5;
  word();
  word();
  await turns();
  expect(forgotten).toEqual(["c0", "c1", "c2", "c3", "c4"]);
});

test("what could not be forgotten is forgotten at the next word, and nothing is asked without link or file", async () => {
  const { keeper, world, forgotten, told, word } = begin();
  world.isLinked = false;
  keeper.look();
  await turns();
  world.isLinked = true;
  world.isUp = false;
  keeper.look();
  await turns();
  expect(forgotten).toEqual([]);
  world.isUp = true;
  world.isBroken = true;
  keeper.look();
  await turns();
  expect([forgotten, told.map(({ level }) => level)]).toEqual([[], ["warn"]]);
  world.isBroken = false;
  word();
  await turns();
  expect(forgotten).toEqual(["c0", "c1", "c2"]);
});
