import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Fonts in the order in which they are tried for a sign. Each holds a part of what people write. */
const files = [
  ["latin", "@fontsource/inter/files/inter-latin-400-normal.woff"],
  ["latin-ext", "@fontsource/inter/files/inter-latin-ext-400-normal.woff"],
  ["cyrillic", "@fontsource/inter/files/inter-cyrillic-400-normal.woff"],
  ["cyrillic-ext", "@fontsource/inter/files/inter-cyrillic-ext-400-normal.woff"],
  ["greek", "@fontsource/inter/files/inter-greek-400-normal.woff"],
  ["greek-ext", "@fontsource/inter/files/inter-greek-ext-400-normal.woff"],
  ["vietnamese", "@fontsource/inter/files/inter-vietnamese-400-normal.woff"],
  ["hebrew", "@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff"],
  ["arabic", "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff"],
] as const;

export const boldName = "bold";
export const boldFont = { file: "@fontsource/inter/files/inter-latin-600-normal.woff" };
export const fontNames = files.map(([name]) => name);
type FontName = (typeof files)[number][0];

/** A font's file out of its package. */
export const fontFile = (file: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(file)));

export const fontFiles = (): Array<readonly [FontName, Buffer]> => files.map(([name, file]) => [name, fontFile(file)]);
