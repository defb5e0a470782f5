import { type DebianOptions, provisionProgram } from "./debian.ts";

/** Finds Xvfb on the PATH, or installs Debian's: the screen of a browser that has none, and one that it may share. */
export function provisionVirtualDisplay(options?: DebianOptions): Promise<string> {
  return provisionProgram({ what: "Xvfb", names: ["Xvfb"], packages: ["xvfb"] }, options);
}
