import { useEffect, useRef, useState } from "preact/hooks";
import type { TestSession, TestView } from "../../src-media/checks/session.ts";
import { PartList } from "./part-list.tsx";
import { Report } from "./report.tsx";
import { testText } from "./test-text.ts";

/** The video test from its first word to its report, on the public page and in the widget. */
export function Test({ session }: { session: TestSession }) {
  const view = useView(session);
  // Whoever leaves leaves no light on.
  useEffect(() => () => session.stop(), [session]);
  switch (view.phase) {
    case "idle":
      return <Begin session={session} />;
    case "running":
      return <Running session={session} view={view} />;
    case "done":
      return <Report session={session} view={view} />;
  }
}

function useView(session: TestSession): TestView {
  const [view, setView] = useState(session.view);
  useEffect(() => session.onChange(() => setView(session.view())), [session]);
  return view;
}

function Begin({ session }: { session: TestSession }) {
  return (
    <div class="begin">
      <p>{testText("intro")}</p>
      <div class="ways">
        {(["quick", "full"] as const).map((kind) => (
          <p key={kind}>
            <button
              type="button"
              class={kind === "quick" ? "primary" : ""}
              aria-describedby={`hint-${kind}`}
              onClick={() => void session.run(kind)}
            >
              {testText(kind)}
            </button>
            <span class="soft" id={`hint-${kind}`}>
              {testText(`${kind}Hint`)}
            </span>
          </p>
        ))}
      </div>
      <p class="soft">{testText("asked")}</p>
    </div>
  );
}

function Running({ session, view }: { session: TestSession; view: TestView }) {
  const done = view.parts.filter(({ state }) => typeof state === "object").length;
  const now = view.parts.find(({ state }) => state === "running");
  const words = now ? testText("running", { part: testText(`part.${now.part}`) }) : "";
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that began it is gone: who uses the keyboard goes on from here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="run">
      <h2 tabIndex={-1} ref={heading}>
        {words || testText("title")}
      </h2>
      <output class="unseen">{words}</output>
      <progress
        max={view.parts.length}
        value={done}
        aria-label={testText("progress", { done, all: view.parts.length })}
      />
      <PartList session={session} view={view} />
      <button type="button" onClick={session.stop}>
        {testText("stop")}
      </button>
    </div>
  );
}
