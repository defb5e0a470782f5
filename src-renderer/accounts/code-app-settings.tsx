import { ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import type { CodeApp } from "../../src-shared/accounts/code-app.ts";
import type { Enrolment } from "../../src-shared/accounts/sign-in.ts";
import { useSaving } from "../administration/accounts/use-saving.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { dayText } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { useCodeField } from "./code-field.tsx";
import { EnrolmentStep } from "./enrolment-step.tsx";
import styles from "./settings.module.css";
import { useRead } from "./use-read.ts";

const read = () => desk.ask("codeApp.read", {});

/** The second step of one's own sign-in. */
export function CodeAppSettings() {
  const { value: app, at, fault, again } = useRead(read);
  return (
    <SettingsPart title={text("settings.codeApp")} intro={text("settings.codeAppText")}>
      {app ? (
        <Own app={app} now={at} again={again} />
      ) : fault ? (
        <Banner look="bad" isBoxed title={faultText(fault)} />
      ) : (
        <Spinner />
      )}
    </SettingsPart>
  );
}

function Own({ app, now, again }: { app: CodeApp; now: number; again: () => Promise<void> }) {
  const [offered, setOffered] = useState<Enrolment | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const saving = useSaving();
  const { since, recovery, isWanted, hasPassword } = app;
  if (since === null && !hasPassword) return <p>{text("settings.codeAppHouse")}</p>;

  const begin = () => saving.run(async () => setOffered(await desk.ask("codeApp.offer", {})));
  async function confirm(code: string): Promise<void> {
    if (
      !offered ||
      !(await saving.run(async () => void (await desk.ask("codeApp.confirm", { proof: offered.proof, code }))))
    )
      return;
    setOffered(null);
    toasts.show({ look: "good", title: text("settings.codeAppTurnedOn") });
    await again();
  }
  async function remove(code: string): Promise<void> {
    if (!(await saving.run(async () => void (await desk.ask("codeApp.remove", { code }))))) return;
    setRemoving(false);
    toasts.show({ look: "good", title: text("settings.codeAppTurnedOff") });
    await again();
  }
  const close = () => {
    setOffered(null);
    setRemoving(false);
    saving.forget();
  };
  const said = saving.fault ? <Banner look="bad" isBoxed title={faultText(saving.fault)} /> : null;
  return (
    <>
      <div className={styles["line"]}>
        <p className={styles["words"]}>
          {since === null ? text("settings.codeAppOff") : text("settings.codeAppOn", { since: dayText(since, now) })}{" "}
          {since === null ? null : text("settings.codeAppLeft", { count: recovery })}
        </p>
        {since === null ? (
          <Button
            icon={<ShieldCheck aria-hidden="true" />}
            isWaiting={saving.isWaiting && !offered}
            onPress={() => void begin()}
          >
            {text("settings.codeAppSetUp")}
          </Button>
        ) : (
          <Button icon={<ShieldOff aria-hidden="true" />} isDisabled={isWanted} onPress={() => setRemoving(true)}>
            {text("settings.codeAppRemove")}
          </Button>
        )}
      </div>
      {since !== null && isWanted ? <p className={styles["soft"]}>{text("settings.codeAppWanted")}</p> : null}
      {!offered && !isRemoving ? said : null}
      {offered ? (
        <Dialog title={text("settings.codeAppSetUp")} isOpen onClose={close}>
          {said}
          <EnrolmentStep
            enrolment={offered}
            isWaiting={saving.isWaiting}
            finish={text("settings.codeAppTurnOn")}
            onSubmit={(code) => void confirm(code)}
            onBack={close}
          />
        </Dialog>
      ) : null}
      {isRemoving ? (
        <Dialog title={text("settings.codeAppRemoveAsk")} isOpen onClose={close} size="small">
          {said}
          <Removing isWaiting={saving.isWaiting} onSubmit={(code) => void remove(code)} onClose={close} />
        </Dialog>
      ) : null}
    </>
  );
}

interface RemovingProps {
  readonly isWaiting: boolean;
  readonly onSubmit: (code: string) => void;
  readonly onClose: () => void;
}

function Removing({ isWaiting, onSubmit, onClose }: RemovingProps) {
  const { field, submit } = useCodeField(text("accounts.code"), text("accounts.codeHint"), onSubmit);
  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <p>{text("settings.codeAppRemoveText")}</p>
      {field}
      <div className={styles["acts"]}>
        <Button onPress={onClose}>{text("settings.codeAppKeep")}</Button>
        <Button look="danger-full" type="submit" isWaiting={isWaiting}>
          {text("settings.codeAppRemove")}
        </Button>
      </div>
    </form>
  );
}
