import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import { copyFaultText, copyText } from "../text/copy-text.ts";
import "../ui/card.css";

/** Where he is on the way to his copy; it outlives being put away. */
type Step =
  | { readonly at: "closed" }
  | { readonly at: "known"; readonly to: string }
  | { readonly at: "address" }
  | { readonly at: "code"; readonly address: string }
  | { readonly at: "done"; readonly to: string };

interface CopyPorts {
  readonly ask: Link<VisitorContract>["ask"];
  /** The conversation that has ended. */
  readonly conversation: () => ConversationId | undefined;
}

/** *Send me a copy*: at once where his address is proved, else by a code that is sent to the one that he types. */
export function copyPart({ ask, conversation }: CopyPorts): ComponentType {
  const step = signal<Step>({ at: "closed" });
  let of: ConversationId | undefined;

  return function Copy() {
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<Fault | null>(null);
    const id = conversation();
    // Another conversation has ended: its copy is another one.
    if (of !== id) {
      of = id;
      step.value = { at: "closed" };
    }
    const now = step.value;

    async function run(work: (id: ConversationId) => Promise<Step>): Promise<void> {
      if (busy || id === undefined) return;
      setBusy(true);
      setFault(null);
      try {
        step.value = await work(id);
      } catch (error) {
        setFault(faultOf(error));
      }
      setBusy(false);
    }
    const open = () =>
      run(async (one) => {
        const { to } = await ask("copy.way", { conversation: one });
        return to === null ? { at: "address" } : { at: "known", to };
      });
    const send = (code?: string) =>
      run(async (one) => {
        const sent = await ask("copy.send", { conversation: one, ...(code === undefined ? {} : { code }) });
        return { at: "done", to: sent.to };
      });
    const sendCode = (address: string) =>
      run(async (one) => {
        await ask("copy.code", { conversation: one, address });
        return { at: "code", address };
      });

    const said = fault && (
      <p class="fault" role="alert">
        {copyFaultText(fault)}
      </p>
    );
    if (now.at === "closed")
      return (
        <div>
          <button type="button" class="link" aria-disabled={busy} onClick={() => void open()}>
            {copyText("copy.open")}
          </button>
          {said}
        </div>
      );
    if (now.at === "done")
      return (
        <div class="card">
          <output>{copyText("copy.done", { to: now.to })}</output>
        </div>
      );
    return (
      <form
        class="card"
        aria-label={copyText("copy.title")}
        onSubmit={(event) => {
          event.preventDefault();
          const { address, code } = event.currentTarget.elements as unknown as Partial<
            Record<string, HTMLInputElement>
          >;
          if (address) void sendCode(address.value);
          else void send(code?.value);
        }}
      >
        <h2>{copyText("copy.title")}</h2>
        {now.at === "known" && <p>{copyText("copy.known", { to: now.to })}</p>}
        {now.at === "address" && (
          <>
            <label>
              {copyText("copy.address")}
              <input name="address" type="email" autocomplete="email" required maxLength={254} dir="auto" />
            </label>
            <p>{copyText("copy.why")}</p>
          </>
        )}
        {now.at === "code" && (
          <>
            <p dir="auto">{copyText("copy.codeSent", { address: now.address })}</p>
            <label>
              {copyText("copy.code")}
              <input name="code" inputMode="numeric" autocomplete="one-time-code" required maxLength={20} />
            </label>
          </>
        )}
        <div class="buttons">
          <button type="submit" class="primary" aria-disabled={busy}>
            {copyText(now.at === "address" ? "copy.sendCode" : "copy.send")}
          </button>
          <button type="button" onClick={() => (step.value = { at: "closed" })}>
            {copyText("copy.other")}
          </button>
        </div>
        {said}
      </form>
    );
  };
}
