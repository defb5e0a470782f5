import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { build, loadConfigFromFile } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { visitorFace } from "../../../src-shared/contracts/visitor-face.ts";
import {
  AskFrame,
  BeatFrame,
  DownFrame,
  HelloAnswerFrame,
  HelloFrame,
  UpFrame,
} from "../../../src-shared/rpc/frames.ts";
import { mineFrom } from "../../../src-visitor/video/screen.ts";
import { outboxFrom } from "../../../src-visitor/chat/outbox.ts";
import * as light from "../../../src-visitor/schemas/light.ts";
import { fitting, spoiled } from "../../support/fitting.ts";

const frames = { AskFrame, BeatFrame, UpFrame, HelloFrame, DownFrame, HelloAnswerFrame };
const root = join(import.meta.dirname, "../../..");
const files = {
  face: "src-shared/contracts/visitor-face.ts",
  frames: "src-shared/rpc/frames.ts",
  screen: "src-visitor/video/screen.ts",
  outbox: "src-visitor/chat/outbox.ts",
};
/** The contract as the widget's bundle has it, and where it was built. */
let bundle: {
  visitorFace: typeof visitorFace;
  frames: typeof frames;
  mineFrom: typeof mineFrom;
  outboxFrom: typeof outboxFrom;
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "frontdesk-schemas-"));
  const found = await loadConfigFromFile({ command: "build", mode: "visitor" }, join(root, "vite.config.ts"), root);
  const { resolve, build: asVisitor } = found!.config;
  await build({
    configFile: false,
    root,
    logLevel: "error",
    resolve: resolve!,
    build: {
      outDir: folder,
      minify: asVisitor?.minify ?? true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(root, file)])),
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
  const part = async (name: keyof typeof files) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const { visitorFace: face } = await part("face");
  bundle = { visitorFace: face, frames: await part("frames"), ...(await part("screen")), ...(await part("outbox")) };
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

type Parser = Pick<z.ZodMiniType, "safeParse" | "parse">;

function sameOf(ours: Parser, zods: Parser, value: unknown): boolean {
  const [said, meant] = [ours.safeParse(value), zods.safeParse(value)];
  expect(said.success, JSON.stringify(value)).toBe(meant.success);
  expect(said.data).toStrictEqual(meant.data);
  // Also the order of keys.
  expect(JSON.stringify(said.data)).toBe(JSON.stringify(meant.data));
  // And nothing of a key `__proto__`.
  if (said.data instanceof Object) expect(Object.getPrototypeOf(said.data)).toBe(Object.getPrototypeOf(meant.data));
  if (!meant.success) expect(() => ours.parse(value)).toThrow();
  return meant.success;
}

function forAll(values: fc.Arbitrary<unknown>, numRuns: number, look: (value: unknown) => unknown): void {
  fc.assert(
    fc.property(values, (value) => void look(value)),
    { numRuns },
  );
}

/** Values that fit are taken by both, and what is spoiled in one place is read alike, whether it is taken or not. */
function readAlike(ours: Parser, zods: Parser, values: fc.Arbitrary<unknown>, numRuns = 100): void {
  forAll(values, numRuns, (value) => expect(sameOf(ours, zods, value)).toBe(true));
  forAll(spoiled(values), 2 * numRuns, (value) => sameOf(ours, zods, value));
}

const { options } = visitorFace.event._zod.def;
const events = fitting(visitorFace.event);

describe("the widget's bundle reads as the hub does", () => {
  test.each(options.map((option) => [String([...option.shape.type._zod.values][0]), option] as const))(
    "%s",
    (_type, option) => readAlike(bundle.visitorFace.event, visitorFace.event, fitting(option, events)),
  );

  test("a hello's state, with events that are known and others", () => {
    const raw = fc.oneof(events, fc.jsonValue(), fc.constant({ type: "unknown", raw: 1 }));
    readAlike(bundle.visitorFace.state, visitorFace.state, fitting(visitorFace.state, raw));
  });

  test("who says hello", () => readAlike(bundle.visitorFace.who, visitorFace.who, fitting(visitorFace.who)));

  test.each(Object.entries(frames))("%s", (name, frame) => {
    // Some strings of a frame have their lengths.
    const taken = fitting(frame).filter((value) => frame.safeParse(value).success);
    readAlike(bundle.frames[name as keyof typeof frames], frame, taken);
  });

  test("what the widget kept for a reload", () => {
    const ids = fc.oneof(fc.uuid(), fc.constantFrom(null, "x"));
    const at = fc.constantFrom("away", "answering", "preparing", "inviting", "check", "call", "left", "x", 1);
    const screens = fc.record({ at, invite: ids, call: ids }, { requiredKeys: [] });
    forAll(screens, 200, (kept) =>
      expect(bundle.mineFrom(JSON.stringify(kept))).toEqual(mineFrom(JSON.stringify(kept))),
    );
    const state = fc.constantFrom("sending", "sent", "failed", "x");
    const fault = fc.constantFrom(null, { code: "busy", reason: "busy", values: { count: 1 }, more: 1 }, { code: "x" });
    const unsent = fc.record({ id: fc.uuid(), text: fc.string(), at: fc.integer(), state, fault });
    forAll(spoiled(fc.array(unsent, { maxLength: 2 })), 200, (kept) =>
      expect(bundle.outboxFrom(JSON.stringify(kept))).toEqual(outboxFrom(JSON.stringify(kept))),
    );
  });
});

