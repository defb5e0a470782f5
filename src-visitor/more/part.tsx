import { useEffect, useRef, useState } from "preact/hooks";
import { soundChoice } from "../identity/sound-choice.ts";
import { playTone } from "../identity/tone.ts";
import { moreText } from "../text/more-text.ts";
import { DataRequest } from "./data-request.tsx";
import type { MorePart, MorePorts } from "./parts.ts";
import "../ui/card.css";
import "./more.css";

/** What is seldom wanted: sound, and what becomes of one's data. */
export function morePart(ports: MorePorts): MorePart {
  return { Dialog: () => <MoreDialog {...ports} /> };
}

function MoreDialog({ ask, machine, kept, close }: MorePorts) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sound, setSound] = useState(kept.read(soundChoice) === "on");
  const [asks, setAsks] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  function choose(on: boolean): void {
    kept.keep(soundChoice, on ? "on" : null);
    setSound(on);
    // So that he hears what he has chosen.
    if (on) playTone();
  }

  return (
    <dialog ref={dialog} class="card more" aria-labelledby="more-title" onClose={close}>
      <h2 id="more-title">{moreText(asks ? "data.title" : "title")}</h2>
      {asks ? (
        <DataRequest ask={ask} machine={machine} back={() => setAsks(false)} />
      ) : (
        <>
          <label class="choice">
            <input
              type="checkbox"
              role="switch"
              checked={sound}
              aria-checked={sound}
              onChange={({ currentTarget }) => choose(currentTarget.checked)}
            />
            <span>
              {moreText("sound")}
              <small>{moreText("sound.hint")}</small>
            </span>
          </label>
          <button type="button" onClick={() => setAsks(true)}>
            {moreText("data.open")}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {moreText("close")}
          </button>
        </>
      )}
    </dialog>
  );
}
