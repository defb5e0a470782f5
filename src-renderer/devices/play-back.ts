/** So long is recorded before it is played back, in milliseconds. */
const recordFor = 3_000;

/**
 * Records a microphone for three seconds and plays it on a speaker, so that one hears what the other side will. `device` is
 * the speaker, undefined the system's own. `turned` is told when the playing begins. Rejects when either cannot be done.
 */
export async function recordAndPlay(
  microphone: MediaStreamTrack,
  device: string | undefined,
  turned: () => void,
): Promise<void> {
  const url = URL.createObjectURL(await record(microphone));
  const element = new Audio(url);
  try {
    if (device !== undefined) await element.setSinkId(device);
    const over = new Promise<void>((resolve, reject) => {
      element.addEventListener("ended", () => resolve(), { once: true });
      element.addEventListener("error", () => reject(new Error("The recording could not be played.")), { once: true });
    });
    turned();
    await Promise.all([element.play(), over]);
  } finally {
    element.removeAttribute("src");
    URL.revokeObjectURL(url);
  }
}

function record(microphone: MediaStreamTrack): Promise<Blob> {
  const recorder = new MediaRecorder(new MediaStream([microphone]));
  const parts: Blob[] = [];
  return new Promise((resolve, reject) => {
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.addEventListener("error", () => reject(new Error("The microphone could not be recorded.")));
    recorder.addEventListener("stop", () => resolve(new Blob(parts, { type: recorder.mimeType })));
    recorder.start();
    setTimeout(() => recorder.stop(), recordFor);
  });
}
