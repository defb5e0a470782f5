import { MonitorSmartphone, ShieldOff } from "lucide-react";
import { useCallback, useState } from "react";
import type { AccountSignIn } from "../../../src-shared/accounts/sign-in-rules.ts";
import { SignInList } from "../../accounts/sign-in-list.tsx";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { useSaving } from "../accounts/use-saving.ts";
import { Part } from "../kit/part.tsx";
import styles from "./sign-in.module.css";

interface AccountSignInsProps {
  readonly accounts: readonly AccountSignIn[];
  readonly again: () => Promise<void>;
}

/** How each account signs in: its second step, and where it is signed in. */
export function AccountSignIns({ accounts, again }: AccountSignInsProps) {
  const [open, setOpen] = useState<AccountSignIn | null>(null);
  const [reset, setReset] = useState<AccountSignIn | null>(null);
  const saving = useSaving();

  async function act(work: () => Promise<unknown>): Promise<void> {
    setReset(null);
    await saving.run(async () => void (await work()));
    await again();
  }
  const done = ({ account, name }: AccountSignIn) =>
    act(async () => {
      await desk.ask("codeApp.reset", { account });
      toasts.show({ look: "good", title: text("signIn.resetDone", { name }) });
    });
  return (
    <Part title={text("signIn.accounts")} intro={text("signIn.accountsText")}>
      {saving.fault ? <Banner look="bad" isBoxed title={faultText(saving.fault)} /> : null}
      <ul className={styles["list"]}>
        {accounts.map((one) => (
          <li key={one.account} className={styles["one"]} aria-label={one.name}>
            <div className={styles["two"]}>
              <b className={styles["name"]} title={one.name}>
                {one.name}
              </b>
              <span className={styles["soft"]}>{factsOf(one).join(" · ")}</span>
            </div>
            <div className={styles["acts"]}>
              {one.hasPassword ? (
                <Switch
                  isOn={one.codeWanted}
                  onChange={(isWanted) => void act(() => desk.ask("codeApp.want", { account: one.account, isWanted }))}
                >
                  {text("signIn.codeWanted")}
                </Switch>
              ) : null}
              {one.codeSince === null ? null : (
                <Button
                  size="small"
                  icon={<ShieldOff aria-hidden="true" />}
                  aria-label={text("signIn.resetOf", { name: one.name })}
                  onPress={() => setReset(one)}
                >
                  {text("signIn.reset")}
                </Button>
              )}
              <Button
                size="small"
                icon={<MonitorSmartphone aria-hidden="true" />}
                aria-label={text("signIn.whereOf", { name: one.name })}
                isDisabled={one.signIns === 0}
                onPress={() => setOpen(one)}
              >
                {text("signIn.where", { count: one.signIns })}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {open ? <Where one={open} again={again} onClose={() => setOpen(null)} /> : null}
      {reset ? (
        <Dialog
          title={text("signIn.resetAsk", { name: reset.name })}
          isOpen
          role="alertdialog"
          size="small"
          onClose={() => setReset(null)}
          footer={
            <>
              <Button onPress={() => setReset(null)}>{text("administration.keep")}</Button>
              <Button look="danger-full" onPress={() => void done(reset)}>
                {text("signIn.reset")}
              </Button>
            </>
          }
        >
          <p>{text("signIn.resetText")}</p>
        </Dialog>
      ) : null}
    </Part>
  );
}

function factsOf({ hasPassword, codeSince, isLinked, isKept }: AccountSignIn): string[] {
  return [
    ...(hasPassword ? [text("signIn.hasPassword")] : []),
    ...(codeSince === null ? [] : [text("signIn.hasCode")]),
    ...(isLinked ? [text("signIn.isLinked")] : []),
    ...(isKept ? [text("signIn.isKept")] : []),
    ...(!hasPassword && !isLinked && !isKept ? [text("signIn.hasNoWay")] : []),
  ];
}

/** Where one account is signed in. */
function Where({ one, again, onClose }: { one: AccountSignIn; again: () => Promise<void>; onClose: () => void }) {
  const { account, name } = one;
  const read = useCallback(() => desk.ask("signIn.listOf", { account }), [account]);
  const { value, at, fault, again: readAgain } = useRead(read);
  const saving = useSaving();
  async function end(id: string | null): Promise<void> {
    await saving.run(async () => {
      const { count } = await desk.ask("signIn.endOf", { account, id });
      toasts.show({ look: "good", title: text("settings.signInEnded", { count }) });
    });
    await readAgain();
    await again();
  }
  const said = saving.fault ?? fault;
  return (
    <Dialog
      title={text("signIn.whereOf", { name })}
      isOpen
      isDismissable
      onClose={onClose}
      footer={
        <Button look="danger" isWaiting={saving.isWaiting} onPress={() => void end(null)}>
          {text("signIn.endAll")}
        </Button>
      }
    >
      {said ? <Banner look="bad" isBoxed title={faultText(said)} /> : null}
      {value ? <SignInList signIns={value.signIns} now={at} onEnd={({ id }) => void end(id)} /> : <Spinner />}
    </Dialog>
  );
}
