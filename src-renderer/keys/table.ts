/** Where an action belongs on the sheet of keys. */
export const keyGroups = ["desk", "conversations", "conversation", "call", "state"] as const;
export type KeyGroup = (typeof keyGroups)[number];

const places = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * All that can have keys of its own, and the keys it has until somebody chooses others; null: none. `Mod` is Ctrl, or
 * Command on a Mac. An action stands here by its id, or by the keys it names where its id is made of something else's.
 * Other modules write the keys of this table; what holds is asked of `in-force.ts`.
 */
export const keyTable = [
  { id: "palette.open", keys: "Mod+K", group: "desk" },
  { id: "keys.sheet", keys: "?", group: "desk" },
  { id: "search.everything", keys: "Mod+Shift+F", group: "desk" },
  ...places.map((place) => ({ id: `room.place.${place}`, keys: `Alt+Shift+${place}`, group: "desk" }) as const),
  { id: "theme.light", keys: null, group: "desk" },
  { id: "theme.dark", keys: null, group: "desk" },
  { id: "theme.system", keys: null, group: "desk" },
  { id: "guide.open", keys: null, group: "desk" },
  { id: "news.open", keys: null, group: "desk" },
  { id: "offer.accept", keys: "F8", group: "conversations" },
  { id: "offer.decline", keys: "Shift+F8", group: "conversations" },
  { id: "video.accept", keys: "F9", group: "conversations" },
  { id: "video.decline", keys: null, group: "conversations" },
  { id: "queue.look", keys: "Alt+Shift+Q", group: "conversations" },
  ...places.map(
    (place) => ({ id: `conversation.place.${place}`, keys: `Alt+${place}`, group: "conversations" }) as const,
  ),
  { id: "columns.next", keys: "Alt+PageDown", group: "conversations" },
  { id: "columns.previous", keys: "Alt+PageUp", group: "conversations" },
  { id: "columns.close", keys: "Alt+Shift+Delete", group: "conversations" },
  { id: "columns.equal", keys: null, group: "conversations" },
  { id: "conversation.popOut", keys: "Alt+Shift+PageUp", group: "conversations" },
  { id: "file.attach", keys: "Alt+Shift+R", group: "conversation" },
  { id: "message.replyLast", keys: null, group: "conversation" },
  { id: "message.editLast", keys: null, group: "conversation" },
  { id: "transfer.open", keys: "Alt+Shift+G", group: "conversation" },
  { id: "conversation.hold", keys: "Alt+Shift+Z", group: "conversation" },
  { id: "conversation.park", keys: null, group: "conversation" },
  { id: "conversation.parkUntil", keys: null, group: "conversation" },
  { id: "conversation.resume", keys: "Alt+Shift+J", group: "conversation" },
  { id: "conversation.end", keys: "Alt+Shift+X", group: "conversation" },
  { id: "wrapUp.extend", keys: "Alt+Shift+N", group: "conversation" },
  { id: "wrapUp.done", keys: "Alt+Shift+U", group: "conversation" },
  { id: "video.invite", keys: "Alt+Shift+I", group: "call" },
  { id: "call.back", keys: "Alt+Shift+C", group: "call" },
  { id: "call.microphone", keys: "Alt+Shift+M", group: "call" },
  { id: "call.camera", keys: "Alt+Shift+V", group: "call" },
  { id: "call.sound", keys: "Alt+Shift+S", group: "call" },
  { id: "call.fullScreen", keys: "Alt+Shift+F", group: "call" },
  { id: "call.onTop", keys: "Alt+Shift+B", group: "call" },
  { id: "call.deviceSettings", keys: "Alt+Shift+D", group: "call" },
  { id: "call.saveData", keys: null, group: "call" },
  { id: "call.takePicture", keys: "Alt+Shift+0", group: "call" },
  { id: "call.shareScreen", keys: "Alt+Shift+H", group: "call" },
  { id: "share.pause", keys: "Alt+Shift+P", group: "call" },
  { id: "share.stop", keys: "Mod+Shift+S", group: "call" },
  { id: "call.end", keys: "Alt+Shift+E", group: "call" },
  { id: "blur.switch", keys: null, group: "call" },
  { id: "presence.available", keys: "Alt+Shift+A", group: "state" },
  { id: "presence.busy", keys: "Alt+Shift+Y", group: "state" },
  { id: "presence.away", keys: "Alt+Shift+W", group: "state" },
  { id: "presence.break", keys: "Alt+Shift+K", group: "state" },
  { id: "presence.lunch", keys: "Alt+Shift+L", group: "state" },
  { id: "presence.training", keys: "Alt+Shift+T", group: "state" },
  { id: "presence.offline", keys: "Alt+Shift+O", group: "state" },
] as const satisfies readonly { readonly id: string; readonly keys: string | null; readonly group: KeyGroup }[];

export type KeyRow = (typeof keyTable)[number];
export type KeyId = KeyRow["id"];
