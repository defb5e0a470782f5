import { useEffect, useRef, useState } from "react";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components";
import { useStore } from "zustand/react";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { WaitingLine } from "../../ui/spinner.tsx";
import { nothingDrawn, type Drawing } from "../drawing/model.ts";
import { useKindsOfPlace } from "../use-upload-rules.ts";
import { PictureView } from "./picture-view.tsx";
import { type Shown, showPictures, shownPictures } from "./shown.ts";
import { ViewerHead } from "./viewer-head.tsx";
import { useBitmap } from "./use-bitmap.ts";
import styles from "./viewer.module.css";

/** The window's one viewer of pictures. */
export function Viewer() {
  const shown = useStore(shownPictures, (state) => state.shown);
  const leave = useRef(() => {});
  const picture = shown?.pictures[shown.at];
  if (!shown || !picture) return null;
  return (
    <ModalOverlay className={styles["veil"] ?? ""} isOpen onOpenChange={(open) => !open && leave.current()}>
      <Modal className={styles["modal"] ?? ""}>
        <AriaDialog
          className={styles["dialog"] ?? ""}
          aria-label={text("uploads.viewer.title", { name: picture.name })}
        >
          {/* Another picture begins anew: nothing of what was drawn on one is seen on the next. */}
          <Open key={picture.key} shown={shown} onLeaving={(by) => (leave.current = by)} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** `onLeaving` hears what Escape does now. */
function Open({ shown, onLeaving }: { shown: Shown; onLeaving: (leave: () => void) => void }) {
  const { conversation, pictures, at, isNew = false } = shown;
  const picture = pictures[at]!;
  const state = useBitmap(picture);
  const mayDraw = useKindsOfPlace(conversation).length > 0;
  const [drawing, setDrawing] = useState<Drawing>(nothingDrawn);
  const [isAsked, setAsked] = useState(false);
  /** Something is here that is nowhere else. */
  const isBegun = drawing.marks.length > 0 || isNew;
  const close = () => showPictures(null);
  const leave = () => (isBegun ? setAsked(true) : close());
  useEffect(() => {
    onLeaving(leave);
  });
  const go = (by: number) => {
    const next = at + by;
    if (!isBegun && pictures[next]) showPictures({ ...shown, at: next });
  };
  return (
    <>
      <ViewerHead
        name={picture.name}
        count={pictures.length}
        at={at}
        mayGo={!isBegun}
        blob={state.is === "reading" || isNew ? null : state.blob}
        onGo={go}
        onClose={leave}
      />
      {isAsked ? (
        <div className={styles["asked"]} role="alert">
          <p className={styles["question"]}>{text(isNew ? "uploads.viewer.leaveNew" : "uploads.viewer.leaveDrawn")}</p>
          <Button size="small" look="danger" onPress={close}>
            {text("uploads.viewer.throwAway")}
          </Button>
          <Button size="small" look="primary" onPress={() => setAsked(false)}>
            {text("uploads.viewer.goOn")}
          </Button>
        </div>
      ) : null}
      {state.is === "there" ? (
        <PictureView
          shown={shown}
          bitmap={state.bitmap}
          type={state.blob.type}
          mayDraw={mayDraw}
          drawing={drawing}
          onDrawing={setDrawing}
          onGo={go}
          onDone={close}
        />
      ) : (
        <div className={styles["empty"]}>
          {state.is === "reading" ? (
            <WaitingLine isCentred>{text("uploads.viewer.reading")}</WaitingLine>
          ) : (
            <p role="alert">{state.words}</p>
          )}
        </div>
      )}
    </>
  );
}
