import type { AdministeredAccount } from "../../src-shared/administration/model.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Face } from "../ui/face.tsx";
import { Switch } from "../ui/switch.tsx";
import styles from "./account-list.module.css";
import type { AdministrationDesk } from "./use-administration.ts";

interface AccountListProps {
  readonly accounts: readonly AdministeredAccount[];
  readonly change: AdministrationDesk["change"];
}

/** Who may be in video calls, and who may turn a chat into one himself (features 001-04, 001-27). */
export function AccountList({ accounts, change }: AccountListProps) {
  return (
    <ul className={styles["list"]}>
      {accounts.map((account) => {
        const { id, name, role, video, escalate } = account;
        const set = (part: Partial<AdministeredAccount>) =>
          void change(desk.ask("account.change", { account: id, video, escalate, ...part }));
        return (
          <li key={id} className={styles["one"]}>
            <Face name={name} />
            <div className={styles["two"]}>
              <b className={styles["name"]} title={name}>
                {name}
              </b>
              <span className={styles["role"]}>{text(`settings.accountRole.${role}`)}</span>
            </div>
            <fieldset className={styles["switches"]} aria-label={name}>
              <Switch isOn={video} onChange={(on) => set({ video: on })}>
                {text("administration.accountVideo")}
              </Switch>
              <Switch isOn={video && escalate} isDisabled={!video} onChange={(on) => set({ escalate: on })}>
                {text("administration.accountEscalate")}
              </Switch>
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
}
