import { openDevices, type Processing } from "../../src-media/devices/open.ts";
import { permissionOf } from "../../src-media/devices/permission.ts";
import type { ReadinessPart } from "../../src-shared/presence/model.ts";
import { startRing } from "../ring/ring-sound.ts";

export interface SelfTest {
  readonly ringUrl: string;
  readonly ringer: string | null;
  readonly microphone: string | undefined;
  readonly processing: Processing;
  /** Where the media server answers by HTTP; null: not known. */
  readonly mediaServer: string | null;
  /** Who has no place for calls needs neither a microphone nor the media server. */
  readonly mayCall: boolean;
  /** The microphone is in use: it is left alone. */
  readonly isInCall: boolean;
  /** It really rings now, which proves more than any test. */
  readonly isRinging: boolean;
}

/** Quieter than anything that is heard, and not nothing: a browser lets what is muted play without asking itself. */
const silent = 0.001;
const ringMovesWithin = 4_000;
const serverAnswersWithin = 5_000;

/** What this desk finds wanting; `passedOver`: what could not be tested now. Asks for no permission. */
export async function testDesk(test: SelfTest): Promise<{ unready: ReadinessPart[]; passedOver: ReadinessPart[] }> {
  const [ring, microphone, server] = await Promise.all([
    test.isRinging ? undefined : ringPlays(test),
    test.mayCall ? microphoneOpens(test) : true,
    test.mayCall && test.mediaServer !== null ? answers(test.mediaServer) : true,
  ]);
  const parts: ReadonlyArray<[ReadinessPart, boolean | undefined]> = [
    ["ring", ring],
    ["microphone", microphone],
    ["media-server", server],
  ];
  return {
    unready: parts.flatMap(([part, found]) => (found === false ? [part] : [])),
    passedOver: parts.flatMap(([part, found]) => (found === undefined ? [part] : [])),
  };
}

/** The ring itself, on the ringer's device, too quiet to be heard: its clock moves or it does not. */
function ringPlays({ ringUrl, ringer }: SelfTest): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (plays: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(plays);
    };
    const timer = setTimeout(() => end(false), ringMovesWithin);
    const stop = startRing({ url: ringUrl, device: ringer, volume: silent, isTone: true, onMoved: () => end(true) });
  });
}

/** Undefined: it is not for us to open now. A permission that nobody has given yet is asked for before a call, not here. */
async function microphoneOpens({ microphone, processing, isInCall }: SelfTest): Promise<boolean | undefined> {
  if (isInCall) return undefined;
  if ((await permissionOf("microphone")) !== "granted") return true;
  try {
    const { microphone: track } = await openDevices({ microphone: { device: microphone, processing } });
    track?.stop();
    return track !== undefined;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Whoever answers is there, whatever he answers: the page may not read it. */
function answers(address: string): Promise<boolean> {
  return fetch(address, { mode: "no-cors", cache: "no-store", signal: AbortSignal.timeout(serverAnswersWithin) }).then(
    () => true,
    () => false,
  );
}
