import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { text } from "../text/text.ts";
import { Face } from "../ui/face.tsx";
import styles from "./colleagues-here.module.css";
import { useTellHere } from "./here.ts";
import { useColleaguesHere } from "./signs.ts";

/** Who else of the staff has this conversation open, and who of them is writing too. */
export function ColleaguesHere({ conversation }: { conversation: ConversationId }) {
  useTellHere(conversation);
  const here = useColleaguesHere(conversation);
  if (here.length === 0) return null;
  return (
    <ul className={styles["here"]} aria-label={text("chat.here")}>
      {here.map(({ id, name, isWriting }) => (
        <li key={id} data-writing={isWriting || undefined}>
          <Face name={name} size="small" />
          {text(isWriting ? "chat.writesToo" : "chat.looksToo", { name })}
        </li>
      ))}
    </ul>
  );
}
