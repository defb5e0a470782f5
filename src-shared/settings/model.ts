import * as z from "zod/mini";
import { catalogues } from "../languages/choose.ts";

/**
 * A device that was chosen, and all that finds it again (see `Device` in src-media/devices). The last two came later: a
 * settings file from before has only id and label.
 */
const KnownDevice = z.object({
  id: z.string(),
  label: z.string(),
  product: z._default(z.nullable(z.string()), null),
  group: z._default(z.string(), ""),
});

/** 0 to 1. */
const Volume = z.number().check(z.minimum(0), z.maximum(1));

/** Never so small or so large that the stage or the chat could not be used. */
const StagePart = z.number().check(z.minimum(0.2), z.maximum(0.8));

/** What belongs together when this headset is connected: taken again whenever it comes. */
const HeadsetProfile = z.object({
  /** Its product (`0b0e:24c8`) where the browser tells, else its name. */
  key: z.string(),
  name: z.string(),
  microphone: z.nullable(KnownDevice),
  speaker: z.nullable(KnownDevice),
  ringer: z.nullable(KnownDevice),
  ringVolume: Volume,
});
export type HeadsetProfile = z.infer<typeof HeadsetProfile>;

/** As `src-renderer/keys` writes them: `Alt+Shift+A`. */
const Keys = z.string().check(z.maxLength(40));

/** By ids of actions; null: it has no keys. What another version of the desk knows and this one does not is kept. */
const KeyChoices = z.object({
  chosen: z.record(z.string().check(z.maxLength(100)), z.nullable(Keys)),
  /** Keys of one sign without Ctrl or Alt work (WCAG 2.1.4). */
  single: z.boolean(),
});
export type KeyChoices = z.infer<typeof KeyChoices>;

/**
 * What an agent chose for this workstation; kept by main, shown at once by a reloaded window. What a settings file from
 * before does not have is filled in from `defaultSettings`; defaults in the schema itself would be laid over what was
 * chosen by each change of something else.
 */
export const DeskSettings = z.object({
  theme: z.enum(["system", "light", "dark"]),
  /** Of the desk's own words, times and numbers; `system`: what this machine's people read. */
  language: z.enum(["system", ...catalogues]),
  camera: z.nullable(KnownDevice),
  microphone: z.nullable(KnownDevice),
  speaker: z.nullable(KnownDevice),
  ringer: z.nullable(KnownDevice),
  ringVolume: Volume,
  /** The last twenty headsets that were used here, the newest first. */
  headsets: z.array(HeadsetProfile).check(z.maxLength(20)),
  /** What the browser does with the microphone's sound. */
  processing: z.object({ noise: z.boolean(), echo: z.boolean(), gain: z.boolean() }),
  /** The background of the own camera's picture is blurred, where the window can. */
  blur: z.boolean(),
  stage: z.enum(["top", "left"]),
  /** The part of the room that the stage takes, above the chat and left of it. */
  stageSize: z.object({ top: StagePart, left: StagePart }),
  /** A small bar with the call's controls while the call is not on the screen. */
  miniBar: z.boolean(),
  /**
   * Minutes without input after which nobody sits here; 0: never. Null: ten where the machine tells, never in a browser,
   * which sees no input but its window's own.
   */
  idleAfter: z.nullable(z.int().check(z.minimum(0), z.maximum(240))),
  /** The number of the newest note on what changed that was opened here; 0 is none. */
  newsSeen: z.int().check(z.minimum(0)),
  keys: KeyChoices,
});
export type DeskSettings = z.infer<typeof DeskSettings>;

export const defaultSettings: DeskSettings = {
  theme: "system",
  language: "system",
  camera: null,
  microphone: null,
  speaker: null,
  ringer: null,
  ringVolume: 0.8,
  headsets: [],
  processing: { noise: true, echo: true, gain: true },
  blur: false,
  stage: "top",
  stageSize: { top: 0.48, left: 0.57 },
  miniBar: true,
  idleAfter: null,
  newsSeen: 0,
  keys: { chosen: {}, single: true },
};
