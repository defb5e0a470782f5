import { ReportsPart } from "../surveys/reports-part.tsx";
import { LeftMessagesPart } from "../left-messages/left-messages-part.tsx";
import { useMyPermissions } from "../accounts/may.ts";
import { text } from "../text/text.ts";
import { faultText } from "../text/fault-text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { ActDialogs } from "./act-dialogs.tsx";
import { AgentsPart } from "./agents-part.tsx";
import { AuditPart } from "./audit-part.tsx";
import { keepRoom, useKeptRoom } from "./kept.ts";
import { partsHere } from "./parts-here.ts";
import { QueuesPart } from "./queues-part.tsx";
import { lookAgain, useSupervision } from "./supervision.ts";
import { WhatIfPart } from "../what-if/what-if-part.tsx";
import styles from "./supervisor-room.module.css";

/** What agents and queues are at now, and a supervisor's hand on them (features S2, S4, S5). */
export function SupervisorRoom() {
  const live = useSupervision();
  const { part } = useKeptRoom();
  const { agents, queues, fault } = live;
  const here = useMyPermissions(partsHere);
  return (
    <div className={styles["room"]}>
      <h1 className={styles["title"]}>{text("supervision.title")}</h1>
      {agents === null && fault === null ? <Spinner /> : null}
      {agents === null && fault ? (
        <Banner
          look="bad"
          isBoxed
          title={text("supervision.unseen")}
          action={<Button onPress={lookAgain}>{text("supervision.again")}</Button>}
        >
          {faultText(fault)}
        </Banner>
      ) : null}
      {agents && queues ? (
        <Tabs
          label={text("supervision.title")}
          value={here.includes(part) ? part : "agents"}
          onChange={(next) => keepRoom({ part: next })}
          tabs={[
            {
              id: "agents" as const,
              title: text("supervision.agents"),
              content: <AgentsPart agents={agents} names={live.names} />,
            },
            { id: "queues" as const, title: text("supervision.queues"), content: <QueuesPart live={live} /> },
            { id: "left" as const, title: text("supervision.left"), content: <LeftMessagesPart /> },
            { id: "reports" as const, title: text("supervision.reports"), content: <ReportsPart /> },
            { id: "whatIf" as const, title: text("supervision.whatIf"), content: <WhatIfPart names={live.names} /> },
            { id: "audit" as const, title: text("supervision.audit"), content: <AuditPart names={live.names} /> },
          ].filter(({ id }) => here.some((one) => one === id))}
        />
      ) : null}
      <ActDialogs agents={agents} queues={queues} names={live.names} />
    </div>
  );
}
