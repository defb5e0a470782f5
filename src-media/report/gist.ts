import type { MediaReport } from "../../src-shared/media-report/model.ts";

/** From here on so much is lost that it is worth a report at once. */
const muchLost = 0.08;

/** The page's own work waited for more than this part of the time. */
const muchBusy = 0.5;

const isMuchLost = ({ lossUp, lossDown }: MediaReport["network"]): readonly [boolean, boolean] => [
  (lossUp ?? 0) > muchLost,
  (lossDown ?? 0) > muchLost,
];

/** Something may be wrong that only counts when it lasts. */
export function isTrouble({ page, sound, picture, network }: MediaReport): boolean {
  const isMissed = (sound.expected && !sound.arriving) || (picture.expected && picture.fps === 0 && !page.hidden);
  return isMissed || page.busy > muchBusy || network.limitedBy === "cpu" || isMuchLost(network).includes(true);
}

/** What of a report is worth telling at once when it is another than before; figures that always move are not. */
export function gistOf({ connection, page, sound, picture, share, sending, network, devices }: MediaReport): string {
  return JSON.stringify([
    connection,
    page.hidden,
    page.busy > muchBusy,
    [sound.expected, sound.output, sound.arriving],
    [picture.expected, picture.fps > 0],
    [share.expected, share.fps > 0],
    [sending.microphone.state, sending.microphone.why, sending.microphone.silent],
    [sending.camera.state, sending.camera.why, sending.camera.frozen],
    [sending.share.state, sending.share.ended],
    [...isMuchLost(network), network.transport, network.limitedBy],
    [network.kbpsDown > 0],
    devices,
  ]);
}
