import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { keepAs } from "../../../src-media/uploads/read.ts";
import { text } from "../../text/text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { sizeText } from "../file-words.ts";
import styles from "./viewer.module.css";

interface ViewerHeadProps {
  readonly name: string;
  readonly count: number;
  readonly at: number;
  readonly mayGo: boolean;
  /** The file as it is kept, when it may be kept here too. */
  readonly blob: Blob | null;
  readonly onGo: (by: number) => void;
  readonly onClose: () => void;
}

/** Which picture it is, and the ways to the others and out. */
export function ViewerHead({ name, count, at, mayGo, blob, onGo, onClose }: ViewerHeadProps) {
  return (
    <header className={styles["head"]}>
      <span className={styles["name"]} dir="auto" title={name}>
        {name}
      </span>
      {count > 1 ? (
        <>
          <IconButton
            label={text("uploads.viewer.previous")}
            isDisabled={!mayGo || at === 0}
            keyHint="←"
            onPress={() => onGo(-1)}
          >
            <ChevronLeft aria-hidden="true" />
          </IconButton>
          <span className={styles["count"]}>{text("uploads.viewer.which", { at: at + 1, count })}</span>
          <IconButton
            label={text("uploads.viewer.next")}
            isDisabled={!mayGo || at === count - 1}
            keyHint="→"
            onPress={() => onGo(1)}
          >
            <ChevronRight aria-hidden="true" />
          </IconButton>
        </>
      ) : null}
      {blob ? (
        <IconButton
          label={text("uploads.download", { name, size: sizeText(blob.size) })}
          onPress={() => keepAs(blob, name)}
        >
          <Download aria-hidden="true" />
        </IconButton>
      ) : null}
      <IconButton label={text("ui.close")} keyHint="Esc" onPress={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </header>
  );
}
