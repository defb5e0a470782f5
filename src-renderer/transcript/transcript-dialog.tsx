import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type TranscriptFormat, transcriptFormats } from "../../src-shared/history/transcript-asks.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Checkbox } from "../ui/switch.tsx";
import { saveTranscript } from "./make.ts";
import styles from "./transcript-dialog.module.css";

type Way = Awaited<ReturnType<typeof readWay>>;
const readWay = (conversation: ConversationId) => desk.ask("transcript.way", { conversation });
type Doing = "save" | "mail" | null;

/** A conversation as a file, or by mail to its visitor. */
export function TranscriptDialog({ conversation, onClose }: { conversation: ConversationId; onClose: () => void }) {
  const [format, setFormat] = useState<TranscriptFormat>("pdf");
  const [notes, setNotes] = useState(false);
  const [doing, setDoing] = useState<Doing>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function run(what: Exclude<Doing, null>, work: () => Promise<void>): Promise<void> {
    setDoing(what);
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setDoing(null);
    }
  }
  const save = () => run("save", () => saveTranscript(desk.ask, { conversation, format, notes }));
  const mail = () => run("mail", async () => setSentTo((await desk.ask("transcript.mail", { conversation })).to));

  return (
    <Dialog title={text("transcript.title")} isOpen isDismissable size="small" onClose={onClose}>
      <div className={styles["parts"]}>
        <Choice
          label={text("transcript.form")}
          value={format}
          onChange={setFormat}
          items={transcriptFormats.map((id) => ({ id, label: text(`transcript.format.${id}`) }))}
        />
        <Checkbox isOn={notes} onChange={setNotes}>
          {text("transcript.notes")}
        </Checkbox>
        {notes ? <p className={styles["warn"]}>{text("transcript.notesHint")}</p> : null}
        <span>
          <Button look="primary" isWaiting={doing === "save"} onPress={() => void save()}>
            {text("transcript.save")}
          </Button>
        </span>
        <hr />
        <ByMail conversation={conversation} sentTo={sentTo} isWaiting={doing === "mail"} onSend={() => void mail()} />
        {fault ? (
          <Banner look="bad" isBoxed title={text("transcript.failed")}>
            {faultText(fault)}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  );
}

interface ByMailProps {
  readonly conversation: ConversationId;
  readonly sentTo: string | null;
  readonly isWaiting: boolean;
  readonly onSend: () => void;
}

/** To an address that is proved to be the visitor's, or the reason why it cannot be sent. */
function ByMail({ conversation, sentTo, isWaiting, onSend }: ByMailProps) {
  const [way, setWay] = useState<Way | null>(null);
  useEffect(() => {
    let isWanted = true;
    readWay(conversation).then(
      (read) => isWanted && setWay(read),
      // What is wrong is said by whatever is tried next.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [conversation]);
  if (sentTo !== null) return <output>{text("transcript.onItsWay", { to: sentTo })}</output>;
  if (!way) return null;
  if (!way.mail) return <p className={styles["soft"]}>{text("transcript.mailOff")}</p>;
  if (way.to === null) return <p className={styles["soft"]}>{text("transcript.noAddress")}</p>;
  return (
    <>
      <p className={styles["soft"]}>{text("transcript.mailHint")}</p>
      <span>
        <Button isWaiting={isWaiting} onPress={onSend}>
          {text("transcript.mail", { to: way.to })}
        </Button>
      </span>
    </>
  );
}
