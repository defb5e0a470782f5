import { Paperclip } from "lucide-react";
import { type DragEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { attachFiles } from "./attach.ts";
import styles from "./file-hearing.module.css";
import { kindsText, sizeText } from "./file-words.ts";
import { pictureName } from "./picture-name.ts";
import { conversationAt, type Place, placeOf } from "./place.ts";
import { useReadUploadRules, useUploadRules } from "./use-upload-rules.ts";

/** A place onto which files are dropped, and into which they are pasted: all of a conversation. */
export function FileHearing({
  conversation,
  mayMessage,
  mayNote,
  children,
}: {
  conversation: ConversationId;
  /** A message, or a note, can be written here. */
  mayMessage: boolean;
  mayNote: boolean;
  children: ReactNode;
}) {
  useReadUploadRules(conversation, mayMessage);
  useReadUploadRules(placeOf(conversation, "note"), mayNote);
  const kind = useDesk(({ view }) => view.drafts[conversation]?.kind) ?? "message";
  const place = placeOf(conversation, mayMessage ? kind : "note");
  const rules = useUploadRules(place);
  const may = (mayMessage || mayNote) && rules !== null;
  const [isOver, setOver] = useState(false);
  /** Entered and not left: each child that is passed says both. */
  const depth = useRef(0);
  const area = useRef<HTMLDivElement>(null);
  usePaste(conversation, place, may, area);

  const held = (event: DragEvent): boolean => may && event.dataTransfer.types.includes("Files");
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    // What a pointer does here, the button and its key do too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={area}
      data-files
      className={styles["place"]}
      onDragEnter={(event) => {
        if (!held(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (!held(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
      onDragLeave={(event) => {
        if (!held(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) leave();
      }}
      onDrop={(event) => {
        if (!held(event)) return;
        event.preventDefault();
        leave();
        attachFiles(place, [...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && rules ? (
        <div className={styles["zone"]} aria-hidden="true">
          <Paperclip />
          <b>{text(conversationAt(place)?.kind === "note" ? "uploads.dropInNote" : "uploads.drop")}</b>
          <span>{text("uploads.dropRules", { kinds: kindsText(rules.kinds), most: sizeText(rules.largest) })}</span>
        </div>
      ) : null}
    </div>
  );
}

/** A picture that is pasted anywhere in the window goes into the open conversation, unless another field or dialog has it. */
function usePaste(conversation: ConversationId, place: Place, may: boolean, area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!may) return undefined;
    function pasted(event: ClipboardEvent): void {
      const files = [...(event.clipboardData?.files ?? [])];
      // A program that copies text as a picture beside it means the text.
      if (files.length === 0 || event.clipboardData!.types.includes("text/plain")) return;
      if (document.querySelector("[role=dialog],[role=alertdialog]") || isOtherField(event.target)) return;
      // Of several conversations side by side the one in which it is pasted, else the one that is chosen.
      const at = event.target instanceof Element ? event.target.closest("[data-files]") : null;
      if (at ? at !== area.current : store.getState().view.conversation !== conversation) return;
      event.preventDefault();
      attachFiles(place, files.map(named));
    }
    document.addEventListener("paste", pasted);
    return () => document.removeEventListener("paste", pasted);
  }, [conversation, place, may, area]);
}

function isOtherField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select") && !target.closest("form[data-mode]")
  );
}

/** Each screenshot comes as `image.png`: which is which is told by the time. */
function named(file: File): File {
  if (file.name !== "image.png") return file;
  return new File([file], pictureName("screenshot"), { type: file.type });
}
