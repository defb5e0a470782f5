import type { Device } from "../../src-shared/sites/conditions.ts";

export interface BrowserClass {
  readonly device: Device | null;
  readonly browser: string | null;
  readonly system: string | null;
}

/** The first that fits counts: most browsers name others beside themselves. */
const browsers: ReadonlyArray<readonly [string, RegExp]> = [
  ["Instagram", /Instagram/],
  ["Facebook", /FBA[NV]\/|FB_IAB/],
  ["LINE", /\bLine\//],
  ["WeChat", /MicroMessenger/],
  ["TikTok", /musical_ly|BytedanceWebview|TikTok/],
  ["Edge", /Edg(e|A|iOS)?\//],
  ["Opera", /OPR\/|OPT\/|\bOpera\b/],
  ["Samsung Internet", /SamsungBrowser/],
  ["Firefox", /Firefox\/|FxiOS\//],
  ["Chrome", /Chrom(e|ium)\/|CriOS\//],
  ["Safari", /Version\/[\d.]+.*Safari\//],
];
const systems: ReadonlyArray<readonly [string, RegExp]> = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad|iPod/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["Linux", /Linux|X11/],
];

/** What a browser's description of itself says in three words; the description itself is kept nowhere. */
export function browserClass(agent: string): BrowserClass {
  const named = (list: typeof browsers): string | null => list.find(([, sign]) => sign.test(agent))?.[0] ?? null;
  const system = named(systems);
  return { device: deviceOf(agent, system), browser: named(browsers), system };
}

function deviceOf(agent: string, system: string | null): Device | null {
  if (/iPad|Tablet|PlayBook|Silk(?!.*Mobile)/.test(agent)) return "tablet";
  if (system === "Android") return /Mobile/.test(agent) ? "phone" : "tablet";
  if (/iPhone|iPod|Mobile/.test(agent)) return "phone";
  return system === null ? null : "desktop";
}
