import { bad, type Check, good, poor } from "./check.ts";
import { close, openDevice } from "./open-device.ts";
import { until } from "./waiting.ts";

const firstFramesWithin = 4_000;
const framesWanted = 3;
/** Of 255. A covered lens still has noise; nothing at all is lower. */
const blackBelow = 6;

/** Opens the camera, and looks whether pictures really come, and whether anything is to be seen in them. */
export const checkCamera: Check = async ({ chosen, person, signal }) => {
  const opened = await openDevice("camera", chosen.camera, { width: { ideal: 1280 }, height: { ideal: 720 } }, signal);
  if ("finding" in opened) return opened.finding;
  const { stream, other } = opened;
  const video = document.createElement("video");
  try {
    person.picture(stream);
    Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
    const [track] = stream.getVideoTracks();
    const seen = new Set<number>();
    // Sound and picture need no play() of a person's here: the element is muted.
    void video.play().catch((error: unknown) => console.debug(error));
    const came = await until(() => seen.add(video.currentTime).size > framesWanted, firstFramesWithin, signal);
    const { width = 0, height = 0, frameRate = 0 } = track?.getSettings() ?? {};
    const device = track?.label.slice(0, 300) ?? "";
    const values = { device, size: `${width} × ${height}`, frames: Math.round(frameRate) };
    if (!came || track?.muted) return bad("camera.frozen", values);
    if (brightness(video) < blackBelow) return poor("camera.black", values);
    return other ? poor("camera.other-device", values) : good(values);
  } finally {
    person.picture(null);
    video.srcObject = null;
    close(stream);
  }
};

/** The mean of all colours of the picture, 0 to 255. */
function brightness(video: HTMLVideoElement): number {
  const canvas = new OffscreenCanvas(32, 18);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return 255;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let index = 0; index < data.length; index += 1) if (index % 4 < 3) sum += data[index] ?? 0;
  return sum / (data.length * 0.75);
}
