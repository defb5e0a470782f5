import { activities, type PresenceState } from "../../src-shared/presence/model.ts";
import type { SupervisedAgent } from "../../src-shared/supervision/supervised.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { presenceTone } from "../presence/presence-look.ts";
import { text } from "../text/text.ts";
import { Dot } from "../ui/badge.tsx";
import styles from "./cells.module.css";
import type { Column } from "./column.ts";
import { byNumber, byText } from "./order.ts";

/** Those who could have somebody come first, those who are not here last. */
const stateOrder: readonly PresenceState[] = [
  "not-responding",
  "available",
  "busy",
  "training",
  "break",
  "lunch",
  "away",
  "offline",
];

const places = (agent: SupervisedAgent, channel: "chat" | "video"): string =>
  `${agent.load[channel]}/${agent.capacity[channel]}`;

/** What is taken of what there is; above it somebody took places away from a running load. */
function Places({ agent, channel }: { agent: SupervisedAgent; channel: "chat" | "video" }) {
  const isOver = agent.load[channel] > agent.capacity[channel];
  return (
    <span data-over={isOver || undefined} className={styles["places"]} title={isOver ? text("supervision.over") : ""}>
      {places(agent, channel)}
    </span>
  );
}

function StateCell({ agent: { state, code, since } }: { agent: SupervisedAgent }) {
  return (
    <span className={styles["dotted"]}>
      <Dot tone={presenceTone[state]} />
      <span className={styles["words"]}>
        {code ? `${text(`presence.${state}`)} · ${code.name}` : text(`presence.${state}`)}
      </span>
      {since > 0 ? (
        <span className={styles["soft"]}>
          <RunningTime since={since} />
        </span>
      ) : null}
    </span>
  );
}

function ActivityCell({ agent: { activity, activitySince } }: { agent: SupervisedAgent }) {
  if (activity === "idle") return <span className={styles["faint"]}>{text("supervision.activity.idle")}</span>;
  return (
    <span className={styles["dotted"]}>
      <span className={styles["words"]}>{text(`supervision.activity.${activity}`)}</span>
      <span className={styles["soft"]}>
        <RunningTime since={activitySince} />
      </span>
    </span>
  );
}

/** What keeps him from being asked although his state does not say so. */
export function noticeOf({ here, lostAt, unready, machine, activity }: SupervisedAgent): string {
  if (!here && activity !== "idle" && lostAt !== null) return text("supervision.deskLost");
  if (unready.length > 0)
    return text("supervision.notReady", { parts: unready.map((part) => text(`supervision.part.${part}`)).join(", ") });
  if (machine) return text(`supervision.machine.${machine}`);
  return "";
}

const nextOf = ({ next }: SupervisedAgent): string => (next ? (next.code?.name ?? text(`presence.${next.state}`)) : "");

/** The columns of the agents' table. */
export function agentColumns(queueNames: ReadonlyMap<string, string>): Array<Column<SupervisedAgent>> {
  const queuesOf = ({ queues }: SupervisedAgent): string =>
    queues === null ? text("supervision.allQueues") : queues.map((id) => queueNames.get(id) ?? "").join(", ");
  return [
    {
      id: "name",
      title: text("supervision.column.name"),
      width: "minmax(9rem, 1.4fr)",
      compare: (a, b) => byText(a.name, b.name),
      cell: ({ name }) => <b title={name}>{name}</b>,
    },
    {
      id: "state",
      title: text("supervision.column.state"),
      width: "minmax(10rem, 1.6fr)",
      compare: (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || byNumber(a.since, b.since),
      cell: (agent) => <StateCell agent={agent} />,
    },
    {
      id: "activity",
      title: text("supervision.column.activity"),
      width: "minmax(8rem, 1.2fr)",
      compare: (a, b) =>
        activities.indexOf(b.activity) - activities.indexOf(a.activity) || byNumber(a.activitySince, b.activitySince),
      cell: (agent) => <ActivityCell agent={agent} />,
    },
    ...(["chat", "video"] as const).map((channel) => ({
      id: channel,
      title: text(`supervision.column.${channel}`),
      width: "4rem",
      isNumber: true,
      compare: (a: SupervisedAgent, b: SupervisedAgent) =>
        byNumber(a.load[channel], b.load[channel]) || byNumber(a.capacity[channel], b.capacity[channel]),
      cell: (agent: SupervisedAgent) => <Places agent={agent} channel={channel} />,
    })),
    {
      id: "queues",
      title: text("supervision.column.queues"),
      width: "minmax(7rem, 1.2fr)",
      compare: (a, b) => byText(queuesOf(a), queuesOf(b)),
      cell: (agent) => (
        <span className={styles["soft"]} title={queuesOf(agent)}>
          {queuesOf(agent)}
        </span>
      ),
    },
    {
      id: "next",
      title: text("supervision.column.next"),
      width: "minmax(5rem, 0.8fr)",
      compare: (a, b) => byText(nextOf(a) || "\uffff", nextOf(b) || "\uffff"),
      cell: (agent) => nextOf(agent),
    },
    {
      id: "notice",
      title: text("supervision.column.notice"),
      width: "minmax(8rem, 1.4fr)",
      compare: (a, b) => byText(noticeOf(a) || "\uffff", noticeOf(b) || "\uffff"),
      cell: (agent) => (
        <span className={styles["warn"]} title={noticeOf(agent)}>
          {noticeOf(agent)}
        </span>
      ),
    },
  ];
}
