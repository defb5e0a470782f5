import type { Hours } from "../routing/hours.ts";
import { isOpen, nextChange } from "../routing/opening.ts";
import type { AttributeTest, Conditions, Device } from "./conditions.ts";
import { fits } from "./pattern.ts";
import type { PageButton } from "./published.ts";
import { isLanguage } from "./said.ts";
import { isInShare } from "./share.ts";

/** What is known of a visitor on a page. Thought up by an administrator it is a dry run. */
export interface Facts {
  readonly url: string;
  readonly referrer: string;
  /** As his browser says, the best first. */
  readonly languages: readonly string[];
  readonly device: Device;
  /** Seconds on this page. */
  readonly seconds: number;
  /** How many visits this is. */
  readonly visits: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** The same at each visit; which share he is in hangs on it. */
  readonly seat: string;
  /** Epoch milliseconds of the hub's clock. */
  readonly now: number;
  /** What can be begun by this button now. */
  readonly can: (key: string) => { readonly chat: boolean; readonly video: boolean };
}

/** Why a button is not there. `before`: another floating one stands in its place. */
export const hiddenReasons = [
  "page",
  "page-not",
  "referrer",
  "language",
  "device",
  "time",
  "visits",
  "attribute",
  "share",
  "hours",
  "nobody",
  "before",
] as const;
export interface Hidden {
  readonly why: (typeof hiddenReasons)[number];
  /** What it was about: the attribute's name, the other button's key, the seconds that are missing. */
  readonly what: string;
}

export interface Verdict {
  readonly key: string;
  readonly shows: { readonly chat: boolean; readonly video: boolean } | null;
  readonly hidden: readonly Hidden[];
}

export interface Targeting {
  readonly buttons: readonly PageButton[];
  /** By their id. One that a button names and that is not here is closed. */
  readonly hours: Readonly<Record<string, Hours>>;
}

/** Which buttons stand on the page, in their order, and why the others do not. Buttons that only pages name are left out. */
export function targeted({ buttons, hours }: Targeting, facts: Facts): Verdict[] {
  const corners = new Map<string, string>();
  return buttons.flatMap((button) => {
    const { key, place, conditions } = button;
    if (place.how === "named") return [];
    const hidden = unfit(conditions, key, hours, facts);
    const shows = shownOf(button, facts.can(key));
    if (!shows) hidden.push({ why: "nobody", what: "" });
    const taken = place.how === "floating" ? corners.get(place.corner) : undefined;
    if (hidden.length === 0 && taken !== undefined) hidden.push({ why: "before", what: taken });
    if (hidden.length > 0) return [{ key, shows: null, hidden }];
    if (place.how === "floating") corners.set(place.corner, key);
    return [{ key, shows, hidden }];
  });
}

/** Milliseconds until time alone may change the answer; null: it does not. */
export function changesIn(
  { buttons, hours }: Targeting,
  { seconds, now }: Pick<Facts, "seconds" | "now">,
): number | null {
  const dues = buttons.flatMap(({ conditions: { after, hours: id } }) => {
    const turn = id !== null && hours[id] ? nextChange(hours[id], now) : null;
    return [...(after > seconds ? [(after - seconds) * 1000] : []), ...(turn === null ? [] : [turn - now])];
  });
  return dues.length === 0 ? null : Math.max(0, Math.min(...dues));
}

/** Which of its parts can be pressed; null: none. Video is for now, so it goes as soon as nobody is there (001-11). */
function shownOf({ channel, always }: PageButton, can: ReturnType<Facts["can"]>): Verdict["shows"] {
  const video = channel !== "chat" && can.video;
  const chat =
    (can.chat || always) && (channel === "chat" || channel === "both" || (channel === "video-first" && !video));
  return chat || video ? { chat, video } : null;
}

function unfit(asked: Conditions, key: string, hours: Targeting["hours"], facts: Facts): Hidden[] {
  const { url, referrer, languages, device, seconds, visits, attributes, seat, now } = facts;
  const hidden: Hidden[] = [];
  const not = (why: Hidden["why"], what: string | number = ""): void => void hidden.push({ why, what: String(what) });
  if (asked.pages.length > 0 && !asked.pages.some((one) => fits(one, url))) not("page");
  const forbidden = asked.notPages.find((one) => fits(one, url));
  if (forbidden) not("page-not", forbidden.text);
  if (asked.referrers.length > 0 && !asked.referrers.some((one) => fits(one, referrer))) not("referrer");
  if (asked.languages.length > 0 && !asked.languages.some((one) => languages.some((his) => isLanguage(one, his))))
    not("language");
  if (asked.devices.length > 0 && !asked.devices.includes(device)) not("device", device);
  if (seconds < asked.after) not("time", Math.ceil(asked.after - seconds));
  if (visits < asked.visitsLeast || visits > (asked.visitsMost ?? visits)) not("visits", visits);
  for (const test of asked.attributes) if (!passes(test, own(attributes, test.name))) not("attribute", test.name);
  if (!isInShare(seat, key, asked.share)) not("share", asked.share);
  const open = asked.hours === null ? undefined : own(hours, asked.hours);
  if (asked.hours !== null && !(open && isOpen(open, now))) not("hours");
  return hidden;
}

/** What pages say of themselves may be called like what every object has. */
function own<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function passes({ how, value }: AttributeTest, given: string | number | boolean | undefined): boolean {
  if (given === undefined || given === "") return false;
  if (how === "there") return true;
  if (how === "equals") return String(given).toLowerCase() === value.toLowerCase();
  const [number, bound] = [Number(given), Number(value)];
  return how === "least" ? number >= bound : number <= bound;
}
