import { expect, test } from "vitest";
import { type BlurScope, canBlur } from "../../../../src-renderer/blur/ability.ts";
import { writeMask } from "../../../../src-renderer/blur/mask.ts";
import { isTooSlow, type Pace } from "../../../../src-renderer/blur/pace.ts";

const able: BlurScope = {
  Worker: class {},
  WebAssembly: {},
  VideoFrame: class {},
  MediaStreamTrackProcessor: class {},
  MediaStreamTrackGenerator: class {},
  OffscreenCanvas: class {
    getContext = () => ({});
  },
};

test("the blur is offered where all that it needs is there, and nowhere else", () => {
  expect(canBlur(able)).toBe(true);
  for (const part of Object.keys(able)) expect(canBlur({ ...able, [part]: undefined }), part).toBe(false);
  class NoDrawing {
    getContext = () => null;
  }
  class Refusing {
    getContext(): never {
      throw new Error("no context");
    }
  }
  expect(canBlur({ ...able, OffscreenCanvas: NoDrawing })).toBe(false);
  expect(canBlur({ ...able, OffscreenCanvas: Refusing })).toBe(false);
});

const at = (rate: number): Pace => ({ frames: rate, spent: 1_000 });

test("fewer than ten frames a second for seconds on end are too slow", () => {
  expect(isTooSlow([])).toBe(false);
  expect(isTooSlow(Array.from({ length: 20 }, () => at(12)))).toBe(false);
  expect(isTooSlow(Array.from({ length: 20 }, () => at(8)))).toBe(true);
});

test("the first frames, one slow second and a camera that gives few frames are no reason", () => {
  expect(isTooSlow(Array.from({ length: 8 }, () => at(2)))).toBe(false);
  expect(isTooSlow([...Array.from({ length: 10 }, () => at(12)), at(4), at(4), at(4)])).toBe(false);
  expect(isTooSlow(Array.from({ length: 20 }, () => ({ frames: 5, spent: 200 })))).toBe(false);
  expect(isTooSlow(Array.from({ length: 20 }, () => ({ frames: 0, spent: 0 })))).toBe(false);
});

function alphas(confidences: readonly number[], before = new Float32Array(confidences.length)): number[] {
  const pixels = new Uint8ClampedArray(confidences.length * 4);
  writeMask(new Float32Array(confidences), before, pixels);
  return [...pixels].filter((_, index) => index % 4 === 3);
}

test("what is surely the person stays sharp, what surely is not is blurred, the edge is soft", () => {
  const steady = (confidence: number) => alphas([confidence], new Float32Array([confidence]))[0];
  expect(steady(1)).toBe(255);
  expect(steady(0.8)).toBe(255);
  expect(steady(0.3)).toBe(0);
  expect(steady(0)).toBe(0);
  expect(steady(0.55)).toBeGreaterThan(64);
  expect(steady(0.55)).toBeLessThan(192);
});

test("a flicker of one picture is softened, and what stays is followed", () => {
  const before = new Float32Array([0]);
  expect(alphas([1], before)[0]).toBeLessThan(255);
  for (let picture = 0; picture < 5; picture++) alphas([1], before);
  expect(alphas([1], before)[0]).toBe(255);
});
