import { useEffect, useState } from "react";
import type { ScreenKind } from "../../src-shared/screen-share/desk-asks.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Checkbox } from "../ui/switch.tsx";
import { Tabs } from "../ui/tabs.tsx";
import styles from "./screen-picker.module.css";
import type { Picker } from "./share-desk.ts";
import { Sources } from "./sources.tsx";

const kinds = ["screen", "window"] as const satisfies ScreenKind[];
const titles = { screen: "video.screenTabScreens", window: "video.screenTabWindows" } as const;

/** Milliseconds between two looks at the thumbnails: alive, and no load. */
const lookEvery = 2_000;

export interface ScreenPickerProps {
  readonly picker: Picker;
  /** The sound of the system may be ticked here. */
  readonly hasSound: boolean;
  readonly onChoose: (id: string, sound: boolean) => void;
  readonly onClose: () => void;
  /** Brings the sources of a kind up to date. */
  readonly onLook: (kind: ScreenKind) => Promise<void>;
  readonly onSettings: () => void;
}

/** What of this machine is shown to the other side: nothing before one is chosen and confirmed. */
export function ScreenPicker({ picker, hasSound, onChoose, onClose, onLook, onSettings }: ScreenPickerProps) {
  const [kind, setKind] = useState<ScreenKind>("screen");
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const [sound, setSound] = useState(false);
  const [search, setSearch] = useState("");
  const { sources } = picker;
  const isHere = sources.some(({ id }) => id === chosen?.id);
  const isReady = isHere && chosen !== null && sources.find(({ id }) => id === chosen.id)?.kind === kind;
  useLooks(kind, onLook);

  const confirm = () => {
    if (isReady) onChoose(chosen.id, sound);
  };
  const found = (name: string) => name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
  return (
    <Dialog
      title={text("video.screenTitle")}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          {hasSound ? (
            <span className={styles["sound"]}>
              <Checkbox isOn={sound} onChange={setSound}>
                {text("share.sound")}
              </Checkbox>
            </span>
          ) : null}
          <Button size="large" onPress={onClose}>
            {text("video.cancel")}
          </Button>
          <Button look="primary" size="large" isDisabled={!isReady} onPress={confirm}>
            {text("video.share")}
          </Button>
        </>
      }
    >
      {picker.access === "denied" ? (
        <Denied onSettings={onSettings} />
      ) : (
        <>
          <SearchField
            label={text("share.search")}
            clearLabel={text("share.searchClear")}
            value={search}
            onChange={setSearch}
          />
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
                  sources={sources.filter((source) => source.kind === id && found(source.name))}
                  isSearching={search !== ""}
                  chosen={isHere ? (chosen?.id ?? null) : null}
                  onChange={(source) => setChosen({ id: source.id, name: source.name })}
                  onConfirm={confirm}
                />
              ),
            }))}
          />
          <output className={styles["hint"]}>
            {chosen && !isHere ? text("share.sourceGone", { name: chosen.name }) : text("video.screenUnsure")}
          </output>
        </>
      )}
    </Dialog>
  );
}

/** The system keeps the screen from this program; what to do about it. */
function Denied({ onSettings }: { onSettings: () => void }) {
  return (
    <div className={styles["denied"]} role="alert">
      <p>{text("share.denied")}</p>
      <Button onPress={onSettings}>{text("share.openSettings")}</Button>
    </div>
  );
}

/** Looks at the thumbnails of the open tab, one look after the other, while the picker stands open and is seen. */
function useLooks(kind: ScreenKind, onLook: (kind: ScreenKind) => Promise<void>): void {
  useEffect(() => {
    let isOpen = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        if (document.visibilityState === "visible") await onLook(kind);
      } catch (error) {
        // The names stay; the next look may bring the pictures.
        console.debug(error);
      }
      if (isOpen) timer = setTimeout(() => void look(), lookEvery);
    };
    void look();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [kind, onLook]);
}
