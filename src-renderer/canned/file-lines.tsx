import { X } from "lucide-react";
import { useCallback } from "react";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { FileIcon } from "../uploads/file-icon.tsx";
import { sizeText } from "../uploads/file-words.ts";
import { readFile, readPreview } from "../uploads/previews.ts";
import { usePicture } from "../uploads/use-picture.ts";
import { showPictures } from "../uploads/viewer/shown.ts";
import styles from "./file-lines.module.css";

interface FileLinesProps {
  readonly files: readonly Attachment[];
  /** Takes one away; without it they are only shown. */
  readonly onRemove?: (file: Attachment) => void;
}

/** The files of a response: pictures small, all by name. */
export function FileLines({ files, onRemove }: FileLinesProps) {
  if (files.length === 0) return null;
  return (
    <ul className={styles["files"]} aria-label={text("canned.files")}>
      {files.map((file) => (
        <li key={file.id}>
          <Face file={file} isOpened={onRemove !== undefined} />
          <span className={styles["words"]}>
            <span className={styles["name"]} dir="auto" title={file.name}>
              {file.name}
            </span>
            <span className={styles["size"]}>{sizeText(file.size)}</span>
          </span>
          {onRemove ? (
            <IconButton size="small" label={text("uploads.remove", { name: file.name })} onPress={() => onRemove(file)}>
              <X aria-hidden="true" />
            </IconButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** In a list that is written over nothing is pressed; in a form the picture opens. */
function Face({ file, isOpened }: { file: Attachment; isOpened: boolean }) {
  const { id, name, type, preview } = file;
  const read = useCallback(() => readPreview(null, id), [id]);
  const picture = usePicture(id, preview ? read : null);
  if (picture.is !== "there")
    return (
      <span className={styles["face"]}>
        <FileIcon type={type} />
      </span>
    );
  const image = <img src={picture.url} alt="" draggable={false} />;
  if (!isOpened) return <span className={styles["face"]}>{image}</span>;
  return (
    <button
      type="button"
      className={styles["face"]}
      aria-label={text("uploads.openPicture", { name, size: sizeText(file.size) })}
      aria-haspopup="dialog"
      onClick={() =>
        showPictures({ conversation: null, at: 0, pictures: [{ key: id, name, read: () => readFile(null, id) }] })
      }
    >
      {image}
    </button>
  );
}
