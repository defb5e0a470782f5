import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { useCodeField } from "./code-field.tsx";
import styles from "./sign-in-screen.module.css";

interface CodeStepProps {
  readonly isWaiting: boolean;
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}

/** The second step of a sign-in. */
export function CodeStep({ isWaiting, onSubmit, onBack }: CodeStepProps) {
  const { field, submit } = useCodeField(text("accounts.code"), text("accounts.codeHint"), onSubmit);
  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      {field}
      <Button look="primary" size="large" type="submit" isWide isWaiting={isWaiting}>
        {text(isWaiting ? "accounts.signingIn" : "accounts.signIn")}
      </Button>
      <Button isWide onPress={onBack}>
        {text("accounts.back")}
      </Button>
    </form>
  );
}
