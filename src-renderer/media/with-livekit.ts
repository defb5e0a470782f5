export { startReporter } from "../../src-media/report/reporter.ts";
export { openCall } from "./call.ts";
export { beginBlur, endBlur, ownTrack, putInto, reopen } from "./open-tracks.ts";
export { prepareRoom } from "./room.ts";
