import * as z from "zod/mini";
import { VideoStarters } from "../administration/model.ts";
import { QueueId } from "../queues/model.ts";
import { HoursId } from "../routing/ids.ts";
import { lineOf } from "../text/clean.ts";
import { CameraMode } from "../video/model.ts";
import { Colours } from "./colours.ts";
import { anybody, Conditions } from "./conditions.ts";
import { FormField, mostFields } from "./form.ts";
import { Language, mostLanguages, spokenOf } from "./language.ts";

const name = z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing")));
export const ButtonKey = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, "button-key-wrong"));

/** `video-first`: video while somebody is there for it, chat in its place otherwise (features 001-21). */
export const buttonChannels = ["chat", "video", "both", "video-first"] as const;

/**
 * Where a button stands. `fixed`: in an element of the page that is found by its id, a class or a data attribute; no other
 * selectors. `named`: the page draws it itself and names it in the widget's tag.
 */
export const ButtonPlace = z.discriminatedUnion("how", [
  z.object({ how: z.literal("floating"), corner: z._default(z.enum(["end", "start"]), "end") }),
  z.object({
    how: z.literal("fixed"),
    into: z
      .string()
      .check(
        z.trim(),
        z.maxLength(100, "text-too-long"),
        z.regex(/^(#[A-Za-z][\w-]*|\.[A-Za-z][\w-]*|\[data-[a-z][a-z0-9-]*(="[\w -]*")?\])$/, "place-wrong"),
      ),
  }),
  z.object({ how: z.literal("named") }),
]);
export type ButtonPlace = z.infer<typeof ButtonPlace>;

export const ButtonBody = z.object({
  key: ButtonKey,
  name,
  channel: z._default(z.enum(buttonChannels), "chat"),
  place: z._default(ButtonPlace, { how: "floating", corner: "end" }),
  /** What stands on it. */
  chatText: z._default(spokenOf(40), {}),
  videoText: z._default(spokenOf(40), {}),
  /** Null: the site's. */
  colours: z._default(z.nullable(Colours), null),
  camera: z._default(z.nullable(CameraMode), null),
  /** The chat stands there though nobody can be reached: the panel says why, and takes a message. */
  always: z._default(z.boolean(), false),
  conditions: z._default(Conditions, anybody),
});
export type ButtonBody = z.infer<typeof ButtonBody>;

const Origin = z.string().check(z.trim(), z.maxLength(300, "text-too-long"), z.refine(isOrigin, "origin-wrong"));

export const SiteTexts = z.object({
  /** Above the first conversation. */
  welcome: z._default(spokenOf(300), {}),
  /** What he agrees to before he begins; empty in all languages: he is not asked. */
  consent: z._default(spokenOf(1000), {}),
  /** Above the form for a message where nobody is there. */
  offline: z._default(spokenOf(500), {}),
});

export const appointmentWays = ["off", "away", "always"] as const;

const noTexts = { welcome: {}, consent: {}, offline: {} };

/** All of a site that an administrator writes. A draft of it is published as a whole and has a version then. */
export const SiteBody = z.object({
  name,
  /** `scheme://host[:port]` of each page that may show it. */
  origins: z.array(Origin).check(z.maxLength(50)),
  /** Where visitors go whom no rule fits. */
  queue: QueueId,
  starters: z._default(VideoStarters, "both"),
  camera: z._default(CameraMode, "classic"),
  /** The buttons stand there by these only; null: at any time. */
  hours: z._default(z.nullable(HoursId), null),
  /** The first is for whom no other fits; none: the widget's own. */
  languages: z._default(z.array(Language).check(z.maxLength(mostLanguages)), []),
  texts: z._default(SiteTexts, noTexts),
  /** Null: the widget's own, which change with light and dark. */
  colours: z._default(z.nullable(Colours), null),
  /** Where the consent's details stand; empty: nowhere. */
  privacyUrl: z._default(
    z.string().check(z.trim(), z.maxLength(500, "text-too-long"), z.refine(isWebAddress, "web-address-wrong")),
    "",
  ),
  /** Asked before he begins, beside his name. */
  preChat: z._default(z.array(FormField).check(z.maxLength(mostFields)), []),
  /** Asked where nobody is there, beside name, address and message. */
  offline: z._default(z.array(FormField).check(z.maxLength(mostFields)), []),
  /** Where the panel offers a time for later: nowhere, instead of a conversation while nobody is there, or always. */
  appointments: z._default(z.enum(appointmentWays), "away"),
  buttons: z._default(z.array(ButtonBody).check(z.maxLength(30)), []),
});
export type SiteBody = z.infer<typeof SiteBody>;

/** Written as a browser sends it: no path, no capitals, no port that goes without saying. */
function isOrigin(text: string): boolean {
  return (
    /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:[1-9]\d{0,4})?$/.test(text) && !/^(https:.*:443|http:.*:80)$/.test(text)
  );
}

function isWebAddress(text: string): boolean {
  return text === "" || /^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[^\s"'<>\\]*)?$/.test(text);
}
