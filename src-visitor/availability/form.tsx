import { useState } from "preact/hooks";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { longestText } from "../../src-shared/text/clean.ts";
import { text } from "../text/text.ts";
import { leaveFaultText, waitText } from "../text/wait-text.ts";
import type { Widget } from "../widget-ports.ts";

/** What stands in the form: it outlives being put away. */
export interface LeftDraft {
  name: string;
  replyTo: string;
  text: string;
}

interface FormProps {
  draft: LeftDraft;
  widget: Widget;
  /** He has a place that he would give up. */
  waits: boolean;
  sent: (replyTo: string) => void;
  back?: (() => void) | undefined;
}

/** A message for later. What was written stays when it could not be sent. */
export function MessageForm({ widget, draft, waits, sent, back }: FormProps) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const part = widget.site.value;

  async function leave(form: HTMLFormElement): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      await widget.leave({ ...draft, ...part?.given(form, "offline") });
      sent(draft.replyTo);
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form
      class="welcome leave"
      aria-label={waitText("form.title")}
      onInput={({ target }) => {
        const { name, value } = target as HTMLInputElement;
        if (name in draft) draft[name as keyof LeftDraft] = value;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void leave(event.currentTarget);
      }}
    >
      <h2>{waitText("form.title")}</h2>
      {part?.offline() && (
        <p class="lead" dir="auto">
          {part.offline()}
        </p>
      )}
      {waits && <p class="lead">{waitText("form.waits")}</p>}
      <label>
        {text("welcome.name")}
        <input name="name" autocomplete="name" maxLength={100} defaultValue={draft.name} data-first />
      </label>
      <label>
        {waitText("form.replyTo")}
        <input
          name="replyTo"
          autocomplete="email"
          required
          minLength={3}
          maxLength={200}
          dir="auto"
          defaultValue={draft.replyTo}
        />
      </label>
      <label>
        {waitText("form.text")}
        <textarea name="text" rows={4} required maxLength={longestText} dir="auto" defaultValue={draft.text} />
      </label>
      {part && <part.Questions of="offline" />}
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
          {part?.faultText(fault) ?? leaveFaultText(fault)}
        </p>
      )}
    </form>
  );
}
