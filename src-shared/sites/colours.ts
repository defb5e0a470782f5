import * as z from "zod/mini";

/** `#rrggbb` in small letters, nothing else: it is put into a style. */
export const Colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/, "colour-wrong"));

export const Colours = z.object({
  /** Of the button and of what is pressed in the panel. */
  accent: Colour,
  /** Of words on it. */
  onAccent: Colour,
});
export type Colours = z.infer<typeof Colours>;

/** Words on a ground must reach this (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** From 1 to 21, as WCAG 2.2 defines it; both as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [bright = 1, dark = 1] = [one, other].map(luminance).sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
