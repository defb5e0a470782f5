import { Download, RotateCw, SearchX } from "lucide-react";
import type { Hit } from "../../src-shared/history/model.ts";
import { useHubNow } from "../clock.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { clockTime, dayText, wholeTime } from "../text/times.ts";
import { saveFile } from "../transcript/save-file.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { ListBox } from "../ui/list-box.tsx";
import list from "../ui/long-list.module.css";
import { WaitingLine } from "../ui/spinner.tsx";
import { findsAsCsv } from "./as-csv.ts";
import { keyOfHit } from "./kept.ts";
import { Marked } from "./marked.tsx";
import styles from "./search-room.module.css";
import type { Search } from "./use-search.ts";

interface FindListProps {
  readonly search: Search;
  readonly chosen: string | null;
  readonly onChoose: (hit: Hit) => void;
}

/** What was found, the newest first, and what stands there instead while there is nothing. */
export function FindList({ search: { finds, next, again }, chosen, onChoose }: FindListProps) {
  const { hits, reading, fault, isComplete, next: cursor } = finds;
  const day = Math.floor(useHubNow() / 60_000) * 60_000;
  if (fault)
    return (
      <div className={list["fault"]}>
        <Banner
          look="bad"
          isBoxed
          title={text("search.fault")}
          action={
            <Button icon={<RotateCw aria-hidden="true" />} onPress={again}>
              {text("search.again")}
            </Button>
          }
        >
          {faultText(fault)}
        </Banner>
      </div>
    );
  if (hits.length === 0 && reading) return <WaitingLine>{text("search.reading")}</WaitingLine>;
  return (
    <>
      {isComplete ? null : (
        <div className={list["fault"]}>
          <Banner look="warn" isBoxed title={text("search.incomplete")}>
            {text("search.incompleteText")}
          </Banner>
        </div>
      )}
      {hits.length === 0 ? (
        <EmptyPlace icon={<SearchX />} title={text("search.nothing")}>
          {text("search.nothingText")}
        </EmptyPlace>
      ) : (
        <>
          <div className={list["count"]}>
            <output>{text(cursor === null ? "search.found" : "search.foundMore", { count: hits.length })}</output>
            <Button
              size="small"
              look="soft"
              icon={<Download aria-hidden="true" />}
              onPress={() => saveFile({ name: "found.csv", type: "text/csv;charset=utf-8", body: findsAsCsv(hits) })}
            >
              {text("search.saveCsv")}
            </Button>
          </div>
          <div className={list["scroll"]} data-reading={reading === "first" || undefined}>
            <ListBox
              label={text("search.list")}
              items={hits.map((hit) => ({ id: keyOfHit(hit), hit }))}
              chosen={chosen}
              onChoose={({ hit }) => onChoose(hit)}
              wordsOf={({ hit }) => hit.conversation.visitor || text("callLog.noName")}
            >
              {({ hit }) => <FindRow hit={hit} now={day} />}
            </ListBox>
            {cursor === null ? null : (
              <div className={list["more"]}>
                <Button isWaiting={reading === "next"} onPress={next}>
                  {text("search.more")}
                </Button>
              </div>
            )}
          </div>
        </>
      )}
    </>
  );
}

function FindRow({ hit: { kind, conversation, at, by, snippet }, now }: { hit: Hit; now: number }) {
  const { visitor, queue, agent } = conversation;
  // Without words each conversation is found by its visitor's name alone, which stands above already.
  const isNameAlone = snippet.marks.length === 0 && snippet.text.trim() === (visitor ?? "").trim();
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return (
    <article className={styles["hit"]}>
      <p className={styles["line"]}>
        <b className={styles["name"]}>{visitor || text("callLog.noName")}</b>
        <time className={styles["soft"]} dateTime={new Date(at).toISOString()} title={wholeTime(at)}>
          {isToday ? clockTime(at) : dayText(at, now)}
        </time>
      </p>
      {isNameAlone ? null : (
        <p className={classes(styles["snippet"], kind === "note" && styles["note"])} dir="auto">
          {kind === "note" ? <b>{text("search.noteBy", { name: by ?? "" })} </b> : null}
          <Marked snippet={snippet} />
        </p>
      )}
      <p className={styles["soft"]}>{agent === null ? queue : `${queue} · ${agent}`}</p>
    </article>
  );
}
