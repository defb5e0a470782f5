import { useEffect, useRef, useState } from "preact/hooks";
import { browserOf } from "../../src-media/browser.ts";
import type { TestSession, TestView } from "../../src-media/checks/session.ts";
import { type Trouble, verdictOf } from "../../src-shared/video-test/advice.ts";
import type { TestReport } from "../../src-shared/video-test/model.ts";
import { reportText } from "../../src-shared/video-test/report-text.ts";
import { PartList } from "./part-list.tsx";
import { StateSign } from "./state-sign.tsx";
import { testText, testTextIfAny } from "./test-text.ts";

/** What was found, what to do first, and the number under which others find it. */
export function Report({ session, view }: { session: TestSession; view: TestView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { report } = view;
  if (!report) return null;
  const { look, troubles } = verdictOf(report);
  return (
    <div class="report">
      <div class={`verdict ${look}`}>
        <StateSign state={look} />
        <h2 tabIndex={-1} ref={heading}>
          {testText(`look.${look}`)}
        </h2>
      </div>
      {troubles.length > 0 && <Troubles troubles={troubles} report={report} />}
      <Number session={session} view={view} />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void session.run(view.kind)}>
          {testText("again")}
        </button>
        <Copy report={report} number={view.number} />
        <button type="button" onClick={() => void session.run(view.kind === "full" ? "quick" : "full")}>
          {testText(view.kind === "full" ? "quick" : "full")}
        </button>
      </div>
      <details open={look !== "good"}>
        <summary>{testText("details")}</summary>
        <PartList session={session} view={view} />
      </details>
    </div>
  );
}

function Troubles({ troubles, report }: { troubles: readonly Trouble[]; report: TestReport }) {
  const [first, ...rest] = troubles.map(({ part, advice, leg }) => (
    <div key={part} class="trouble">
      <h3>{leg ? testText(`leg.${leg}`) : testText(`part.${part}`)}</h3>
      <p>{testText(`advice.${advice ?? "unknown"}`, { browser: browserOf(report.browser) })}</p>
    </div>
  ));
  return (
    <div class="troubles">
      <p class="soft">{testText("first")}</p>
      {first}
      {rest.length > 0 && <p class="soft">{testText("then")}</p>}
      {rest}
    </div>
  );
}

function Number({ session, view }: { session: TestSession; view: TestView }) {
  const { number, unkept } = view;
  if (unkept)
    return (
      <div class="number">
        <p role="alert">{testText(unkept.code === "too-fast" ? "unkept.many" : "unkept")}</p>
        <button type="button" onClick={() => void session.handIn()}>
          {testText("handIn")}
        </button>
      </div>
    );
  return (
    <div class="number">
      {number === null ? (
        <output>{testText("keeping")}</output>
      ) : (
        <>
          <output>
            {testText("number")} <b>{number}</b>
          </output>
          <p class="soft">{testText("numberHint")}</p>
        </>
      )}
    </div>
  );
}

function Copy({ report, number }: { report: TestReport; number: string | null }) {
  const [said, setSaid] = useState("");
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(reportText(report, number, testTextIfAny));
      setSaid(testText("copied"));
    } catch (error) {
      console.debug(error);
      setSaid(testText("notCopied"));
    }
  }
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {testText("copy")}
      </button>
      <output class="soft said">{said}</output>
    </>
  );
}
