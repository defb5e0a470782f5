import { Trash2 } from "lucide-react";
import type { AdministeredSite } from "../../src-shared/administration/model.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { AddButton } from "./add-button.tsx";
import styles from "./button-list.module.css";
import { CameraChoice } from "./camera-choice.tsx";
import type { AdministrationDesk } from "./use-administration.ts";

interface ButtonListProps {
  readonly site: AdministeredSite;
  readonly change: AdministrationDesk["change"];
}

/** The ways in that a site's pages name, each with a camera mode of its own if it needs one. */
export function ButtonList({ site, change }: ButtonListProps) {
  return (
    <section className={styles["part"]} aria-label={text("administration.buttons")}>
      <h3 className={styles["title"]}>{text("administration.buttons")}</h3>
      <p className={styles["words"]}>{text("administration.buttonsText")}</p>
      {site.buttons.length > 0 ? (
        <ul className={styles["list"]}>
          {site.buttons.map(({ id: button, key, name, camera }) => (
            <li key={button} className={styles["one"]}>
              <div className={styles["two"]}>
                <b className={styles["name"]} title={name}>
                  {name}
                </b>
                <code className={styles["key"]}>{`data-button="${key}"`}</code>
              </div>
              <div className={styles["camera"]}>
                <CameraChoice
                  label={text("administration.cameraOf", { button: name })}
                  isLabelHidden
                  value={camera}
                  ofSite={site.camera}
                  onChange={(mode) => void change(desk.ask("button.change", { button, name, camera: mode }))}
                />
              </div>
              <IconButton
                label={text("administration.buttonRemove", { button: name })}
                onPress={() => void change(desk.ask("button.remove", { button }))}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <AddButton site={site.id} change={change} />
    </section>
  );
}
