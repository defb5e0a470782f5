import { Paperclip } from "lucide-react";
import { useEffect, useRef } from "react";
import type { CannedId } from "../../src-shared/canned/model.ts";
import { type Attachment, mostAttachments } from "../../src-shared/uploads/model.ts";
import { acceptedBy } from "../../src-shared/uploads/types.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { attachFiles } from "../uploads/attach.ts";
import { kindsText, sizeText } from "../uploads/file-words.ts";
import { cannedPlace } from "../uploads/place.ts";
import { TrayView } from "../uploads/tray-view.tsx";
import { takeReady, useTray } from "../uploads/trays.ts";
import { useReadUploadRules, useUploadRules } from "../uploads/use-upload-rules.ts";
import styles from "./editor.module.css";
import { FileLines } from "./file-lines.tsx";

interface FilesFieldProps {
  readonly id: CannedId;
  readonly value: readonly Attachment[];
  readonly onChange: (files: Attachment[]) => void;
}

/** What goes beside the text. A file is sent as it is chosen, and kept when the response is saved. */
export function FilesField({ id, value, onChange }: FilesFieldProps) {
  const place = cannedPlace(id);
  useReadUploadRules(place, true);
  const rules = useUploadRules(place);
  const tray = useTray(place);
  const input = useRef<HTMLInputElement>(null);
  const isReady = tray.some(({ sending }) => sending.state === "ready");
  useEffect(() => {
    if (isReady) onChange([...value, ...takeReady(place)].slice(0, mostAttachments));
  }, [isReady, onChange, place, value]);
  if (!rules && value.length === 0 && tray.length === 0) return null;
  return (
    <fieldset className={styles["files"]}>
      <legend>{text("canned.files")}</legend>
      <FileLines files={value} onRemove={(gone) => onChange(value.filter((file) => file !== gone))} />
      <TrayView place={place} />
      {rules ? (
        <>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={acceptedBy(rules.kinds)}
            onChange={({ currentTarget }) => {
              attachFiles(place, [...(currentTarget.files ?? [])].slice(0, mostAttachments - value.length));
              // The same file may be chosen again.
              currentTarget.value = "";
            }}
          />
          <div>
            <Button
              size="small"
              icon={<Paperclip aria-hidden="true" />}
              isDisabled={value.length + tray.length >= mostAttachments}
              onPress={() => input.current?.click()}
            >
              {text("uploads.attach")}
            </Button>
          </div>
          <p className={styles["hint"]}>
            {text("canned.filesHint", {
              kinds: kindsText(rules.kinds),
              most: sizeText(rules.largest),
              count: mostAttachments,
            })}
          </p>
        </>
      ) : null}
    </fieldset>
  );
}
