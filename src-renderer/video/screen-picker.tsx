import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Tabs } from "../ui/tabs.tsx";
import styles from "./screen-picker.module.css";
import type { ScreenSource } from "./use-share.ts";

type Kind = ScreenSource["kind"];
const kinds = ["screen", "window"] as const satisfies Kind[];
const titles = { screen: "video.screenTabScreens", window: "video.screenTabWindows" } as const;

/** What of this machine is shown to the other side: nothing before one is chosen and confirmed. */
export function ScreenPicker({
  sources,
  onChoose,
  onClose,
}: {
  sources: readonly ScreenSource[];
  onChoose: (id: string) => void;
  onClose: () => void;
}) {
  const [kind, setKind] = useState<Kind>("screen");
  const [chosen, setChosen] = useState<string | null>(null);
  const isHere = sources.some((source) => source.id === chosen && source.kind === kind);
  return (
    <Dialog
      title={text("video.screenTitle")}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button size="large" onPress={onClose}>
            {text("video.cancel")}
          </Button>
          <Button look="primary" size="large" isDisabled={!isHere} onPress={() => chosen !== null && onChoose(chosen)}>
            {text("video.share")}
          </Button>
        </>
      }
    >
      <Tabs
        label={text("video.screenKind")}
        value={kind}
        onChange={setKind}
        tabs={kinds.map((id) => ({
          id,
          title: text(titles[id]),
          content: (
            <Sources
              label={text(titles[id])}
              sources={sources.filter((source) => source.kind === id)}
              chosen={chosen}
              onChange={setChosen}
            />
          ),
        }))}
      />
      <p className={styles["hint"]}>{text("video.screenUnsure")}</p>
    </Dialog>
  );
}

function Sources({
  label,
  sources,
  chosen,
  onChange,
}: {
  label: string;
  sources: readonly ScreenSource[];
  chosen: string | null;
  onChange: (id: string) => void;
}) {
  if (sources.length === 0) return <p className={styles["hint"]}>{text("video.screenNone")}</p>;
  return (
    <RadioGroup className={styles["sources"] ?? ""} aria-label={label} value={chosen} onChange={onChange}>
      {sources.map(({ id, name, thumbnail }) => (
        <Radio key={id} value={id} className={styles["source"] ?? ""}>
          <img src={thumbnail} alt="" className={styles["thumbnail"]} />
          <span className={styles["name"]}>{name}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
