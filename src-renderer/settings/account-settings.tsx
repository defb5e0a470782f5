import { LogOut } from "lucide-react";
import { useState } from "react";
import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { ChangePassword } from "../accounts/change-password.tsx";
import { desk } from "../desk-link.ts";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Button } from "../ui/button.tsx";
import { Face } from "../ui/face.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./account-settings.module.css";
import { SettingsPart } from "./settings-part.tsx";

/** Those in which a visitor would be left waiting. */
function liveConversations(hub: AgentState | null | undefined): number {
  return (hub?.conversations ?? []).filter(({ public: { summary } }) => summary.state === "active").length;
}

export function AccountSettings() {
  const account = useDesk(({ desk: held }) => held?.hub?.account);
  const [isWaiting, setWaiting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const live = useDesk(({ desk: held }) => liveConversations(held?.hub));
  if (!account) return null;

  async function signOut(): Promise<void> {
    setAsking(false);
    setWaiting(true);
    try {
      await desk.ask("link.signOut", {});
    } catch (error) {
      toasts.show({ look: "bad", title: text("settings.signOutFailed"), words: faultText(faultOf(error)) });
    } finally {
      setWaiting(false);
    }
  }

  return (
    <SettingsPart title={text("settings.account")} intro={text("settings.accountText")}>
      <div className={styles["account"]}>
        <Face name={account.name} size="large" />
        <div className={styles["two"]}>
          <b className={styles["name"]} title={account.name}>
            {account.name}
          </b>
          <span className={styles["role"]}>{text(`settings.accountRole.${account.role}`)}</span>
        </div>
        <div className={styles["acts"]}>
          <ChangePassword />
          <Button
            icon={<LogOut aria-hidden="true" />}
            isWaiting={isWaiting}
            onPress={() => (live > 0 ? setAsking(true) : void signOut())}
          >
            {text(isWaiting ? "settings.signingOut" : "settings.signOut")}
          </Button>
        </div>
      </div>
      <Dialog
        title={text("settings.signOutAsk")}
        role="alertdialog"
        size="small"
        isOpen={isAsking && live > 0}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => void signOut()}>{text("settings.signOut")}</Button>
            <Button look="primary" onPress={() => setAsking(false)}>
              {text("settings.signOutStay")}
            </Button>
          </>
        }
      >
        <p>{text("settings.signOutAskText", { count: live })}</p>
      </Dialog>
    </SettingsPart>
  );
}
