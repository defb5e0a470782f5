import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../../src-renderer/ui/tokens.css", import.meta.url), "utf8");

/** Each colour that has a light and a dark one, as hex. */
const colours = new Map<string, { light: string; dark: string }>();
for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g))
  colours.set(name!, { light: light!, dark: dark! });
for (const [, name, one] of css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g))
  colours.set(name!, { light: one!, dark: one! });

function colour(name: string, theme: "light" | "dark"): string {
  const found = colours.get(name);
  if (!found) throw new Error(`tokens.css has no --${name}`);
  return found[theme];
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const grounds = ["ground", "surface", "raised", "sunken"];
const words: Array<[string, string]> = [
  ...["text", "text-soft"].flatMap((name) => grounds.map((ground): [string, string] => [name, ground])),
  ...["ground", "surface", "raised"].map((ground): [string, string] => ["text-faint", ground]),
  ...["accent", "good", "warn", "bad"].flatMap((name) =>
    ["ground", "surface", "raised", `${name}-soft`].map((ground): [string, string] => [name, ground]),
  ),
  ["text", "accent-soft"],
  ["text", "good-soft"],
  ["text", "warn-soft"],
  ["text", "bad-soft"],
  ["text", "note"],
  ["text-soft", "note"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-bad", "bad"],
  ["on-live", "live"],
  ["on-stage", "stage"],
  ["on-stage", "stage-control"],
  ["on-stage", "stage-control-hover"],
  ...[1, 2, 3, 4, 5, 6].map((face): [string, string] => [`on-face-${face}`, `face-${face}`]),
];

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  test.each(words)("words in --%s can be read on --%s", (name, ground) => {
    expect(contrast(colour(name, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["ground", "surface", "raised"])("the border of a control stands out from --%s", (ground) => {
    expect(contrast(colour("line-control", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  test.each(["good", "live"])("a dot in --%s stands out from the top bar", (name) => {
    expect(contrast(colour(name, theme), colour("surface", theme))).toBeGreaterThanOrEqual(3);
  });
});

test("motion is at most 150 ms, and none for who asked for none", () => {
  expect(css).toMatch(/--quick: 1[0-4]?\d?ms/);
  expect(css).toMatch(/prefers-reduced-motion: reduce\) \{\s*:root \{\s*--quick: 0ms/);
});
