import { videoStarters } from "../../../src-shared/administration/model.ts";
import { text } from "../../text/text.ts";
import { Choice } from "../../ui/choice.tsx";
import { CameraChoice } from "../camera-choice.tsx";
import { Part } from "../kit/part.tsx";
import styles from "./sites.module.css";
import type { SiteProps } from "./site-props.ts";

const starterTexts = {
  agent: "administration.startersAgent",
  visitor: "administration.startersVisitor",
  both: "administration.startersBoth",
  nobody: "administration.startersNobody",
} as const;

/** Tab *Video*: who may start it, and what becomes of the visitor's camera (features 001-33). */
export function SiteVideoTab({ value, onChange }: SiteProps) {
  return (
    <Part title={text("sites.tab.video")}>
      <Choice
        label={text("administration.starters")}
        value={value.starters}
        onChange={(starters) => onChange({ starters })}
        items={videoStarters.map((id) => ({ id, label: text(starterTexts[id]) }))}
      />
      <CameraChoice
        label={text("administration.camera")}
        value={value.camera}
        onChange={(camera) => camera && onChange({ camera })}
      />
      {value.camera === "one-way" ? <p className={styles["hint"]}>{text("sites.oneWayLine")}</p> : null}
    </Part>
  );
}
