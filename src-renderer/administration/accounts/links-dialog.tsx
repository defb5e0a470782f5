import { text } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { CopyButton } from "../kit/copy-button.tsx";
import styles from "./links.module.css";
import type { MadeLink } from "./make-link.ts";

/** Links that were just made, each shown once: only their owners set passwords by them. */
export function LinksDialog({ links, onClose }: { links: readonly MadeLink[]; onClose: () => void }) {
  const [first] = links;
  const together = links.map(({ name, secret }) => `${name}\n${secret}`).join("\n\n");
  return (
    <Dialog
      title={text("people.links", { count: links.length, name: first?.name ?? "" })}
      isOpen
      onClose={onClose}
      footer={
        <>
          {links.length > 1 ? <CopyButton words={together} label={text("people.copyLinks")} /> : null}
          <Button look="primary" onPress={onClose}>
            {text("people.linksDone", { count: links.length })}
          </Button>
        </>
      }
    >
      <p>{text("people.linksOnce", { count: links.length })}</p>
      <ul className={styles["links"]}>
        {links.map(({ id, name, secret, until, mailed }) => (
          <li key={id} className={styles["link"]}>
            <div className={styles["head"]}>
              <b className={styles["name"]}>{name}</b>
              <CopyButton words={secret} label={text("people.copyLink")} of={name} />
            </div>
            <code className={styles["url"]}>{secret}</code>
            <p className={styles["soft"]}>
              {text(mailed ? "people.linkMailed" : "people.linkUntil", { until: wholeTime(until) })}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
