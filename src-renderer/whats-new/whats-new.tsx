import { Sparkles } from "lucide-react";
import { useEffect, useState } from "react";
import { registerActions } from "../frame/actions.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { version } from "../settings/version.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { hasNews, newest, news } from "./news.ts";
import styles from "./whats-new.module.css";

/** What changed on the desk's screens: a quiet dot while there is something unseen, the whole of it when asked for. */
export function WhatsNew() {
  const isUnseen = useDesk(hasNews);
  const [isOpen, setOpen] = useState(false);
  const label = text("whatsNew.title");
  const open = () => {
    setOpen(true);
    // Seen is what was opened; closing it by any way keeps it so.
    if ((store.getState().desk?.settings.newsSeen ?? newest) < newest) changeSettings({ newsSeen: newest });
  };
  useEffect(() => registerActions(() => [{ id: "news.open", label, group: text("frame.topBar"), run: open }]));
  return (
    <div className={styles["place"]}>
      <IconButton label={label} size="large" placement="right" onPress={open}>
        <Sparkles aria-hidden="true" />
      </IconButton>
      {isUnseen ? (
        <span className={styles["dot"]}>
          <Hidden>{text("whatsNew.unseen")}</Hidden>
        </span>
      ) : null}
      <Dialog
        title={label}
        isOpen={isOpen}
        isDismissable
        onClose={() => setOpen(false)}
        footer={
          <Button size="large" onPress={() => setOpen(false)}>
            {text("ui.close")}
          </Button>
        }
      >
        <div className={styles["news"]}>
          {news.map(({ number, title, lines }) => (
            <section key={number} className={styles["one"]}>
              <h3>{text(title)}</h3>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{text(line)}</li>
                ))}
              </ul>
            </section>
          ))}
          <p className={styles["version"]}>{text("settings.version", { version })}</p>
        </div>
      </Dialog>
    </div>
  );
}
