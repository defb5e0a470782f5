import { ArrowUpRight, Grid2x2, NotebookPen, PenLine, Paperclip, Redo2, Square, Type, Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { text } from "../../text/text.ts";
import type { DraftKind } from "../../store.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type Drawing, redo, type Tool, tools, undo } from "../drawing/model.ts";
import styles from "./viewer.module.css";

const icons = { pen: PenLine, arrow: ArrowUpRight, box: Square, words: Type, blur: Grid2x2 } as const;
const colours = ["live", "warn", "good", "accent", "dark"] as const;

/** A token's colour, and how this browser writes it: a canvas knows no custom properties. */
export interface Colour {
  readonly name: (typeof colours)[number];
  readonly css: string;
}

interface DrawBarProps {
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  /** Null until the first was read off its button. */
  readonly colour: Colour | null;
  readonly onColour: (colour: Colour) => void;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly mayAttach: boolean;
  /** With what it may go. */
  readonly kinds: readonly DraftKind[];
  readonly isMaking: boolean;
  readonly onAttach: (kind: DraftKind) => void;
}

/** What a picture is drawn on with. */
export function DrawBar(props: DrawBarProps) {
  const { tool, onTool, colour, onColour, words, onWords, drawing, onDrawing, mayAttach, kinds, isMaking, onAttach } =
    props;
  const row = useRef<HTMLFieldSetElement>(null);
  const choose = (name: Colour["name"], button: Element) => onColour({ name, css: getComputedStyle(button).color });
  useEffect(() => {
    const first = row.current?.firstElementChild;
    if (colour === null && first) onColour({ name: colours[0], css: getComputedStyle(first).color });
  }, [colour, onColour]);
  return (
    <div className={styles["bar"]} role="toolbar" aria-label={text("uploads.viewer.drawBar")}>
      {tools.map((one) => {
        const Icon = icons[one];
        return (
          <IconButton
            key={one}
            label={text(`uploads.tool.${one}`)}
            aria-pressed={tool === one}
            onPress={() => onTool(one)}
          >
            <Icon aria-hidden="true" />
          </IconButton>
        );
      })}
      {tool === "words" ? (
        <span className={styles["words"]}>
          <TextField
            label={text("uploads.viewer.words")}
            isLabelHidden
            placeholder={text("uploads.viewer.wordsHint")}
            maxLength={80}
            value={words}
            onChange={onWords}
          />
        </span>
      ) : null}
      {tool === "blur" ? null : (
        <fieldset ref={row} className={styles["colours"]} aria-label={text("uploads.viewer.colour")}>
          {colours.map((one) => (
            <button
              key={one}
              type="button"
              className={classes(styles["colour"], styles[one])}
              aria-label={text(`uploads.colour.${one}`)}
              title={text(`uploads.colour.${one}`)}
              aria-pressed={colour?.name === one}
              onClick={({ currentTarget }) => choose(one, currentTarget)}
            />
          ))}
        </fieldset>
      )}
      <IconButton
        label={text("uploads.viewer.undo")}
        keyHint="Ctrl Z"
        isDisabled={drawing.marks.length === 0}
        onPress={() => onDrawing(undo(drawing))}
      >
        <Undo2 aria-hidden="true" />
      </IconButton>
      <IconButton
        label={text("uploads.viewer.redo")}
        keyHint="Ctrl Shift Z"
        isDisabled={drawing.undone.length === 0}
        onPress={() => onDrawing(redo(drawing))}
      >
        <Redo2 aria-hidden="true" />
      </IconButton>
      {kinds.includes("note") ? (
        <Button
          icon={<NotebookPen aria-hidden="true" />}
          isDisabled={!mayAttach}
          isWaiting={isMaking && !kinds.includes("message")}
          onPress={() => onAttach("note")}
        >
          {text("uploads.viewer.keepInNote")}
        </Button>
      ) : null}
      {kinds.includes("message") ? (
        <Button
          look="primary"
          icon={<Paperclip aria-hidden="true" />}
          isDisabled={!mayAttach}
          isWaiting={isMaking}
          onPress={() => onAttach("message")}
        >
          {text("uploads.viewer.attach")}
        </Button>
      ) : null}
    </div>
  );
}
