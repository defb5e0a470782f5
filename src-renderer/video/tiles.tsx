import { MicOff } from "lucide-react";
import { type RemoteView, isSide } from "../media/state.ts";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import { LoudFace } from "./loud-face.tsx";
import { Picture } from "./picture.tsx";
import { QualityBars } from "./quality-bars.tsx";
import styles from "./tiles.module.css";

export interface TilesProps {
  readonly people: readonly RemoteView[];
  /** How the visitor is called on the screen. */
  readonly visitor: string;
  /** Sound off: nobody is heard, so nobody is marked as speaking. */
  readonly isSilent: boolean;
}

/**
 * Two or more others: each in a tile of his own, known by his identity, so that a reconnect moves nobody. A shared screen
 * takes the large place, and the tiles stand in a row below it.
 */
export function Tiles({ people, visitor, isSilent }: TilesProps) {
  const sharer = people.find(({ screen }) => screen);
  const nameOf = (one: RemoteView) => (isSide(one, "visitor") ? visitor : one.name || text("call.colleague"));
  return (
    <div className={styles["all"]} data-shared={sharer ? true : undefined}>
      {sharer ? (
        <div className={styles["screen"]}>
          <Picture
            who={sharer.identity}
            source="screen"
            name={text("call.remoteScreen", { name: nameOf(sharer) })}
            isShown
          />
        </div>
      ) : null}
      <ul className={styles["tiles"]} data-count={Math.min(people.length, 9)}>
        {people.map((one) => (
          <Tile key={one.identity} one={one} name={nameOf(one)} isSpeaking={one.speaking && !isSilent} />
        ))}
      </ul>
    </div>
  );
}

function Tile({ one, name, isSpeaking }: { one: RemoteView; name: string; isSpeaking: boolean }) {
  return (
    <li className={classes(styles["tile"], isSpeaking && styles["speaking"])}>
      {one.camera ? null : (
        <span className={styles["none"]}>
          <LoudFace who={one.identity} name={name} size="medium" />
        </span>
      )}
      <Picture who={one.identity} source="camera" name={text("call.remotePicture", { name })} isShown={one.camera} />
      <span className={styles["label"]}>
        <span className={styles["name"]} title={name}>
          {name}
        </span>
        {one.microphone ? null : (
          <>
            <MicOff size={13} aria-hidden="true" />
            <Hidden>{text("call.remoteMuted", { name })}</Hidden>
          </>
        )}
        <QualityBars quality={one.quality} />
      </span>
    </li>
  );
}
