import type { ReactNode } from "react";
import { CallLogRoom } from "../call-log/call-log-room.tsx";
import { ConversationsRoom } from "../conversations/conversations-room.tsx";
import { SettingsRoom } from "../settings/settings-room.tsx";
import { type Room, useDesk } from "../store.ts";

const contents: Record<Room, () => ReactNode> = {
  conversations: () => <ConversationsRoom />,
  "call-log": () => <CallLogRoom />,
  settings: () => <SettingsRoom />,
};

/** The room that the rail has chosen. */
export function OpenRoom() {
  const room = useDesk(({ view }) => view.room);
  return contents[room]();
}
