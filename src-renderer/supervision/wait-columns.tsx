import type { SupervisedWait } from "../../src-shared/supervision/supervised.ts";
import { useHubNow } from "../clock.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import styles from "./cells.module.css";
import type { Column } from "./column.ts";
import { byNumber, byText } from "./order.ts";
import { type WhyContext, whyWords } from "./why-words.ts";

/** Draws itself anew each second: what it says runs. */
function Why({ wait, context }: { wait: SupervisedWait; context: WhyContext }) {
  const words = whyWords(wait, context, useHubNow());
  return <span title={words}>{words}</span>;
}

const forWhom = ({ only, kept }: SupervisedWait, { agents }: WhyContext): string =>
  agents.get(only ?? kept?.agent ?? "")?.name ?? "";

/** The columns of those who wait in one queue. */
export function waitColumns(context: WhyContext): Array<Column<SupervisedWait>> {
  return [
    {
      id: "place",
      title: text("supervision.column.place"),
      width: "4rem",
      isNumber: true,
      compare: (a, b) => byNumber(a.why.ahead, b.why.ahead),
      cell: ({ why }) => why.ahead + 1,
    },
    {
      id: "name",
      title: text("supervision.column.visitor"),
      width: "minmax(8rem, 1fr)",
      compare: (a, b) => byText(a.visitor, b.visitor),
      cell: ({ visitor }) => <b title={visitor}>{visitor}</b>,
    },
    {
      id: "wait",
      title: text("supervision.column.wait"),
      width: "5rem",
      isNumber: true,
      compare: (a, b) => byNumber(b.since, a.since),
      cell: ({ since }) => <RunningTime since={since} />,
    },
    {
      id: "priority",
      title: text("supervision.column.priority"),
      width: "5rem",
      isNumber: true,
      compare: (a, b) => byNumber(b.priority, a.priority),
      cell: ({ priority }) => priority,
    },
    {
      id: "channel",
      title: text("supervision.column.channel"),
      width: "5rem",
      compare: (a, b) => byText(a.channel, b.channel),
      cell: ({ channel }) => text(`supervision.channel.${channel}`),
    },
    {
      id: "why",
      title: text("supervision.column.why"),
      width: "minmax(16rem, 4fr)",
      compare: (a, b) => byText(whyWords(a, context, 0), whyWords(b, context, 0)),
      cell: (wait) => <Why wait={wait} context={context} />,
    },
    {
      id: "whom",
      title: text("supervision.column.whom"),
      width: "minmax(6rem, 1fr)",
      compare: (a, b) => byText(forWhom(a, context) || "\uffff", forWhom(b, context) || "\uffff"),
      cell: (wait) => <span className={styles["soft"]}>{forWhom(wait, context)}</span>,
    },
  ];
}
