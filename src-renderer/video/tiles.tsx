import { MicOff } from "lucide-react";
import { useState } from "react";
import { type RemoteView, isSide } from "../media/state.ts";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import { bigOf } from "./big-picture.ts";
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
 * Two or more others, each known by his identity, so that a reconnect moves nobody. A shared screen has the large place, else
 * who speaks; the others have small tiles in a row below it, always in the same order.
 */
export function Tiles({ people, visitor, isSilent }: TilesProps) {
  const [before, setBefore] = useState<string>();
  const big = bigOf(people, before, isSilent);
  if (big?.source === "camera" && big.who !== before) setBefore(big.who);
  const large = people.find(({ identity }) => identity === big?.who);
  const small = big?.source === "camera" ? people.filter((one) => one !== large) : people;
  const nameOf = (one: RemoteView) => (isSide(one, "visitor") ? visitor : one.name || text("call.colleague"));
  return (
    <div className={styles["all"]}>
      {large ? (
        <div className={styles["large"]}>
          {big?.source === "screen" ? (
            <Picture
              key={large.identity}
              who={large.identity}
              source="screen"
              name={text("call.remoteScreen", { name: nameOf(large) })}
              isShown
            />
          ) : (
            <ul className={styles["one"]}>
              <Tile key={large.identity} one={large} name={nameOf(large)} isSpeaking={large.speaking && !isSilent} />
            </ul>
          )}
        </div>
      ) : null}
      <ul className={styles["tiles"]}>
        {small.map((one) => (
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
