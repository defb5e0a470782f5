import { CircleAlert, PauseCircle, Send, TimerReset, UserRoundPlus, Users } from "lucide-react";
import { useMemo } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { useHubNow } from "../clock.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { visitorName } from "../video/visitor-name.ts";
import { ActButton } from "./act-button.tsx";
import { type Bar, barsOf } from "./bars.ts";
import { ConsultBar } from "./consult-bar.tsx";
import { handOn } from "./hand-on.ts";
import { Line } from "./line.tsx";
import { parkedWords } from "./park-times.ts";
import { markSeen, openTransfer, useTransferDesk } from "./transfer-desk.ts";
import styles from "./transfer-bars.module.css";

/** What goes on around the conversation: who is asked, who is here, who waits, and the way out of each. */
export function TransferBars({ view }: { view: ConversationView }) {
  const me = useDesk(({ desk }) => desk?.hub?.account.id);
  const seen = useTransferDesk((state) => state.seen);
  const bars = useMemo(() => barsOf(view, me), [view, me]);
  const shown = bars.filter((bar) => bar.is !== "refused" || !seen.includes(bar.transfer));
  if (shown.length === 0) return null;
  return (
    <div className={styles["bars"]} data-unless-full>
      {shown.map((bar) => (
        <Shown key={bar.is === "taking" ? bar.who.id : bar.is} bar={bar} view={view} />
      ))}
    </div>
  );
}

function Shown({ bar, view }: { bar: Bar; view: ConversationView }) {
  const { id } = view.public.summary;
  const name = visitorName(view.public.summary);
  switch (bar.is) {
    case "asked":
      return <Asked bar={bar} conversation={id} />;
    case "refused":
      return <Refused bar={bar} conversation={id} />;
    case "taking":
      return (
        <Line icon={<Send size={16} />} words={text("transfers.taking", { agent: bar.who.name })}>
          <RunningTime since={bar.since} />
        </Line>
      );
    case "consult":
      return <ConsultBar bar={bar} view={view} />;
    case "held":
      return (
        <Line
          icon={<PauseCircle size={16} />}
          words={text("transfers.held", { name })}
          time={<RunningTime since={bar.heldAt} />}
          look="held"
        >
          {view.staff.summary.parts.some(({ kind }) => kind !== "conference") ? null : (
            <ActButton look="primary" act={() => handOn.hold(id, false)}>
              {text("transfers.backTo", { name })}
            </ActButton>
          )}
        </Line>
      );
    case "part":
      return <Part bar={bar} view={view} />;
    case "parked":
      return <ParkedLine bar={bar} name={name} conversation={id} />;
  }
}

function Asked({
  bar: { transfer },
  conversation,
}: {
  bar: Extract<Bar, { is: "asked" }>;
  conversation: ConversationId;
}) {
  const { to, kind } = transfer;
  const isQueue = to.kind === "queue";
  const name = to.kind === "agent" ? to.agent.name : to.kind === "queue" ? to.queue.name : to.skill.name;
  return (
    <Line
      icon={kind === "consult" ? <UserRoundPlus size={16} /> : <Send size={16} />}
      words={text(`transfers.asked.${kind}.${to.kind}`, { name })}
      time={<RunningTime since={transfer.at} />}
    >
      <ActButton act={() => handOn.takeBack(conversation)}>
        {text(isQueue || kind === "transfer" ? "transfers.takeBack" : "transfers.cancel")}
      </ActButton>
    </Line>
  );
}

function Refused({ bar, conversation }: { bar: Extract<Bar, { is: "refused" }>; conversation: ConversationId }) {
  return (
    <Line
      icon={<CircleAlert size={16} />}
      words={text(`transfers.refused.${bar.why}`, { agent: bar.agent.name })}
      look="warn"
    >
      <ActButton
        act={() => {
          markSeen(bar.transfer);
          openTransfer(conversation);
        }}
      >
        {text("transfers.tryAnother")}
      </ActButton>
      <ActButton look="soft" act={() => markSeen(bar.transfer)}>
        {text("transfers.understood")}
      </ActButton>
    </Line>
  );
}

function Part({ bar, view }: { bar: Extract<Bar, { is: "part" }>; view: ConversationView }) {
  const { summary } = view.public;
  const name = visitorName(summary);
  const owner = bar.owner?.name ?? text("call.colleague");
  if (bar.standing === "consult") return <ConsultBar bar={null} view={view} />;
  return (
    <Line icon={<Users size={16} />} words={text(`transfers.part.${bar.standing}`, { owner, name })}>
      <ActButton act={() => handOn.leave(summary.id)}>{text("transfers.leave")}</ActButton>
    </Line>
  );
}

function ParkedLine({
  bar,
  name,
  conversation,
}: {
  bar: Extract<Bar, { is: "parked" }>;
  name: string;
  conversation: ConversationId;
}) {
  const now = useHubNow();
  return (
    <Line icon={<TimerReset size={16} />} words={parkedWords(bar.until, { name, now })}>
      <ActButton look="primary" act={() => handOn.resume(conversation)}>
        {text("transfers.resume")}
      </ActButton>
    </Line>
  );
}
