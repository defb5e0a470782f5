import { useEffect, useRef } from "react";
import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { languages } from "../text/desk-language.ts";
import { languageNames } from "../text/language-names.ts";
import { languageOf } from "../text/language.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { changeSettings } from "./change-settings.ts";

/** Another language draws the window anew: the focus then goes back to where it was chosen. */
let justChosen = false;

export function LanguageSetting({ settings }: { settings: DeskSettings }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (justChosen) place.current?.querySelector("button")?.focus();
    justChosen = false;
  }, []);
  return (
    <div ref={place}>
      <Select
        label={text("settings.language")}
        hint={text("settings.languageText")}
        items={languages.map((id) => ({
          id,
          label:
            id === "system"
              ? text("settings.languageSystem", { name: languageNames[languageOf(id)] })
              : languageNames[id],
        }))}
        value={settings.language}
        onChange={(language) => {
          justChosen = true;
          changeSettings({ language });
        }}
      />
    </div>
  );
}
