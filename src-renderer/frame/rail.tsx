import {
  Activity,
  CalendarDays,
  ChartNoAxesColumn,
  History,
  MessageSquare,
  Search,
  Settings,
  SlidersHorizontal,
} from "lucide-react";
import type { ReactNode } from "react";
import { useApprovals } from "../approvals/held-approvals.ts";
import { type Room, store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Badge } from "../ui/badge.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { openRoom } from "../view.ts";
import { needsLook } from "./needs-look.ts";
import { roomsHere } from "./open-rooms.ts";
import { WhatsNew } from "../whats-new/whats-new.tsx";
import styles from "./rail.module.css";
import { keyHint, useKeyChoices } from "../keys/in-force.ts";
import { roomShortcut } from "./frame-actions.ts";

const icons: Record<Room, ReactNode> = {
  conversations: <MessageSquare aria-hidden="true" />,
  "call-log": <History aria-hidden="true" />,
  search: <Search aria-hidden="true" />,
  appointments: <CalendarDays aria-hidden="true" />,
  supervisor: <Activity aria-hidden="true" />,
  administration: <SlidersHorizontal aria-hidden="true" />,
  figures: <ChartNoAxesColumn aria-hidden="true" />,
  settings: <Settings aria-hidden="true" />,
};

/** The rooms of the desk. */
export function Rail() {
  const room = useDesk(({ view }) => view.room);
  const rooms = useDesk(roomsHere);
  const unread = useDesk(needsLook);
  const waiting = useApprovals((held) => held.waiting);
  useKeyChoices();
  return (
    <nav className={styles["rail"]} aria-label={text("frame.rail")} data-unless-full>
      {rooms.map((name) => (
        <div key={name} className={styles["place"]} data-room={name}>
          <IconButton
            label={text(`frame.room.${name}`)}
            keyHint={keyHint(roomShortcut(name))}
            size="large"
            placement="right"
            {...(name === room ? { "aria-current": "page" as const } : {})}
            onPress={() => openRoom(store, name)}
          >
            {icons[name]}
          </IconButton>
          {name === "conversations" && unread > 0 ? (
            <span className={styles["badge"]}>
              <Badge count={unread} words={text("frame.unread", { count: unread })} />
            </span>
          ) : null}
          {name === "administration" && waiting > 0 ? (
            <span className={styles["badge"]}>
              <Badge count={waiting} words={text("approvals.waiting", { count: waiting })} />
            </span>
          ) : null}
        </div>
      ))}
      <WhatsNew />
    </nav>
  );
}
