import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { text } from "../text/text.ts";
import { KeyHint } from "../ui/key-hint.tsx";
import { actionsNow, type DeskAction } from "./actions.ts";
import styles from "./palette.module.css";
import { shortcutText } from "./shortcut.ts";

/** The id of the action that opens the palette: the only one that is of no use in it. */
export const openPalette = "palette.open";

/** Search for something to do, and do it. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalOverlay
      className={styles["veil"] ?? ""}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={styles["modal"] ?? ""}>
        <Dialog className={styles["dialog"] ?? ""} aria-label={text("frame.palette")}>
          <PaletteContent onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteContent({ onClose }: { onClose: () => void }) {
  const { contains } = useFilter({ sensitivity: "base" });
  // What can be done is read once: nothing moves while somebody chooses.
  const [actions] = useState<readonly DeskAction[]>(() => actionsNow().filter(({ id }) => id !== openPalette));
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const run = (id: string | number) => {
    onClose();
    actions.find((action) => action.id === id)?.run();
  };
  return (
    <Autocomplete filter={(found, words) => words.split(/\s+/).every((word) => contains(found, word))}>
      <SearchField className={styles["search"] ?? ""} aria-label={text("frame.palette")}>
        <Search aria-hidden="true" />
        <Input ref={input} className={styles["input"] ?? ""} placeholder={text("frame.paletteButton")} />
      </SearchField>
      <Menu
        className={styles["list"] ?? ""}
        aria-label={text("frame.paletteList")}
        items={actions}
        onAction={run}
        renderEmptyState={() => <p className={styles["empty"]}>{text("frame.nothingToDo")}</p>}
      >
        {({ id, label, group, shortcut, words = "" }) => (
          <MenuItem id={id} textValue={`${label} ${group} ${words}`} className={styles["item"] ?? ""}>
            <span className={styles["label"]}>{label}</span>
            <span className={styles["group"]}>{group}</span>
            {shortcut ? <KeyHint keys={shortcutText(shortcut)} /> : null}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}
