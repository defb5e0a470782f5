import { type DebianOptions, provisionProgram } from "./debian.ts";

/** Finds the WebDriver of WebKitGTK on the PATH, or installs Debian's, which brings its small browser with it. */
export function provisionWebkit(options?: DebianOptions): Promise<string> {
  return provisionProgram(
    {
      what: "WebKitGTK",
      names: ["WebKitWebDriver"],
      packages: ["webkit2gtk-driver", "fonts-liberation"],
    },
    options,
  );
}
