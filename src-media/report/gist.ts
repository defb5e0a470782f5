import type { MediaReport } from "../../src-shared/media-report/model.ts";

/** From here on so much is lost that it is worth a report at once. */
const muchLost = 0.08;

/** What of a report is worth telling at once when it is another than before; figures that always move are not. */
export function gistOf({ connection, page, sound, picture, share, sending, network, devices }: MediaReport): string {
  return JSON.stringify([
    connection,
    page.hidden,
    [sound.expected, sound.output, sound.arriving],
    [picture.expected, picture.fps > 0],
    [share.expected, share.fps > 0],
    [sending.microphone.state, sending.microphone.why, sending.microphone.silent],
    [sending.camera.state, sending.camera.why, sending.camera.frozen],
    [sending.share.state, sending.share.ended],
    [(network.lossUp ?? 0) > muchLost, (network.lossDown ?? 0) > muchLost, network.transport, network.limitedBy],
    [network.kbpsDown > 0],
    devices,
  ]);
}
