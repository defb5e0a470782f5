import { useState } from "preact/hooks";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { text } from "../text/text.ts";
import { leaveFaultText, waitText } from "../text/wait-text.ts";
import type { Widget } from "../widget-ports.ts";

interface FormProps {
  widget: Widget;
  /** He has a place that he would give up. */
  waits: boolean;
  sent: (replyTo: string) => void;
  back?: (() => void) | undefined;
}

/** A message for later. What was written stays when it could not be sent. */
export function MessageForm({ widget, waits, sent, back }: FormProps) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  async function leave(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const field = (name: string): string => data.get(name) as string;
    setBusy(true);
    setFault(null);
    try {
      await widget.leave({ name: field("name"), replyTo: field("replyTo"), text: field("text") });
      sent(field("replyTo"));
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form
      class="welcome leave"
      aria-label={waitText("form.title")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void leave(event.currentTarget);
      }}
    >
      <h2>{waitText("form.title")}</h2>
      {waits && <p class="lead">{waitText("form.waits")}</p>}
      <label>
        {text("welcome.name")}
        <input name="name" autocomplete="name" maxLength={100} data-first />
      </label>
      <label>
        {waitText("form.replyTo")}
        <input name="replyTo" autocomplete="email" required minLength={3} maxLength={200} dir="auto" />
      </label>
      <label>
        {waitText("form.text")}
        <textarea name="text" rows={4} required maxLength={8000} dir="auto" />
      </label>
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={busy}>
          {waitText("form.send")}
        </button>
        {back && (
          <button type="button" onClick={back}>
            {waitText("form.back")}
          </button>
        )}
      </div>
      {fault && (
        <p class="fault" role="alert">
          {leaveFaultText(fault)}
        </p>
      )}
    </form>
  );
}
