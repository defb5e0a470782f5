import { useEffect, useRef, useState } from "preact/hooks";
import type { TestSession, TestView } from "../../src-media/checks/session.ts";
import { partLine } from "../../src-shared/video-test/report-text.ts";
import { StateSign } from "./state-sign.tsx";
import { testText, testTextIfAny } from "./test-text.ts";

/** Each part with its state; the one that runs shows what it sees and hears. */
export function PartList({ session, view }: { session: TestSession; view: TestView }) {
  return (
    <ol class="parts" aria-label={testText("parts")}>
      {view.parts.map(({ part, state }) => {
        const name = typeof state === "object" ? state.result : state;
        return (
          <li key={part} class={name}>
            <StateSign state={name} />
            <span class="name">{testText(`part.${part}`)}</span>
            <span class="word">{testText(`state.${name}`)}</span>
            {typeof state === "object" && <span class="figures">{partLine(state, testTextIfAny)}</span>}
            {state === "running" && part === "camera" && <Picture session={session} />}
            {state === "running" && part === "microphone" && <Level session={session} />}
            {state === "running" && part === "speaker" && view.asksHeard && <Heard session={session} />}
          </li>
        );
      })}
    </ol>
  );
}

function Picture({ session }: { session: TestSession }) {
  const element = useRef<HTMLVideoElement>(null);
  const picture = session.picture();
  useEffect(() => {
    if (element.current) element.current.srcObject = picture;
  }, [picture]);
  return <video ref={element} hidden={!picture} aria-label={testText("picture")} autoplay playsInline muted />;
}

function Level({ session }: { session: TestSession }) {
  const [level, setLevel] = useState(0);
  useEffect(() => session.onLevel(setLevel), [session]);
  return (
    <label class="level">
      {testText("speak")}
      <meter min={0} max={1} value={level} aria-label={testText("level")} />
    </label>
  );
}

function Heard({ session }: { session: TestSession }) {
  return (
    <fieldset class="question">
      <legend>{testText("heard")}</legend>
      <output class="unseen">{testText("heard")}</output>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => session.answerHeard(true)}>
          {testText("heardYes")}
        </button>
        <button type="button" onClick={() => session.answerHeard(false)}>
          {testText("heardNo")}
        </button>
      </div>
    </fieldset>
  );
}
