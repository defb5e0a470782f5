import { useState } from "react";
import type { SeenPage } from "../../src-shared/visitors/model.ts";
import { text } from "../text/text.ts";
import { clockTime, wholeTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { OutsideLink } from "./outside-link.tsx";
import styles from "./visitor-panel.module.css";

const few = 5;

/** Where he was before the page that he is on, the newest first. */
export function PageHistory({ pages }: { pages: readonly SeenPage[] }) {
  const [isWhole, setWhole] = useState(false);
  const before = pages.slice(1);
  if (before.length === 0) return null;
  const shown = isWhole ? before : before.slice(0, few);
  return (
    <>
      <ol className={styles["pages"]} aria-label={text("visitorPanel.pages")}>
        {shown.map(({ url, title, at }) => (
          <li key={`${at} ${url}`}>
            <time dateTime={new Date(at).toISOString()} title={wholeTime(at)}>
              {clockTime(at)}
            </time>
            <OutsideLink address={url} words={title || url} />
          </li>
        ))}
      </ol>
      {before.length > few ? (
        <span>
          <Button size="small" look="soft" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? text("visitorPanel.fewerPages") : text("visitorPanel.allPages", { count: before.length })}
          </Button>
        </span>
      ) : null}
    </>
  );
}
