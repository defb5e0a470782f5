import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describedModel } from "../../../scripts/build/described-model.ts";

const file = "../../../node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite";
const model = new Uint8Array(readFileSync(join(import.meta.dirname, file)));

/** Follows a table's field to what it points at. */
function reader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pointed = (at: number): number => at + view.getUint32(at, true);
  const place = (table: number, field: number): number => {
    const fields = table - view.getInt32(table, true);
    return table + view.getUint16(fields + 4 + 2 * field, true);
  };
  return {
    root: () => pointed(0),
    child: (table: number, field: number): number => pointed(place(table, field)),
    number: (table: number, field: number): number => view.getUint32(place(table, field), true),
    length: (list: number): number => view.getUint32(list, true),
    item: (list: number, index: number): number => pointed(list + 4 + 4 * index),
    float: (list: number): number => view.getFloat32(list + 4, true),
    bytes: (list: number): Uint8Array => bytes.slice(list + 4, list + 4 + view.getUint32(list, true)),
  };
}

test("the model says that its input is divided by 255, and is otherwise unchanged", () => {
  const made = describedModel(model);
  const head = made.length - model.length;
  expect(head % 16).toBe(0);
  expect(made.subarray(head)).toEqual(model);

  const [now, then] = [reader(made), reader(model)];
  for (const field of [1, 2, 3]) expect(now.child(now.root(), field)).toBe(then.child(then.root(), field) + head);
  const [buffers, before] = [now.child(now.root(), 4), then.child(then.root(), 4)];
  expect(now.length(buffers)).toBe(then.length(before) + 1);
  for (let index = 0; index < then.length(before); index++)
    expect(now.item(buffers, index)).toBe(then.item(before, index) + head);

  const named = now.item(now.child(now.root(), 6), 0);
  expect(new TextDecoder().decode(now.bytes(now.child(named, 0)))).toBe("TFLITE_METADATA");
  const said = reader(now.bytes(now.child(now.item(buffers, now.number(named, 1)), 0)));
  const input = said.item(said.child(said.item(said.child(said.root(), 3), 0), 2), 0);
  const unit = said.item(said.child(input, 4), 0);
  expect(said.number(unit, 0)).toBe(1);
  expect(said.float(said.child(said.child(unit, 1), 0))).toBe(0);
  expect(said.float(said.child(said.child(unit, 1), 1))).toBe(255);
});

test("what is no such model is refused in a sentence", () => {
  expect(() => describedModel(new Uint8Array(64))).toThrow("This is no TensorFlow Lite model.");
});
