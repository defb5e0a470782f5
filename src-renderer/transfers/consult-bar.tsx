import { Headset, Mic, MicOff, PhoneOff } from "lucide-react";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import { Hidden } from "../ui/hidden.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { visitorName } from "../video/visitor-name.ts";
import { ActButton } from "./act-button.tsx";
import type { Bar } from "./bars.ts";
import { consult, useConsult } from "./consult.ts";
import { handOn } from "./hand-on.ts";
import { Line } from "./line.tsx";
import styles from "./transfer-bars.module.css";

/** A colleague was asked to come, and is here: how the visitor waits meanwhile, and all that may follow. `bar` null: it is us. */
export function ConsultBar({ bar, view }: { bar: Extract<Bar, { is: "consult" }> | null; view: ConversationView }) {
  const { summary } = view.public;
  const { id } = summary;
  const name = visitorName(summary);
  if (!bar) {
    const owner = view.staff.summary.owner?.name ?? text("call.colleague");
    return (
      <Line icon={<Headset size={16} />} words={text("transfers.part.consult", { owner, name })}>
        <Voice view={view} other={owner} />
        <ActButton act={() => handOn.leave(id)}>{text("transfers.leave")}</ActButton>
      </Line>
    );
  }
  const { who, heldAt } = bar;
  const isHeld = heldAt !== null;
  return (
    <Line
      icon={<Headset size={16} />}
      words={text(isHeld ? "transfers.consultHeld" : "transfers.consult", { agent: who.name, name })}
      time={<RunningTime since={heldAt ?? bar.since} />}
    >
      <Voice view={view} other={who.name} />
      <ActButton act={() => handOn.hold(id, !isHeld)}>
        {text(isHeld ? "transfers.backTo" : "transfers.hold", { name })}
      </ActButton>
      <ActButton act={() => handOn.talkAllThree(id)}>{text("transfers.allThree")}</ActButton>
      <ActButton look="primary" act={() => handOn.handOver(id, who.id, false)}>
        {text("transfers.handOver")}
      </ActButton>
      <ActButton act={() => handOn.endConsult(id)}>{text("transfers.endConsult")}</ActButton>
    </Line>
  );
}

/** The two speak with each other; the visitor hears nothing of it. */
function Voice({ view, other }: { view: ConversationView; other: string }) {
  const { id } = view.public.summary;
  const isHere = useConsult(({ conversation }) => conversation === id);
  const phase = useConsult(({ media }) => media.phase.state);
  const isThere = useConsult(({ media }) => media.remote.length > 0);
  const microphone = useConsult(({ media }) => media.local.microphone.state);
  if (!isHere)
    return (
      <ActButton icon={<Mic size={14} aria-hidden="true" />} act={() => consult.talk(id)}>
        {text("transfers.talk")}
      </ActButton>
    );
  const isOn = microphone === "on";
  const isTalking = phase === "connected" && isThere;
  const words =
    phase !== "connected" ? "transfers.talkConnecting" : isThere ? "transfers.talking" : "transfers.talkWaits";
  return (
    <>
      <output className={styles["soft"]}>
        {isTalking ? <Hidden>{text(words, { agent: other })}</Hidden> : text(words, { agent: other })}
      </output>
      <IconButton
        size="small"
        label={text("transfers.talkMicrophone")}
        aria-pressed={isOn}
        onPress={() => consult.turnMicrophone(!isOn)}
      >
        {isOn ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      </IconButton>
      <IconButton size="small" label={text("transfers.talkEnd")} onPress={consult.hangUp}>
        <PhoneOff aria-hidden="true" />
      </IconButton>
    </>
  );
}
