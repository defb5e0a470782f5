import { RotateCw, X } from "lucide-react";
import { useCallback } from "react";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import { knownTypes, typeByName } from "../../src-shared/uploads/types.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { FileIcon } from "./file-icon.tsx";
import { fileFaultText, sizeText } from "./file-words.ts";
import { conversationAt, type Place } from "./place.ts";
import { readPreviewAt } from "./previews.ts";
import type { TrayFile } from "./tray.ts";
import styles from "./tray-view.module.css";
import { fileOf, removeFile, retryFile, useTray } from "./trays.ts";
import { usePicture } from "./use-picture.ts";
import { useUploadRules } from "./use-upload-rules.ts";
import { showPictures } from "./viewer/shown.ts";

/** What was chosen for the next message, how far each is, and the ways back. */
export function TrayView({ place }: { place: Place }) {
  const tray = useTray(place);
  const rules = useUploadRules(place);
  if (tray.length === 0) return null;
  return (
    <ul className={styles["tray"]} aria-label={text(isNote(place) ? "uploads.trayOfNote" : "uploads.tray")}>
      {tray.map((file) => (
        <Chosen key={file.id} place={place} file={file} rules={rules} />
      ))}
    </ul>
  );
}

const isNote = (place: Place): boolean => conversationAt(place)?.kind === "note";

interface ChosenProps {
  readonly place: Place;
  readonly file: TrayFile;
  readonly rules: UploadRules | null;
}

function Chosen({ place, file, rules }: ChosenProps) {
  const { name, sending } = file;
  const mayRetry = sending.state === "failed" && !isRefused(sending.fault.reason) && fileOf(file.id) !== undefined;
  return (
    <li data-state={sending.state} className={styles["file"]}>
      <Face place={place} file={file} />
      <span className={styles["words"]}>
        <span className={styles["name"]} dir="auto" title={name}>
          {name}
        </span>
        <span className={styles["says"]} role={sending.state === "failed" ? "alert" : undefined}>
          {sizeText(file.size)} · {stateText(file, rules, place)}
        </span>
      </span>
      {mayRetry ? (
        <IconButton size="small" label={text("uploads.retry", { name })} onPress={() => retryFile(place, file)}>
          <RotateCw aria-hidden="true" />
        </IconButton>
      ) : null}
      <IconButton size="small" label={text("uploads.remove", { name })} onPress={() => removeFile(place, file)}>
        <X aria-hidden="true" />
      </IconButton>
      {sending.state === "coming" || sending.state === "paused" ? (
        <progress className={styles["progress"]} aria-label={name} value={sending.share} max={1} />
      ) : null}
    </li>
  );
}

/** The file itself says no; another try would be refused alike. */
function isRefused(reason: string): boolean {
  return /^(file-|picture-)/.test(reason) && reason !== "file-not-scanned";
}

function stateText({ sending }: TrayFile, rules: UploadRules | null, place: Place): string {
  switch (sending.state) {
    case "coming":
      return text("uploads.share", { percent: Math.floor(sending.share * 100) });
    case "paused": {
      const percent = Math.floor(sending.share * 100);
      if (sending.fault.reason === "link-lost") return text("uploads.paused", { percent });
      return text("uploads.pausedByHub", { percent, why: fileFaultText(sending.fault, rules) });
    }
    case "judging":
      return text("uploads.judging");
    case "ready":
      return text(conversationAt(place)?.kind === "message" ? "uploads.ready" : "uploads.readyToKeep");
    case "failed":
      return fileFaultText(sending.fault, rules);
    case "lost":
      return text("uploads.lost");
  }
}

function Face({ place, file }: { place: Place; file: TrayFile }) {
  const { id, name, sending } = file;
  const type = typeByName(name);
  const own = fileOf(id);
  const isPicture = type !== undefined && knownTypes[type]?.kind === "picture";
  // What its bytes do not bear out is shown as a file: a browser would draw a torn page.
  const isBroken = sending.state === "failed";
  const isKept = sending.state === "ready" && sending.attachment.preview;
  const read = useCallback(() => (own ? Promise.resolve(own) : readPreviewAt(place, id)), [own, place, id]);
  const picture = usePicture(`${id} ${own !== undefined}`, isPicture && !isBroken && (own || isKept) ? read : null);
  if (isBroken || picture.is !== "there")
    return (
      <span className={styles["face"]}>
        <FileIcon type={type} />
      </span>
    );
  return (
    <button
      type="button"
      className={styles["face"]}
      aria-label={text("uploads.openPicture", { name, size: sizeText(file.size) })}
      aria-haspopup="dialog"
      onClick={() =>
        showPictures({
          conversation: conversationAt(place)?.conversation ?? null,
          at: 0,
          pictures: [{ key: id, name, read }],
        })
      }
    >
      <img src={picture.url} alt="" draggable={false} />
    </button>
  );
}
