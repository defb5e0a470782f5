import { useRef } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { myStanding } from "../transfers/standing.ts";
import { WaitingLine } from "../ui/spinner.tsx";
import { CallStage } from "./call-stage.tsx";
import { turnFullScreen, useFullScreen } from "./full-screen.ts";
import { OutsideStage } from "./outside-stage.tsx";
import { stageOf, type StageView } from "./stage-view.ts";
import styles from "./stage.module.css";
import { useDoubleClick } from "./use-double-click.ts";
import { useVideo } from "./video.ts";
import { WaitingStage } from "./waiting-stage.tsx";

export function useSummary(conversation: ConversationId): PublicSummary | undefined {
  return useDesk(({ desk }) => desk?.hub?.conversations.find((view) => idOf(view) === conversation)?.public.summary);
}

/** What a conversation's stage shows now; `nothing` when there is no stage at all. */
export function useStage(summary: PublicSummary | undefined): StageView {
  const video = useVideo((state) => state);
  // Who was asked for advice is not in the call, and cannot go into it.
  const isAside = useDesk((state) => {
    const view = state.desk?.hub?.conversations.find((one) => idOf(one) === summary?.id);
    return view !== undefined && myStanding(state, view) === "consult";
  });
  return summary && !isAside ? stageOf(summary, video) : { is: "nothing" };
}

/** The stage of a conversation. Taking it off the screen ends nothing. */
export function Stage({ summary, view }: { summary: PublicSummary; view: StageView }) {
  const stage = useRef<HTMLElement>(null);
  const isFull = useFullScreen();
  useDoubleClick(stage, () => {
    if (view.is === "call") void turnFullScreen(!isFull);
  });
  return (
    <section ref={stage} className={styles["stage"]} aria-label={text("call.title")}>
      <Shown summary={summary} view={view} />
    </section>
  );
}

function Shown({ summary, view }: { summary: PublicSummary; view: StageView }) {
  switch (view.is) {
    case "nothing":
      return null;
    case "invited":
      return <WaitingStage summary={summary} invite={view.invite} fault={view.fault} />;
    case "call":
      return <CallStage key={view.call.id} summary={summary} call={view.call} media={view.media} />;
    case "checking":
      return (
        <div className={styles["middle"]}>
          <WaitingLine isCentred>{text("video.checkFirst")}</WaitingLine>
        </div>
      );
    case "ending":
      return (
        <div className={styles["middle"]}>
          <WaitingLine isCentred>{text("video.ending")}</WaitingLine>
        </div>
      );
    case "outside":
      return <OutsideStage summary={summary} fault={view.fault} />;
  }
}
