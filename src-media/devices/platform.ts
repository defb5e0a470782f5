/** What a person sits at, as far as it says where its permissions are. Nothing works differently for it. */
export interface Platform {
  readonly system: "windows" | "macos" | "linux" | "chromeos" | "ios" | "android" | "other";
  readonly browser: "electron" | "chrome" | "edge" | "firefox" | "safari" | "other";
  /** A window of its own without an address bar: an installed app, or a browser in app mode. */
  readonly isApp: boolean;
}

export interface PlatformSigns {
  readonly userAgent: string;
  /** An iPad calls itself a Mac, but it can be touched. */
  readonly maxTouchPoints: number;
  readonly isApp: boolean;
}

export function platformOf({ userAgent, maxTouchPoints, isApp }: PlatformSigns): Platform {
  return { system: systemOf(userAgent, maxTouchPoints), browser: browserOf(userAgent), isApp };
}

/** Not `fullscreen`: a page that fills the screen for a while has its address bar all the same. */
const appModes = "(display-mode: standalone), (display-mode: minimal-ui), (display-mode: window-controls-overlay)";

/** The machine this runs on. */
export function thisPlatform(): Platform {
  const { userAgent, maxTouchPoints } = navigator;
  return platformOf({ userAgent, maxTouchPoints, isApp: matchMedia(appModes).matches });
}

function systemOf(userAgent: string, maxTouchPoints: number): Platform["system"] {
  if (/iphone|ipad|ipod/i.test(userAgent)) return "ios";
  if (/android/i.test(userAgent)) return "android";
  if (/windows/i.test(userAgent)) return "windows";
  if (/macintosh|mac os x/i.test(userAgent)) return maxTouchPoints > 1 ? "ios" : "macos";
  if (/\bcros\b/i.test(userAgent)) return "chromeos";
  return /linux|x11/i.test(userAgent) ? "linux" : "other";
}

function browserOf(userAgent: string): Platform["browser"] {
  if (/electron\//i.test(userAgent)) return "electron";
  if (/firefox|fxios/i.test(userAgent)) return "firefox";
  if (/\bedg(e|a|ios)?\//i.test(userAgent)) return "edge";
  if (/chrom(e|ium)|crios/i.test(userAgent)) return "chrome";
  return /safari/i.test(userAgent) ? "safari" : "other";
}
