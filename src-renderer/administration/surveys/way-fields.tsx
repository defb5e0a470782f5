import { useState } from "react";
import { Language, mostLanguages } from "../../../src-shared/sites/language.ts";
import type { SurveyWay } from "../../../src-shared/surveys/rules.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { SpokenField } from "../sites/spoken-field.tsx";

const isSeconds = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 3_600;
const isLanguages = (tags: readonly string[]): boolean =>
  tags.length <= mostLanguages && tags.every((tag) => Language.safeParse(tag).success);

export const isRightWay = ({ leastCall, question }: SurveyWay): boolean =>
  isSeconds(leastCall) && isLanguages(Object.keys(question));

interface WayFieldsProps {
  readonly way: SurveyWay;
  readonly onChange: (way: SurveyWay) => void;
}

/** One way of asking: after what, how, and in which words. */
export function WayFields({ way, onChange }: WayFieldsProps) {
  const [languages, setLanguages] = useState(Object.keys(way.question));
  const change = (part: Partial<SurveyWay>) => onChange({ ...way, ...part });
  function speak(written: string): void {
    const tags = [...new Set(written.split(/[\s,]+/).filter(Boolean))];
    setLanguages(tags);
    change({ question: Object.fromEntries(tags.map((tag) => [tag, way.question[tag] ?? ""])) });
  }
  return (
    <>
      <Switch isOn={way.chat} onChange={(chat) => change({ chat })}>
        {text("administration.surveys.chat")}
      </Switch>
      <Select
        label={text("administration.surveys.video")}
        items={(["as-chat", "on", "off"] as const).map((id) => ({
          id,
          label: text(`administration.surveys.video.${id}`),
        }))}
        value={way.video}
        onChange={(video) => change({ video })}
      />
      <NumberField
        label={text("administration.surveys.leastCall")}
        hint={text("administration.surveys.leastCallHint")}
        value={way.leastCall}
        onChange={(leastCall) => change({ leastCall: leastCall ?? Number.NaN })}
        fault={isSeconds(way.leastCall) ? undefined : text("administration.surveys.leastCallFault")}
      />
      <Select
        label={text("administration.surveys.scale")}
        items={(["stars", "faces", "thumbs"] as const).map((id) => ({
          id,
          label: text(`administration.surveys.scale.${id}`),
        }))}
        value={way.scale}
        onChange={(scale) => change({ scale })}
      />
      <Switch isOn={way.comment} onChange={(comment) => change({ comment })}>
        {text("administration.surveys.comment")}
      </Switch>
      <Languages tags={languages} speak={speak} />
      {languages.length > 0 && isLanguages(languages) ? (
        <SpokenField
          label={text("administration.surveys.question")}
          value={way.question}
          languages={languages}
          most={200}
          onChange={(question) => change({ question })}
        />
      ) : null}
    </>
  );
}

/** In which languages the question is written; what is typed stays as it is typed. */
function Languages({ tags, speak }: { tags: readonly string[]; speak: (written: string) => void }) {
  const [written, setWritten] = useState(tags.join(", "));
  return (
    <TextField
      label={text("administration.surveys.languages")}
      hint={text("administration.surveys.languagesHint")}
      value={written}
      maxLength={200}
      fault={isLanguages(tags) ? undefined : text("administration.surveys.languagesFault")}
      onChange={(next) => {
        setWritten(next);
        speak(next);
      }}
    />
  );
}
