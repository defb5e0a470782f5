import type { SupervisedQueue } from "../../src-shared/supervision/supervised.ts";
import { useHubNow } from "../clock.ts";
import { longWait } from "../frame/queue-figures.tsx";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import { clockTime, dayText } from "../text/times.ts";
import { Dot } from "../ui/badge.tsx";
import styles from "./cells.module.css";
import type { Column } from "./column.ts";
import { byNumber, byText } from "./order.ts";

/** Open or closed, by whom or until when. */
function OpeningCell({ queue }: { queue: SupervisedQueue }) {
  const now = useHubNow();
  const words = openingWords(queue, now);
  const isOpen = queue.closed === null && queue.isOpen;
  return (
    <span className={styles["dotted"]} title={queue.closed?.text || words}>
      <Dot tone={queue.closed ? "bad" : isOpen ? "good" : "off"} />
      <span className={styles["words"]}>{words}</span>
    </span>
  );
}

export function openingWords({ closed, isOpen, changesAt }: SupervisedQueue, now: number): string {
  if (closed) return text("supervision.closedBy", { by: closed.by, time: clockTime(closed.at) });
  if (changesAt === null) return text(isOpen ? "supervision.open" : "supervision.closed");
  const isToday = dayText(changesAt, now) === dayText(now, now);
  const time = isToday ? clockTime(changesAt) : `${dayText(changesAt, now)} ${clockTime(changesAt)}`;
  return text(isOpen ? "supervision.openUntil" : "supervision.closedUntil", { time });
}

function Longest({ since }: { since: number | null }) {
  const now = useHubNow();
  if (since === null) return null;
  return (
    <span className={now - since >= longWait ? styles["bad"] : undefined}>
      <RunningTime since={since} />
    </span>
  );
}

/** Grows with the wait. */
const longest = ({ longestSince }: SupervisedQueue): number => (longestSince === null ? -Infinity : -longestSince);

/** Open ones first. */
const openness = ({ closed, isOpen }: SupervisedQueue): number => (closed ? 2 : isOpen ? 0 : 1);

/** The columns of the queues' table. */
export function queueColumns(): Array<Column<SupervisedQueue>> {
  return [
    {
      id: "name",
      title: text("supervision.column.queue"),
      width: "minmax(9rem, 1.6fr)",
      compare: (a, b) => byText(a.name, b.name),
      cell: ({ name }) => <b title={name}>{name}</b>,
    },
    {
      id: "waiting",
      title: text("supervision.column.waiting"),
      width: "5rem",
      isNumber: true,
      compare: (a, b) => byNumber(a.waiting, b.waiting),
      cell: ({ waiting }) => (waiting === 0 ? <span className={styles["faint"]}>0</span> : waiting),
    },
    {
      id: "longest",
      title: text("supervision.column.longest"),
      width: "6rem",
      isNumber: true,
      compare: (a, b) => byNumber(longest(a), longest(b)),
      cell: ({ longestSince }) => <Longest since={longestSince} />,
    },
    {
      id: "free",
      title: text("supervision.column.free"),
      width: "5rem",
      isNumber: true,
      compare: (a, b) => byNumber(a.agents.chat.free, b.agents.chat.free),
      cell: ({ agents }) => agents.chat.free,
    },
    {
      id: "atWork",
      title: text("supervision.column.atWork"),
      width: "6rem",
      isNumber: true,
      compare: (a, b) => byNumber(a.agents.chat.atWork, b.agents.chat.atWork),
      cell: ({ agents: { chat } }) => `${chat.atWork}/${chat.members}`,
    },
    {
      id: "room",
      title: text("supervision.column.room"),
      width: "6rem",
      isNumber: true,
      compare: (a, b) => byNumber(a.room, b.room),
      cell: ({ room, threshold }) =>
        room === null ? <span className={styles["faint"]}>{text("supervision.noLimit")}</span> : `${room}/${threshold}`,
    },
    {
      id: "opening",
      title: text("supervision.column.opening"),
      width: "minmax(10rem, 1.6fr)",
      compare: (a, b) => openness(a) - openness(b) || byNumber(a.changesAt, b.changesAt),
      cell: (queue) => <OpeningCell queue={queue} />,
    },
  ];
}
