export { openCall } from "./call.ts";
export { openTracks } from "./open-tracks.ts";
export { prepareRoom } from "./room.ts";
