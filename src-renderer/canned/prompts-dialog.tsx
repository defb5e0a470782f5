import { type FormEvent, useEffect, useRef, useState } from "react";
import { promptKey } from "../../src-shared/canned/places.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./prompts-dialog.module.css";
import type { CannedHere } from "./use-canned.ts";

/** What a response asks before it is put in. Left, it leaves everything as it was. */
export function PromptsDialog({ canned: { asking, answer, leave } }: { canned: CannedHere }) {
  if (!asking) return null;
  return (
    <Dialog title={text("canned.fillIn", { title: asking.canned.title })} isOpen onClose={leave} size="small">
      <Questions prompts={asking.prompts} onAnswer={answer} onLeave={leave} />
    </Dialog>
  );
}

interface QuestionsProps {
  readonly prompts: NonNullable<CannedHere["asking"]>["prompts"];
  readonly onAnswer: CannedHere["answer"];
  readonly onLeave: () => void;
}

function Questions({ prompts, onAnswer, onLeave }: QuestionsProps) {
  const [written, setWritten] = useState<readonly string[]>(() => prompts.map(({ fallback }) => fallback));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer(new Map(prompts.map(({ asked }, index) => [promptKey(asked), written[index] ?? ""])));
  };
  return (
    <form ref={form} className={styles["form"]} onSubmit={submit} noValidate>
      {prompts.map(({ asked }, index) => (
        <TextField
          key={asked}
          label={asked}
          value={written[index] ?? ""}
          onChange={(value) => setWritten(written.map((one, at) => (at === index ? value : one)))}
          maxLength={500}
        />
      ))}
      <div className={styles["foot"]}>
        <Button onPress={onLeave}>{text("chat.cancel")}</Button>
        <Button type="submit" look="primary">
          {text("canned.putIn")}
        </Button>
      </div>
    </form>
  );
}