describe("each kind of schema says the same of every value", () => {
  const id = "0192f0c4-5b8e-7c3a-9d2f-1a2b3c4d5e6f";
  const nil = "00000000-0000-0000-0000-000000000000";
  const texts = ["", "a", "abcd", id, id.toUpperCase(), nil, nil.replaceAll("0", "f"), nil.replaceAll("0", "F")];
  const numbers = [0, -0, 1, 3, 1.5, -1, Number.NaN, Infinity, 2 ** 53 - 1, 2 ** 53];
  const parts = [null, undefined, true, false, [], ["a"], [1, "a"], [undefined], () => 1];
  const objects = [
    {},
    { a: "a" },
    { a: undefined },
    { a: 1 },
    { a: "a", b: 2 },
    { t: "x", a: "a" },
    { t: "y" },
    { b: 1 },
  ];
  const own = JSON.parse('{"__proto__":{"a":"a"},"a":"a","0":"a","constructor":"a"}') as unknown;
  const values = [...texts, ...numbers, ...parts, ...objects, own, { t: "x" }, { t: 1, a: "a" }, { c: "c" }];

  const kinds: Record<string, (s: typeof z) => Parser> = {
    string: (s) => s.string(),
    uuid: (s) => s.uuid().brand<"Id">(),
    number: (s) => s.number(),
    int: (s) => s.int(),
    boolean: (s) => s.boolean(),
    unknown: (s) => s.unknown(),
    literal: (s) => s.literal("a"),
    enum: (s) => s.enum(["a", "abcd"]),
    lengths: (s) => s.string().check(s.minLength(1), s.maxLength(3)),
    bounds: (s) => s.number().check(s.minimum(1), s.maximum(3)),
    array: (s) => s.array(s.string()),
    object: (s) => s.object({ a: s.string() }),
    "object of anything": (s) => s.object({ a: s.unknown() }),
    "object with optional": (s) => s.object({ a: s.optional(s.string()) }),
    "object with nullable optional": (s) => s.object({ a: s.nullable(s.optional(s.string())) }),
    "object with default": (s) => s.object({ a: s._default(s.string(), "b") }),
    "object with optional default": (s) => s.object({ a: s.optional(s._default(s.string(), "b")) }),
    "object with nullable default": (s) => s.object({ a: s.nullable(s._default(s.string(), "b")) }),
    looseObject: (s) => s.looseObject({ a: s.string() }),
    extend: (s) => s.extend(s.object({ a: s.string() }), { b: s._default(s.number(), 7) }),
    "extend a loose one": (s) => s.extend(s.looseObject({ a: s.string() }), { b: s.optional(s.number()) }),
    record: (s) => s.record(s.string(), s.string()),
    "record by enum": (s) => s.partialRecord(s.enum(["a", "b"]), s.unknown()),
    union: (s) => s.union([s.object({ a: s.string() }), s.object({ b: s.number() }), s.int()]),
    discriminatedUnion: (s) =>
      s.discriminatedUnion("t", [s.object({ t: s.literal("x"), a: s.string() }), s.object({ t: s.enum(["y", "z"]) })]),
    pipe: (s) =>
      s.pipe(
        s.pipe(
          s.string(),
          s.transform((text) => text.slice(1)),
        ),
        s.string().check(s.minLength(1)),
      ),
  };
  test.each(Object.entries(kinds))("%s", (_name, kind) => {
    const [ours, zods] = [kind(light as unknown as typeof z), kind(z)];
    for (const value of values) sameOf(ours, zods, value);
  });

  test("a default is filled in anew each time", () => {
    const schema = light._default(light.array(light.string()), []);
    (schema.parse(undefined) as string[]).push("a");
    expect(schema.parse(undefined)).toEqual([]);
  });
});
