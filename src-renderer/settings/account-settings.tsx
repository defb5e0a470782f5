import { LogOut } from "lucide-react";
import { useState } from "react";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Face } from "../ui/face.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./account-settings.module.css";
import { SettingsPart } from "./settings-part.tsx";

export function AccountSettings() {
  const account = useDesk(({ desk: held }) => held?.hub?.account);
  const [isWaiting, setWaiting] = useState(false);
  if (!account) return null;

  async function signOut(): Promise<void> {
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
        <Button icon={<LogOut aria-hidden="true" />} isWaiting={isWaiting} onPress={() => void signOut()}>
          {text(isWaiting ? "settings.signingOut" : "settings.signOut")}
        </Button>
      </div>
    </SettingsPart>
  );
}
