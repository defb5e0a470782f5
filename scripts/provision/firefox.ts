import { type DebianOptions, provisionProgram } from "./debian.ts";

/** Finds Firefox on the PATH, or installs Debian's; else an error with these choices. */
export function provisionFirefox(options?: DebianOptions): Promise<string> {
  return provisionProgram(
    { what: "Firefox", names: ["firefox", "firefox-esr"], packages: ["firefox-esr", "fonts-liberation"] },
    options,
  );
}
