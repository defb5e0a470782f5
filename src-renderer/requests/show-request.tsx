import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Request } from "../../src-shared/requests/model.ts";
import { actionsNow } from "../frame/actions.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { useSummary } from "../video/stage.tsx";
import { useVideo } from "../video/video.ts";
import { visitorName } from "../video/visitor-name.ts";
import { answerRequest } from "./ask-visitor.ts";
import styles from "./requests.module.css";

/** *Please show me*: the visitor wants to see this agent's screen. It has no default button. */
export function ShowRequest({ conversation }: { conversation: ConversationId }) {
  const summary = useSummary(conversation);
  const request = summary?.requests.find(({ kind, by }) => kind === "share" && by === "visitor");
  return summary && request ? <Card key={request.id} summary={summary} request={request} /> : null;
}

function Card({ summary, request }: { summary: PublicSummary; request: Request }) {
  const isIn = useVideo(({ seat }) => seat === summary.id);
  const screen = useVideo(({ media }) => media.local.screen.state);
  const [isWanted, setWanted] = useState(false);
  const [isDeclining, setDeclining] = useState(false);
  const title = text("requests.showMe", { name: visitorName(summary) });

  // Said to the visitor only when something is really shown: the picker may be closed, or the system may refuse.
  const isShown = isWanted && screen === "on";
  useEffect(() => {
    if (isShown) void answerRequest(request.id, "granted");
  }, [isShown, request.id]);

  const share = () => {
    if (screen === "on") return void answerRequest(request.id, "granted");
    setWanted(true);
    actionsNow()
      .find(({ id }) => id === "call.shareScreen")
      ?.run();
  };
  const decline = async () => {
    setDeclining(true);
    await answerRequest(request.id, "declined");
    setDeclining(false);
  };
  return (
    <section className={styles["card"]} aria-label={title} data-request={request.id}>
      <div className={styles["words"]}>
        <p>
          <b>{title}</b>
        </p>
        <p className={styles["soft"]}>
          {text(isIn ? "requests.showMeHint" : "requests.showMeJoin")} <Hidden>{text("requests.stands")}</Hidden>{" "}
          <RunningTime until={request.expiresAt} />
        </p>
      </div>
      <div className={styles["buttons"]}>
        <Button look="primary" isDisabled={!isIn || isDeclining} onPress={share}>
          {text("call.shareScreen")}
        </Button>
        <Button isWaiting={isDeclining} onPress={() => void decline()}>
          {text("requests.decline")}
        </Button>
      </div>
    </section>
  );
}
