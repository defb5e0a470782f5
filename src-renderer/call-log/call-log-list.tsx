import { History, RotateCw, SearchX } from "lucide-react";
import type { CallLogEntry } from "../../src-shared/call-log/model.ts";
import { useHubNow } from "../clock.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { ListBox } from "../ui/list-box.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { CallLogRow } from "./call-log-row.tsx";
import styles from "../ui/long-list.module.css";
import type { CallLogList as List } from "./use-call-log.ts";

export interface CallLogListProps {
  readonly list: List;
  readonly chosen: string | null;
  readonly onChoose: (entry: CallLogEntry) => void;
}

/** The list under the search field, and what stands there instead while there is none. */
export function CallLogList({ list, chosen, onChoose }: CallLogListProps) {
  const { entries, more, reading, fault, words } = list;
  const day = Math.floor(useHubNow() / 60_000) * 60_000;
  if (fault)
    return (
      <div className={styles["fault"]}>
        <Banner
          look="bad"
          isBoxed
          title={text("callLog.faultTitle")}
          action={
            <Button icon={<RotateCw aria-hidden="true" />} onPress={list.again}>
              {text("callLog.retry")}
            </Button>
          }
        >
          {faultText(fault)}
        </Banner>
      </div>
    );
  if (entries.length === 0 && reading) return <WaitingLine>{text("callLog.reading")}</WaitingLine>;
  if (entries.length === 0)
    return words.trim() === "" ? (
      <EmptyPlace icon={<History />} title={text("callLog.emptyTitle")}>
        {text("callLog.empty")}
      </EmptyPlace>
    ) : (
      <EmptyPlace icon={<SearchX />} title={text("callLog.nothingFoundTitle")}>
        {text("callLog.nothingFound")}
      </EmptyPlace>
    );
  return (
    <>
      <output className={styles["count"]}>{text(countId(words.trim() !== "", more), { count: entries.length })}</output>
      <div className={styles["scroll"]} data-reading={reading === "first" || undefined}>
        <ListBox
          label={text("callLog.list")}
          items={entries.map((entry) => ({ id: entry.conversation, entry }))}
          chosen={chosen}
          onChoose={({ entry }) => onChoose(entry)}
          wordsOf={({ entry }) => entry.visitor || text("callLog.noName")}
        >
          {({ entry }) => <CallLogRow entry={entry} now={day} />}
        </ListBox>
        {more ? (
          <div className={styles["more"]}>
            <Button isWaiting={reading === "next"} onPress={list.next}>
              {text(reading === "next" ? "callLog.readingMore" : "callLog.showMore")}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

function countId(isSearch: boolean, more: boolean) {
  if (isSearch) return more ? "callLog.foundMore" : "callLog.found";
  return more ? "callLog.countMore" : "callLog.count";
}
