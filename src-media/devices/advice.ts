import { type Device, type Devices, plainLabel } from "./device.ts";

/** What could be better about the devices in use, though nothing is broken (features 000-74 … 000-77). */
export type Advice =
  /** One Bluetooth headset hears and speaks: its sound becomes that of a telephone, and may come back as an echo (000-76). */
  | { readonly is: "bluetooth"; readonly headset: string; readonly instead: Device | null }
  /** Loudspeakers and an open microphone, and no echo canceller between them (000-74). */
  | { readonly is: "echo-off" };

export interface InUse {
  readonly microphone: { readonly id: string; readonly label: string } | undefined;
  readonly speaker: { readonly id: string; readonly label: string } | undefined;
  /** Whether the browser really takes the echo away; undefined where it does not say. */
  readonly echo: boolean | undefined;
}

export function adviceFor({ microphone, speaker, echo }: InUse, devices: Devices): Advice[] {
  const advice: Advice[] = [];
  const heard = devices.microphone.find(({ id }) => id === microphone?.id);
  const spoken = speaker && devices.speaker.find(({ id }) => id === speaker.id);
  const output = spoken ?? devices.system.speaker;
  if (heard && output && isBluetooth(heard) && isBluetooth(output) && isSameThing(heard, output))
    advice.push({
      is: "bluetooth",
      headset: plainLabel(heard.label),
      instead: devices.microphone.find((one) => isBuiltIn(one)) ?? null,
    });
  if (echo === false && output && !isWorn(output)) advice.push({ is: "echo-off" });
  return advice;
}

/** By its name: no browser says how a device is connected. Chromium writes it in brackets where it knows. */
export function isBluetooth({ label }: Pick<Device, "label">): boolean {
  return /bluetooth|hands-?free|airpods|\bbuds\b|\bBT\b/i.test(label);
}

/** Something on or in the ears; it plays so softly that a microphone does not hear it. */
export function isWorn({ label }: Pick<Device, "label">): boolean {
  return /head-?(set|phone)|ear-?(phone|piece|bud|pod)|airpods|\bbuds\b|hands-?free/i.test(label);
}

function isBuiltIn({ label }: Device): boolean {
  return /built-?in|internal|array|laptop|macbook|notebook|realtek|digital microphone/i.test(label);
}

function isSameThing(one: Device, other: Device): boolean {
  if (one.product !== null && one.product === other.product) return true;
  if (one.group !== "" && one.group === other.group) return true;
  return bare(one.label) === bare(other.label);
}

/** A label without what it says of its role, so that both ends of one thing have the same. */
function bare(label: string): string {
  return plainLabel(label)
    .replace(/\b(hands-?free|ag audio|stereo|microphone|speakers?|headset|headphones?|earphones?|mono)\b/gi, "")
    .replace(/[\s()-]+/g, " ")
    .trim();
}
