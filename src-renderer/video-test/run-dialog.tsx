import { useEffect, useRef } from "react";
import { verdictOf } from "../../src-shared/video-test/advice.ts";
import type { TestPart } from "../../src-shared/video-test/parts.ts";
import { LevelMeter } from "../devices/level-meter.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { say } from "../ui/spoken.tsx";
import { CopyReport } from "./copy-report.tsx";
import { Found } from "./found.tsx";
import { PartList } from "./part-list.tsx";
import { session, show, useTest } from "./test-desk.ts";
import { testText } from "./test-text.ts";
import styles from "./video-test.module.css";

/** The test of this workstation. */
export function RunDialog() {
  const { phase, kind } = useTest();
  return (
    <Dialog
      title={testText("title")}
      isOpen
      onClose={() => show(null)}
      footer={
        phase === "running" ? (
          <Button size="large" onPress={session.stop}>
            {testText("stop")}
          </Button>
        ) : (
          <>
            <Button size="large" onPress={() => void session.run("full")}>
              {testText("full")}
            </Button>
            <Button look="primary" size="large" onPress={() => void session.run(phase === "done" ? kind : "quick")}>
              {testText(phase === "done" ? "again" : "quick")}
            </Button>
          </>
        )
      }
    >
      <div className={styles["test"]}>
        {phase === "idle" ? <p>{testText("intro")}</p> : null}
        {phase === "running" ? <Running /> : null}
        {phase === "done" ? <Done /> : null}
      </div>
    </Dialog>
  );
}

function Running() {
  const view = useTest();
  const now = view.parts.find(({ state }) => state === "running")?.part;
  useEffect(() => {
    if (now) say(testText("running", { part: testText(`part.${now}`) }));
  }, [now]);
  return <PartList parts={view.parts} inside={(part) => <Inside part={part} asksHeard={view.asksHeard} />} />;
}

/** What a part sees, hears or asks while it runs. */
function Inside({ part, asksHeard }: { part: TestPart; asksHeard: boolean }) {
  if (part === "camera") return <Picture />;
  if (part === "microphone")
    return (
      <div className={styles["inside"]}>
        {testText("speak")}
        <LevelMeter listen={session.onLevel} bars={24} />
      </div>
    );
  return part === "speaker" && asksHeard ? <Heard /> : null;
}

function Picture() {
  const element = useRef<HTMLVideoElement>(null);
  const picture = session.picture();
  useEffect(() => {
    if (element.current) element.current.srcObject = picture;
  }, [picture]);
  return (
    <video
      ref={element}
      className={styles["picture"]}
      hidden={!picture}
      aria-label={testText("picture")}
      autoPlay
      playsInline
      muted
    />
  );
}

function Heard() {
  useEffect(() => say(testText("heard")), []);
  return (
    <fieldset className={styles["question"]}>
      <legend>{testText("heard")}</legend>
      <Button look="primary" onPress={() => session.answerHeard(true)}>
        {testText("heardYes")}
      </Button>
      <Button onPress={() => session.answerHeard(false)}>{testText("heardNo")}</Button>
    </fieldset>
  );
}

function Done() {
  const { report, number, unkept } = useTest();
  const look = report && verdictOf(report).look;
  useEffect(() => {
    if (look) say(testText(`look.${look}`));
  }, [look]);
  if (!report) return null;
  return (
    <>
      <Found report={report} />
      <div className={styles["number"]}>
        {number === null ? (
          <p>{testText(unkept ? (unkept.code === "too-fast" ? "unkept.many" : "unkept") : "keeping")}</p>
        ) : (
          <p>
            {testText("number")} <b>{number}</b>
          </p>
        )}
        {unkept ? <Button onPress={() => void session.handIn()}>{testText("handIn")}</Button> : null}
        <CopyReport report={report} number={number} />
      </div>
    </>
  );
}
