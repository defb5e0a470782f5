import { useSaving } from "../administration/accounts/use-saving.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./settings.module.css";
import { SignInList } from "./sign-in-list.tsx";
import { useRead } from "./use-read.ts";

const read = () => desk.ask("signIn.list", {});

/** Where one is signed in oneself. */
export function SignInsSettings() {
  const { value, at, fault, again } = useRead(read);
  const saving = useSaving();

  async function end(work: () => Promise<number>): Promise<void> {
    const isDone = await saving.run(async () => {
      const count = await work();
      toasts.show({ look: "good", title: text("settings.signInEnded", { count }) });
    });
    if (isDone || saving.fault?.code === "gone") await again();
  }
  const one = async (id: string) => {
    await desk.ask("signIn.end", { id });
    return 1;
  };
  const others = async () => (await desk.ask("signIn.endOthers", {})).count;
  const said = saving.fault ?? fault;
  return (
    <SettingsPart title={text("settings.signIns")} intro={text("settings.signInsText")}>
      {said ? <Banner look="bad" isBoxed title={faultText(said)} /> : null}
      {value ? <SignInList signIns={value.signIns} now={at} onEnd={({ id }) => void end(() => one(id))} /> : null}
      {!value && !fault ? <Spinner /> : null}
      {value && value.signIns.length > 1 ? (
        <div className={styles["acts"]}>
          <Button look="danger" isWaiting={saving.isWaiting} onPress={() => void end(others)}>
            {text("settings.signInEndOthers")}
          </Button>
        </div>
      ) : null}
    </SettingsPart>
  );
}
