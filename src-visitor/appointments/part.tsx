import { useEffect, useState } from "preact/hooks";
import { ConversationId } from "../../src-shared/conversations/model.ts";
import type { OwnAppointment } from "../../src-shared/appointments/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { appointmentFault, appointmentText as say, leftText, whenText } from "../text/appointment-text.ts";
import { Change } from "./change.tsx";
import type { AppointmentPart, AppointmentPorts } from "./parts.ts";
import "../ui/card.css";
import "./part.css";

const everySecond = 1_000;
/** Whether the agent is here, and whether it was moved, changes meanwhile. */
const lookEvery = 15_000;

/** What a link to an appointment leads to. */
export function appointmentPart(ports: AppointmentPorts): AppointmentPart {
  return { Joining: () => <Joining {...ports} /> };
}

function Joining({ ask, machine, now, link, token, page, joined }: AppointmentPorts) {
  const [shown, setShown] = useState<OwnAppointment | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [, setTick] = useState(0);
  const [version, setVersion] = useState(0);
  const his = token.value;
  const isReady = link.value.state === "ready";

  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), everySecond);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (!his || !isReady) return;
    const look = (): void =>
      void ask("appointment.look", { token: his }).then(
        ({ appointment }) => (setShown(appointment), setFault(null)),
        (error: unknown) => setFault(faultOf(error)),
      );
    look();
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [ask, his, isReady, version]);

  async function begin(): Promise<void> {
    if (!his || busy) return;
    setBusy(true);
    setFault(null);
    const conversation = ConversationId.parse(uuid7(machine));
    try {
      // Said before it is asked: the invite to the call may come before the answer.
      joined(conversation);
      await ask("appointment.join", { token: his, conversation, page: page(), language: navigator.language });
      token.value = null;
    } catch (error) {
      setFault(faultOf(error));
    }
    setBusy(false);
  }

  const goOn = (
    <button type="button" class="link" onClick={() => (token.value = null)}>
      {say("other")}
    </button>
  );
  if (fault?.reason === "appointment-gone")
    return (
      <output class="place">
        <strong>{say("gone")}</strong>
        <span>{say("gone.hint")}</span>
        {goOn}
      </output>
    );
  if (!shown) return <output class="place">{fault ? appointmentFault(fault) : say("look")}</output>;
  const { agent, start, minutes, state, missedBy, opensAt, closesAt, agentHere } = shown;
  const at = now();
  const isOver = state === "cancelled" || state === "kept" || at > closesAt;
  return (
    <div class="place">
      <strong>{isOver ? overText(state) : agent ? say("with", { agent: agent.name }) : say("withAnybody")}</strong>
      <span>{say("about", { when: whenText(start), minutes })}</span>
      {missedBy && <span>{say(`over.${missedBy}`)}</span>}
      {!isOver && at < opensAt && <span role="timer">{say("opensIn", { time: leftText(start - at) })}</span>}
      {!isOver && at >= opensAt && (
        <>
          {agent && <span>{say(agentHere ? "here" : "notHere", { agent: agent.name })}</span>}
          <button type="button" class="primary" data-first aria-disabled={busy} onClick={() => void begin()}>
            {say("begin")}
          </button>
        </>
      )}
      {his && (
        <Change
          {...{ ask, now, appointment: shown, which: { token: his } }}
          again={() => setVersion((count) => count + 1)}
        />
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault.reason === "appointment-elsewhere" ? say("elsewhere") : appointmentFault(fault)}
        </p>
      )}
      {isOver && goOn}
    </div>
  );
}

const overText = (state: OwnAppointment["state"]): string => say(state === "cancelled" ? "over.cancelled" : "over");
