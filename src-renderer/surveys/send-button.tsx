import { Star } from "lucide-react";
import { useCallback, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { useMay } from "../accounts/may.ts";
import { useRead } from "../accounts/use-read.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./reports.module.css";

/** Asks the visitor of a conversation that has ended how it was, once more or for the first time. */
export function SendSurveyButton({ conversation }: { conversation: ConversationId }) {
  const [isOpen, setOpen] = useState(false);
  if (!useMay("Conversation > Chat > Answer")) return null;
  return (
    <span>
      <Button size="small" icon={<Star aria-hidden="true" />} onPress={() => setOpen(true)}>
        {text("reports.send")}
      </Button>
      {isOpen ? <AskDialog conversation={conversation} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}

/** In the widget, or by letter as well, or why no letter can be sent. */
function AskDialog({ conversation, onClose }: { conversation: ConversationId; onClose: () => void }) {
  const ask = useCallback(() => desk.ask("survey.way", { conversation }), [conversation]);
  const { value: way } = useRead(ask);
  const [doing, setDoing] = useState<"panel" | "mail" | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [done, setDone] = useState<string | null>(null);

  async function run(what: "panel" | "mail", work: () => Promise<string>): Promise<void> {
    setDoing(what);
    setFault(null);
    try {
      setDone(await work());
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setDoing(null);
    }
  }
  const inPanel = async (): Promise<string> => {
    await desk.ask("survey.send", { conversation });
    return `${text("reports.sent")}. ${text("reports.sentText")}`;
  };
  const byMail = async (): Promise<string> => {
    const { to } = await desk.ask("survey.mail", { conversation });
    return text("surveys.mailed", { to });
  };

  return (
    <Dialog title={text("surveys.askTitle")} isOpen isDismissable size="small" onClose={onClose}>
      <div className={styles["ways"]}>
        {done === null ? (
          <>
            <p className={styles["soft"]}>{text("surveys.askText")}</p>
            <span>
              <Button isWaiting={doing === "panel"} onPress={() => void run("panel", inPanel)}>
                {text("surveys.inPanel")}
              </Button>
            </span>
            {way?.to ? (
              <>
                <p className={styles["soft"]}>{text("surveys.byMailText")}</p>
                <span>
                  <Button isWaiting={doing === "mail"} onPress={() => void run("mail", byMail)}>
                    {text("surveys.byMail", { to: way.to })}
                  </Button>
                </span>
              </>
            ) : null}
            {way && !way.mail ? <p className={styles["soft"]}>{text("transcript.mailOff")}</p> : null}
            {way?.mail && way.to === null ? <p className={styles["soft"]}>{text("surveys.noAddress")}</p> : null}
          </>
        ) : (
          <output>{done}</output>
        )}
        {fault ? (
          <Banner look="bad" isBoxed title={text("reports.unsent")}>
            {faultText(fault)}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  );
}
