import type { Trouble } from "./failure.ts";
import type { Platform } from "./platform.ts";

/** What to do, one step at a time; each is a text's last part in desk and widget. */
export type GuideStep =
  | "answer"
  | "chrome-sign"
  | "chrome-allow"
  | "app-menu"
  | "firefox-sign"
  | "firefox-clear"
  | "safari-menu"
  | "safari-allow"
  | "ios-page"
  | "ios-allow"
  | "android-sign"
  | "android-allow"
  | "browser-settings"
  | "windows-privacy"
  | "windows-allow"
  | "mac-privacy"
  | "mac-restart"
  | "linux-portal"
  | "ios-privacy"
  | "android-privacy"
  | "chromeos-privacy"
  | "system-privacy"
  | "page-owner"
  | "close-program"
  | "restart-browser"
  | "restart-desk"
  | "security-program"
  | "which-device"
  | "other-port"
  | "connect"
  | "unhide"
  | "choose-other"
  | "again";

export interface Guidance {
  readonly trouble: Trouble;
  /** In the order to try them. */
  readonly steps: readonly GuideStep[];
}

/** The way out of a trouble with a camera or microphone, at this very machine (features 000-62 … 000-68). */
export function guidanceFor(trouble: Trouble, platform: Platform): Guidance {
  return { trouble, steps: stepsFor(trouble, platform) };
}

function stepsFor(trouble: Trouble, platform: Platform): readonly GuideStep[] {
  const isPhone = platform.system === "ios" || platform.system === "android";
  const port: readonly GuideStep[] = isPhone ? [] : ["other-port"];
  switch (trouble) {
    case "dismissed":
      return ["answer"];
    case "refused":
    case "blocked":
      // The desk's own window asks nobody: whoever says no there is the system.
      return platform.browser === "electron" ? systemSteps(platform) : [...pageSteps(platform), "again"];
    case "system":
      return systemSteps(platform);
    case "page":
      return ["page-owner"];
    case "held":
      return [
        "close-program",
        platform.browser === "electron" ? "restart-desk" : "restart-browser",
        "security-program",
        "again",
      ];
    case "missing":
      return isPhone ? ["unhide", "again"] : ["connect", "other-port", "unhide", "again"];
    case "gone":
      return ["choose-other", ...port, "again"];
    case "other":
      return ["which-device", "close-program", ...port, "security-program", "again"];
  }
}

/** Where this browser keeps what it was told about a page (000-68). */
function pageSteps({ system, browser, isApp }: Platform): readonly GuideStep[] {
  // Every browser on iOS asks through Safari's own engine and menu.
  if (system === "ios") return ["ios-page", "ios-allow"];
  if (isApp && (browser === "chrome" || browser === "edge")) return ["app-menu", "chrome-allow"];
  if (browser === "firefox") return ["firefox-sign", "firefox-clear"];
  if (browser === "safari") return ["safari-menu", "safari-allow"];
  if (browser !== "chrome" && browser !== "edge") return ["browser-settings"];
  return system === "android" ? ["android-sign", "android-allow"] : ["chrome-sign", "chrome-allow"];
}

/** Where the system keeps which program may use a device (000-67). */
function systemSteps({ system, browser }: Platform): readonly GuideStep[] {
  const restart = browser === "electron" ? "restart-desk" : "restart-browser";
  switch (system) {
    case "windows":
      return ["windows-privacy", "windows-allow", "security-program", "again"];
    case "macos":
      // macOS tells a program only at its next start.
      return ["mac-privacy", "mac-restart", "again"];
    case "linux":
      return ["linux-portal", restart, "again"];
    case "ios":
      return ["ios-privacy", "again"];
    case "android":
      return ["android-privacy", "again"];
    case "chromeos":
      return ["chromeos-privacy", "again"];
    case "other":
      return ["system-privacy", "security-program", "again"];
  }
}
