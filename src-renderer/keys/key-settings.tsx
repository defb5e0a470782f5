import { Keyboard, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Switch } from "../ui/switch.tsx";
import { clashWords } from "./clash-words.ts";
import { KeyList } from "./key-list.tsx";
import { type Remapped, remap, resetAll } from "./keymap.ts";
import { PressKeys } from "./press-keys.tsx";
import styles from "./key-settings.module.css";
import type { KeyRow } from "./table.ts";
import { nameOf } from "./words.ts";

interface Said {
  readonly of: KeyRow["id"];
  readonly words: string;
}

/** Other keys for whatever has an action; one, all, or the single ones back or off. */
export function KeySettings({ settings: { keys: choices } }: { settings: DeskSettings }) {
  const [pressing, setPressing] = useState<KeyRow | null>(null);
  const [said, setSaid] = useState<Said | null>(null);

  const take = (row: KeyRow, outcome: Remapped) => {
    if (outcome.is === "clash") setSaid({ of: row.id, words: clashWords(outcome.with, row.keys ?? "") });
    else {
      setSaid(null);
      changeSettings({ keys: outcome.choices });
    }
  };
  const tools = (row: KeyRow) => {
    const name = nameOf(row);
    return (
      <>
        <IconButton look="quiet" label={text("keys.change", { name })} onPress={() => setPressing(row)}>
          <Keyboard aria-hidden="true" />
        </IconButton>
        <IconButton
          look="quiet"
          label={text("keys.clear", { name })}
          onPress={() => take(row, remap(choices, row.id, null))}
        >
          <X aria-hidden="true" />
        </IconButton>
        <IconButton
          look="quiet"
          label={text("keys.reset", { name })}
          isDisabled={!Object.hasOwn(choices.chosen, row.id)}
          onPress={() => take(row, remap(choices, row.id, undefined))}
        >
          <RotateCcw aria-hidden="true" />
        </IconButton>
        {said?.of === row.id ? (
          <p role="alert" className={styles["said"]}>
            {said.words}
          </p>
        ) : null}
      </>
    );
  };
  return (
    <SettingsPart title={text("keys.settings")} intro={text("keys.settingsText")}>
      <Switch isOn={choices.single} onChange={(single) => changeSettings({ keys: { ...choices, single } })}>
        {text("keys.single")}
      </Switch>
      <p className={styles["hint"]}>{text("keys.singleText")}</p>
      <KeyList level="h3" tools={tools} />
      <span>
        <Button onPress={() => changeSettings({ keys: resetAll(choices) })}>{text("keys.all")}</Button>
      </span>
      <PressKeys
        row={pressing}
        choices={choices}
        onTaken={(keys) => changeSettings({ keys })}
        onClose={() => setPressing(null)}
      />
    </SettingsPart>
  );
}
