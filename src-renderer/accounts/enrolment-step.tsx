import { Copy } from "lucide-react";
import type { Enrolment } from "../../src-shared/accounts/sign-in.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { useCodeField } from "./code-field.tsx";
import styles from "./enrolment.module.css";
import { Picture } from "./picture.tsx";

interface EnrolmentStepProps {
  readonly enrolment: Enrolment;
  readonly isWaiting: boolean;
  /** What the button that ends it says. */
  readonly finish: string;
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}

/** Sets up a code app: scan or type, keep the recovery codes, and show that the app works. */
export function EnrolmentStep({ enrolment, isWaiting, finish, onSubmit, onBack }: EnrolmentStepProps) {
  const { secret, uri, recovery } = enrolment;
  const { field, submit } = useCodeField(text("accounts.enrolCode"), null, onSubmit);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(recovery.join("\n"));
      toasts.show({ look: "good", title: text("accounts.enrolCopied") });
    } catch (error) {
      console.debug(error);
      toasts.show({ look: "bad", title: text("accounts.enrolNotCopied") });
    }
  }

  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <div className={styles["scan"]}>
        <Picture label={text("accounts.enrolPicture")} words={uri} />
        <div className={styles["two"]}>
          <p>{text("accounts.enrolScan")}</p>
          <code className={styles["key"]}>{secret.replace(/(.{4})(?!$)/g, "$1 ")}</code>
        </div>
      </div>
      <fieldset className={styles["keep"]}>
        <legend className={styles["legend"]}>{text("accounts.enrolKeep")}</legend>
        <p className={styles["soft"]}>{text("accounts.enrolKeepText")}</p>
        <ul className={styles["codes"]}>
          {recovery.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {text("accounts.enrolCopy")}
        </Button>
      </fieldset>
      {field}
      <div className={styles["acts"]}>
        <Button size="large" onPress={onBack}>
          {text("accounts.back")}
        </Button>
        <Button look="primary" size="large" type="submit" isWaiting={isWaiting}>
          {finish}
        </Button>
      </div>
    </form>
  );
}
