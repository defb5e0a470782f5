import { Plus, X } from "lucide-react";
import type { CannedVariant } from "../../src-shared/canned/model.ts";
import type { Faults } from "../administration/kit/faults.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./editor.module.css";
import { Sample } from "./sample.tsx";

interface VariantsProps {
  readonly value: readonly CannedVariant[];
  readonly onChange: (variants: CannedVariant[]) => void;
  readonly faults: Faults;
}

/** The same in other languages, for visitors who speak them. */
export function Variants({ value, onChange, faults }: VariantsProps) {
  const put = (at: number, part: Partial<CannedVariant>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      {value.map(({ language, text: words }, index) => (
        // They have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className={styles["variant"]}>
          <legend>{text("canned.variant", { language: language || "…" })}</legend>
          <div className={styles["row"]}>
            <TextField
              label={text("canned.language")}
              value={language}
              onChange={(to) => put(index, { language: to })}
              maxLength={20}
              fault={faults.at(`variants.${index}.language`)}
            />
            <IconButton
              label={text("canned.removeVariant", { language })}
              onPress={() => onChange(value.filter((_one, at) => at !== index))}
            >
              <X aria-hidden="true" />
            </IconButton>
          </div>
          <TextArea
            label={text("canned.text")}
            rows={3}
            mostRows={14}
            value={words}
            onChange={(to) => put(index, { text: to })}
            fault={faults.at(`variants.${index}.text`)}
          />
          <Sample words={words} language={language} />
        </fieldset>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden="true" />}
          onPress={() => onChange([...value, { language: "", text: "" }])}
        >
          {text("canned.addVariant")}
        </Button>
      </div>
    </>
  );
}
