import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./button-list.module.css";
import { keyFrom } from "./key-from.ts";
import type { AdministrationDesk } from "./use-administration.ts";

/** One more button: its name is enough, its key is made from it. */
export function AddButton({ site, change }: { site: string; change: AdministrationDesk["change"] }) {
  const [name, setName] = useState("");
  const [isWaiting, setWaiting] = useState(false);
  const key = keyFrom(name);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (key === "" || isWaiting) return;
    setWaiting(true);
    const isAdded = await change(
      desk.ask("button.add", { site, key, name: name.trim(), camera: null }).then(() => ({ conversations: 0 })),
    );
    setWaiting(false);
    // What was refused stays in the field.
    if (isAdded) setName("");
  }

  return (
    <form className={styles["add"]} onSubmit={(event) => void add(event)}>
      <TextField label={text("administration.buttonName")} value={name} onChange={setName} maxLength={80} />
      <Button
        type="submit"
        size="large"
        icon={<Plus aria-hidden="true" />}
        isWaiting={isWaiting}
        isDisabled={key === ""}
      >
        {text("administration.buttonAdd")}
      </Button>
    </form>
  );
}
