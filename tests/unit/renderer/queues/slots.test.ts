import fc from "fast-check";
import { expect, test } from "vitest";
import { type Slot, slotsOf } from "../../../../src-renderer/queues/slots.ts";
import type { Offer } from "../../../../src-shared/queues/model.ts";

const offer = (id: string) => ({ id }) as unknown as Offer;
const ids = (slots: readonly Slot[]) => slots.map(({ offer: { id }, isOver }) => (isOver ? `(${id})` : id));

test("nothing moves under a pointer: what is gone leaves an empty place, what is new comes last", () => {
  const before = slotsOf([], [offer("a"), offer("b")], false);
  const held = slotsOf(before, [offer("b"), offer("c")], true);
  expect(ids(held)).toEqual(["(a)", "b", "c"]);
  expect(ids(slotsOf(held, [offer("c")], true))).toEqual(["(a)", "(b)", "c"]);
  expect(ids(slotsOf(held, [offer("b"), offer("c")], false))).toEqual(["b", "c"]);
});

test("under a pointer every slot keeps its place through any changes, and every live offer is there", () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"))), (changes) => {
      let slots: readonly Slot[] = [];
      for (const change of changes) {
        const next = slotsOf(slots, change.map(offer), true);
        expect(next.slice(0, slots.length).map((slot) => slot.offer.id)).toEqual(slots.map((slot) => slot.offer.id));
        expect(new Set(ids(next).filter((id) => !id.startsWith("(")))).toEqual(new Set(change));
        slots = next;
      }
    }),
  );
});
