import type { HeadsetProfile } from "../../src-shared/settings/model.ts";
import type { DeviceChange } from "./changes.ts";
import { type Device, type Devices, plainLabel } from "./device.ts";

/** Both ends of one thing that is worn: by its product, its group, or its name. */
export interface Headset {
  readonly key: string;
  readonly name: string;
  readonly microphone: Device;
  readonly speaker: Device;
}

/** What a profile holds beside its name: the devices used with a headset, and how loud it rings. */
export type HeadsetSet = Pick<HeadsetProfile, "microphone" | "speaker" | "ringer" | "ringVolume">;

const most = 20;

/** The things with a microphone and a speaker. A machine's own pair is one too: it may have a set like any other. */
export function headsetsOf({ microphone: microphones, speaker: speakers }: Devices): Headset[] {
  return microphones.flatMap((microphone) => {
    const speaker = speakers.find((one) => isPartOf(microphone, one));
    if (!speaker || microphone.label === "") return [];
    const name = thingName(microphone.label);
    return [{ key: microphone.product ?? name, name, microphone, speaker }];
  });
}

/** The profiles after the person chose something while `used` is one of a headset's ends. */
export function remembered(
  profiles: readonly HeadsetProfile[],
  devices: Devices,
  set: HeadsetSet,
): readonly HeadsetProfile[] {
  const headset = headsetsOf(devices).find(({ microphone }) => microphone.id === set.microphone?.id);
  if (!headset) return profiles;
  const { key, name } = headset;
  const before = profiles.find((profile) => profile.key === key);
  const next: HeadsetProfile = { key, name, ...set };
  if (before && JSON.stringify(before) === JSON.stringify({ ...next })) return profiles;
  return [next, ...profiles.filter((profile) => profile.key !== key)].slice(0, most);
}

export interface Arrival {
  readonly headset: Headset;
  /** What was used with it before; undefined for one that is new here. */
  readonly profile: HeadsetProfile | undefined;
}

/** The headset that was just connected. A thing of which both ends came counts, not a microphone that only got a name. */
export function arrivalOf(
  changes: readonly DeviceChange[],
  devices: Devices,
  profiles: readonly HeadsetProfile[],
): Arrival | undefined {
  const isNew = ({ id }: Device) => changes.some(({ is, device }) => is === "new" && device.id === id);
  // A dongle's ends may come one after the other: the one that completes the pair makes the headset.
  const headset = headsetsOf(devices).find(({ microphone, speaker }) => isNew(microphone) || isNew(speaker));
  return headset && { headset, profile: profiles.find(({ key }) => key === headset.key) };
}

function isPartOf(microphone: Device, speaker: Device): boolean {
  if (microphone.product !== null) return microphone.product === speaker.product;
  if (microphone.group !== "" && microphone.group === speaker.group) return true;
  return microphone.label !== "" && thingName(microphone.label) === thingName(speaker.label);
}

/** `Headset Microphone (Jabra Link 380) (0b0e:24c8)` → `Jabra Link 380`; a label without brackets stays as it is. */
function thingName(label: string): string {
  const plain = plainLabel(label);
  return /\(([^()]+)\)\s*$/.exec(plain)?.[1] ?? plain;
}
