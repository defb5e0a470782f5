import { Radio, RadioGroup } from "react-aria-components";
import type { ScreenSource } from "../../src-shared/screen-share/desk-asks.ts";
import { text } from "../text/text.ts";
import styles from "./screen-picker.module.css";

export interface SourcesProps {
  readonly label: string;
  readonly sources: readonly ScreenSource[];
  readonly isSearching: boolean;
  readonly chosen: string | null;
  readonly onChange: (source: ScreenSource) => void;
  /** A double click, or Enter on what is chosen. */
  readonly onConfirm: () => void;
}

/** Screens or windows to choose one of, with what they show now. */
export function Sources({ label, sources, isSearching, chosen, onChange, onConfirm }: SourcesProps) {
  if (sources.length === 0)
    return <p className={styles["hint"]}>{text(isSearching ? "share.nothingFound" : "video.screenNone")}</p>;
  const choose = (id: string) => {
    const source = sources.find((one) => one.id === id);
    if (source) onChange(source);
  };
  return (
    <div
      role="presentation"
      onKeyDownCapture={(event) => event.key === "Enter" && onConfirm()}
      onDoubleClick={onConfirm}
    >
      <RadioGroup className={styles["sources"] ?? ""} aria-label={label} value={chosen} onChange={choose}>
        {sources.map(({ id, name, thumbnail }) => (
          <Radio key={id} value={id} className={styles["source"] ?? ""}>
            {thumbnail ? (
              <img src={thumbnail} alt="" className={styles["thumbnail"]} />
            ) : (
              <span className={styles["thumbnail"]} />
            )}
            <span className={styles["name"]}>{name || text("share.nameless")}</span>
          </Radio>
        ))}
      </RadioGroup>
    </div>
  );
}
