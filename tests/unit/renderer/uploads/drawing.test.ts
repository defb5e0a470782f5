import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  areaOf,
  begunAt,
  type Brush,
  type Drawing,
  drawn,
  isMeant,
  ledTo,
  type Mark,
  nothingDrawn,
  redo,
  tools,
  undo,
} from "../../../../src-renderer/uploads/drawing/model.ts";

const brush: Brush = { tool: "arrow", colour: "red", width: 4, text: "here" };
const from = { x: 10, y: 20 };
const to = { x: 60, y: 5 };

test.each(tools)("%s: begins where it is pressed and is led to where it is let go", (tool) => {
  const mark = ledTo(begunAt(from, { ...brush, tool })!, to);
  expect(isMeant(mark)).toBe(true);
  if (mark.is === "pen") expect(mark.points).toEqual([from, to]);
  else if (mark.is === "words") expect(mark).toMatchObject({ at: to, text: "here" });
  else expect(mark).toMatchObject({ is: tool, from, to });
});

test("a slip of the hand leaves no arrow, and no words are no mark", () => {
  expect(isMeant(ledTo(begunAt(from, brush)!, { x: 12, y: 21 }))).toBe(false);
  expect(isMeant(begunAt(from, { ...brush, tool: "pen" })!)).toBe(true);
  expect(begunAt(from, { ...brush, tool: "words", text: "  " })).toBeUndefined();
});

test.each<[string, [number, number, number, number], ReturnType<typeof areaOf>]>([
  ["inside", [10.4, 20.2, 30.1, 40.9], { x: 10, y: 20, width: 21, height: 21 }],
  ["from the lower right", [30, 40, 10, 20], { x: 10, y: 20, width: 20, height: 20 }],
  ["over the edge", [-50, 90, 20, 900], { x: 0, y: 90, width: 20, height: 10 }],
  ["outside", [200, 200, 300, 300], undefined],
  ["without breadth", [10, 20, 10, 40], undefined],
])("what is hidden by a field %s", (_name, [x1, y1, x2, y2], area) => {
  expect(areaOf({ x: x1, y: y1 }, { x: x2, y: y2 }, { width: 100, height: 100 })).toEqual(area);
});

const mark = fc
  .tuple(fc.constantFrom(...tools), fc.nat(500), fc.nat(500))
  .map(([tool, x, y]): Mark => begunAt({ x, y }, { ...brush, tool })!);
const steps = fc.array(fc.oneof(mark, fc.constantFrom("undo" as const, "redo" as const)), { maxLength: 40 });
const take = (drawing: Drawing, step: Mark | "undo" | "redo"): Drawing =>
  step === "undo" ? undo(drawing) : step === "redo" ? redo(drawing) : drawn(drawing, step);

test("undo and redo give back exactly what there was, after anything that was drawn", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const drawing = all.reduce(take, nothingDrawn);
      let back = drawing;
      for (const _mark of drawing.marks) back = undo(back);
      expect(back.marks).toEqual([]);
      expect(undo(back)).toBe(back);
      for (const _mark of drawing.marks) back = redo(back);
      expect(back).toEqual(drawing);
    }),
  );
});

test("something new ends what could be brought back, and nothing else changes what was drawn before", () => {
  fc.assert(
    fc.property(steps, mark, (all, last) => {
      const drawing = all.reduce(take, nothingDrawn);
      const more = drawn(drawing, last);
      expect(more.undone).toEqual([]);
      expect(redo(more)).toBe(more);
      expect(undo(more).marks).toEqual(drawing.marks);
    }),
  );
});
