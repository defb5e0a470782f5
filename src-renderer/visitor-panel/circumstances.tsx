import type { VisitorView } from "../../src-shared/visitors/model.ts";
import { useHubNow } from "../clock.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { Fact } from "./card.tsx";
import { OutsideLink } from "./outside-link.tsx";
import { languageName, timeThere } from "./there.ts";
import styles from "./visitor-panel.module.css";

/** Where he is, on what, and since when. */
export function Circumstances({ visitor }: { visitor: VisitorView }) {
  const minute = Math.floor(useHubNow() / 60_000) * 60_000;
  const { device, browser, system, screen, languages, timeZone, referrer, visits, firstSeen } = visitor;
  const machine = [
    ...(device ? [text(`visitorPanel.device.${device}`)] : []),
    ...(browser ? [browser] : []),
    ...(system ? [system] : []),
    ...(screen ? [`${screen.width} × ${screen.height}`] : []),
  ];
  const there = timeZone === null ? undefined : timeThere(timeZone, minute);
  return (
    <dl className={styles["facts"]}>
      {there ? <Fact name={text("visitorPanel.localTime")}>{`${there} · ${timeZone}`}</Fact> : null}
      {languages.length > 0 ? (
        <Fact name={text("visitorPanel.language")}>{languages.slice(0, 3).map(languageName).join(", ")}</Fact>
      ) : null}
      {machine.length > 0 ? <Fact name={text("visitorPanel.deviceName")}>{machine.join(" · ")}</Fact> : null}
      {referrer ? (
        <Fact name={text("visitorPanel.referrer")}>
          <OutsideLink address={referrer} />
        </Fact>
      ) : null}
      {firstSeen === null ? null : (
        <Fact name={text("visitorPanel.visits")}>
          <span title={wholeTime(firstSeen)}>{text("visitorPanel.visitCount", { count: visits })}</span>
        </Fact>
      )}
    </dl>
  );
}
