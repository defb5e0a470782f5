/** What the browser does with the microphone's sound before it is sent. */
export interface Processing {
  readonly noise: boolean;
  readonly echo: boolean;
  readonly gain: boolean;
}

export const allProcessing: Processing = { noise: true, echo: true, gain: true };

/** How a device shall be opened; `device` undefined is the system's own choice. */
export interface Wish {
  readonly device: string | undefined;
  readonly processing: Processing;
}

type Kind = "camera" | "microphone";

/** 720p is what the widest place of a desk shows; a camera that cannot gives what it has. */
const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } as const;

export function constraintsOf(kind: Kind, { device, processing }: Wish): MediaTrackConstraints {
  const which = device === undefined ? {} : { deviceId: { exact: device } };
  if (kind === "camera") return { ...which, ...picture };
  const { noise, echo, gain } = processing;
  return { ...which, noiseSuppression: noise, echoCancellation: echo, autoGainControl: gain };
}

/**
 * Opens devices, in one question to the person. Rejects as `getUserMedia` does when one of those wanted does not open; a
 * chosen one that is gone meanwhile gives way to the system's choice, so that a call goes on.
 */
export async function openDevices<K extends Kind>(
  wishes: Readonly<Partial<Record<K, Wish>>>,
): Promise<Partial<Record<K, MediaStreamTrack>>> {
  const { camera, microphone } = wishes as Readonly<Partial<Record<Kind, Wish>>>;
  const stream = await openOrSystem({
    ...(microphone && { audio: constraintsOf("microphone", microphone) }),
    ...(camera && { video: constraintsOf("camera", camera) }),
  });
  const opened: Partial<Record<Kind, MediaStreamTrack>> = {};
  for (const track of stream.getTracks()) opened[track.kind === "audio" ? "microphone" : "camera"] = track;
  return opened as Partial<Record<K, MediaStreamTrack>>;
}

async function openOrSystem(wanted: { audio?: MediaTrackConstraints; video?: MediaTrackConstraints }) {
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    const isGone = error instanceof Error && (error.name === "OverconstrainedError" || error.name === "NotFoundError");
    const isChosen = [wanted.audio, wanted.video].some((constraints) => constraints?.deviceId !== undefined);
    if (!isGone || !isChosen) throw error;
    return navigator.mediaDevices.getUserMedia({
      ...(wanted.audio && { audio: withoutDevice(wanted.audio) }),
      ...(wanted.video && { video: withoutDevice(wanted.video) }),
    });
  }
}

function withoutDevice(constraints: MediaTrackConstraints): MediaTrackConstraints {
  const { deviceId, ...others } = constraints;
  return deviceId === undefined ? constraints : others;
}

/** The device that a track really comes from, by the track and not by what was asked for. */
export interface UsedDevice {
  readonly id: string;
  readonly label: string;
}

export function usedDevice(track: MediaStreamTrack | undefined): UsedDevice | undefined {
  if (!track || track.readyState === "ended") return undefined;
  return { id: track.getSettings().deviceId ?? "", label: track.label };
}

/** What the browser really does with a microphone's sound; it may do other than it was asked. */
export function usedProcessing(track: MediaStreamTrack | undefined): Processing | undefined {
  if (!track || track.kind !== "audio" || track.readyState === "ended") return undefined;
  const { noiseSuppression, echoCancellation, autoGainControl } = track.getSettings();
  // Newer browsers name the place where echo is taken away instead of true.
  return { noise: noiseSuppression === true, echo: Boolean(echoCancellation), gain: autoGainControl === true };
}
