import { Download, TriangleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { keepAs } from "../../src-media/uploads/read.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { FileIcon } from "./file-icon.tsx";
import { sizeText } from "./file-words.ts";
import styles from "./message-files.module.css";
import { readFile, readPreview } from "./previews.ts";
import { showPictures } from "./viewer/shown.ts";
import { useNear } from "./use-near.ts";
import { usePicture } from "./use-picture.ts";

interface MessageFilesProps {
  readonly conversation: ConversationId;
  readonly files: readonly Attachment[];
}

/** The files of one message: pictures small, everything else by name. Nothing of them is opened by this page. */
export function MessageFiles({ conversation, files }: MessageFilesProps) {
  const pictures = files.filter(({ preview }) => preview);
  const open = (file: Attachment) =>
    showPictures({
      conversation,
      at: pictures.indexOf(file),
      pictures: pictures.map(({ id, name }) => ({ key: id, name, read: () => readFile(conversation, id) })),
    });
  return (
    <ul className={styles["files"]} aria-label={text("uploads.inMessage", { count: files.length })}>
      {files.map((file) => (
        <li key={file.id}>
          {file.preview ? (
            <Thumb conversation={conversation} file={file} onOpen={() => open(file)} />
          ) : (
            <Named conversation={conversation} file={file} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Its place is as large as the picture will be: nothing moves when it comes. Heights and widths in rem. */
function placeOf({ width, height }: Attachment) {
  const ratio = (width || 1) / (height || 1);
  return { aspectRatio: `${ratio}`, width: `${Math.max(4, Math.min(18, 14 * ratio)).toFixed(2)}rem` };
}

function Thumb({ conversation, file, onOpen }: { conversation: ConversationId; file: Attachment; onOpen: () => void }) {
  const place = useRef<HTMLButtonElement>(null);
  const isNear = useNear(place);
  const picture = usePicture(file.id, isNear ? () => readPreview(conversation, file.id) : null);
  const size = sizeText(file.size);
  return (
    <button
      ref={place}
      type="button"
      className={styles["thumb"]}
      style={placeOf(file)}
      title={`${file.name} · ${size}`}
      aria-label={text("uploads.openPicture", { name: file.name, size })}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      {picture.is === "there" ? <img src={picture.url} alt={file.name} draggable={false} /> : null}
      {picture.is === "reading" && isNear ? <Spinner /> : null}
      {picture.is === "failed" ? (
        <span className={styles["missing"]}>
          <TriangleAlert aria-hidden="true" />
          {faultText(picture.fault)}
        </span>
      ) : null}
    </button>
  );
}

function Named({ conversation, file }: { conversation: ConversationId; file: Attachment }) {
  const [isReading, setReading] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { id, name, type } = file;
  const size = sizeText(file.size);
  const download = async () => {
    setReading(true);
    setFault(null);
    try {
      keepAs(await readFile(conversation, id), name);
    } catch (error) {
      setFault(faultText(faultOf(error)));
    }
    setReading(false);
  };
  return (
    <div className={styles["named"]}>
      <span className={styles["icon"]}>
        <FileIcon type={type} />
      </span>
      <span className={styles["words"]}>
        <span className={styles["name"]} dir="auto" title={name}>
          {name}
        </span>
        <span className={styles["size"]}>{size}</span>
      </span>
      <IconButton
        label={text("uploads.download", { name, size })}
        isWaiting={isReading}
        onPress={() => void download()}
      >
        <Download aria-hidden="true" />
      </IconButton>
      {fault ? (
        <p className={styles["fault"]} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
