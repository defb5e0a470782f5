import type { ReactNode } from "react";
import { AppointmentsRoom } from "../appointments/appointments-room.tsx";
import { AdministrationRoom } from "../administration/administration-room.tsx";
import { CallLogRoom } from "../call-log/call-log-room.tsx";
import { ConversationsRoom } from "../conversations/conversations-room.tsx";
import { FiguresRoom } from "../figures/figures-room.tsx";
import { SearchRoom } from "../search/search-room.tsx";
import { SettingsRoom } from "../settings/settings-room.tsx";
import { SupervisorRoom } from "../supervision/supervisor-room.tsx";
import { type Room, useDesk } from "../store.ts";
import { roomsHere } from "./open-rooms.ts";

const contents: Record<Room, () => ReactNode> = {
  conversations: () => <ConversationsRoom />,
  "call-log": () => <CallLogRoom />,
  search: () => <SearchRoom />,
  appointments: () => <AppointmentsRoom />,
  supervisor: () => <SupervisorRoom />,
  administration: () => <AdministrationRoom />,
  figures: () => <FiguresRoom />,
  settings: () => <SettingsRoom />,
};

/** The room that the rail has chosen; one that this account does not have is as if it had not been. */
export function OpenRoom() {
  const room = useDesk(({ view }) => view.room);
  const here = useDesk(roomsHere);
  return contents[here.includes(room) ? room : "conversations"]();
}
