import { KeyRound, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import type { AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import { desk } from "../../desk-link.ts";
import { useDesk } from "../../store.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import things from "../kit/things.module.css";
import type { Saving } from "./use-saving.ts";

interface AccountActsProps {
  readonly person: AdministeredPerson;
  readonly again: () => Promise<void>;
  readonly saving: Saving;
  readonly setPassword: () => Promise<void>;
}

/** What is done to an account as a whole. Not to one's own: its password is changed in Settings. */
export function AccountActs({ person, again, saving, setPassword }: AccountActsProps) {
  const me = useDesk(({ desk: held }) => held?.hub?.account.id);
  const [asked, setAsked] = useState<"password" | "deactivate" | null>(null);
  const { id, name, active } = person;
  if (me === id) return null;

  async function act(work: () => Promise<void>): Promise<void> {
    setAsked(null);
    await saving.run(work);
    await again();
  }
  const deactivate = async () => {
    const { conversations: count } = await desk.ask("account.deactivate", { id });
    toasts.show({ look: "good", title: text("people.deactivated", { name, count }) });
  };
  const activate = async () => {
    await desk.ask("account.activate", { id });
  };
  return (
    <div className={things["away"]}>
      <Button size="large" icon={<KeyRound aria-hidden="true" />} onPress={() => setAsked("password")}>
        {text("people.resetPassword")}
      </Button>
      {active ? (
        <Button size="large" look="danger" icon={<UserX aria-hidden="true" />} onPress={() => setAsked("deactivate")}>
          {text("people.deactivate")}
        </Button>
      ) : (
        <Button size="large" icon={<UserCheck aria-hidden="true" />} onPress={() => void act(activate)}>
          {text("people.activate")}
        </Button>
      )}
      {asked ? (
        <Dialog
          title={text(asked === "password" ? "people.resetAsk" : "people.deactivateAsk", { name })}
          isOpen
          onClose={() => setAsked(null)}
          role="alertdialog"
          size="small"
          footer={
            <>
              <Button onPress={() => setAsked(null)}>{text("administration.keep")}</Button>
              <Button look="danger-full" onPress={() => void act(asked === "password" ? setPassword : deactivate)}>
                {text(asked === "password" ? "people.resetPassword" : "people.deactivate")}
              </Button>
            </>
          }
        >
          <p>{text(asked === "password" ? "people.resetText" : "people.deactivateText")}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
