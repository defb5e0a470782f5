import { ChartNoAxesColumn } from "lucide-react";
import { useCallback, useState } from "react";
import type { PastConversation } from "../../src-shared/history/model.ts";
import type { OwnFigures } from "../../src-shared/statistics/agent-asks.ts";
import type { Days } from "../../src-shared/statistics/days.ts";
import { answeredIn, type Tally } from "../../src-shared/surveys/figures.ts";
import { useRead } from "../accounts/use-read.ts";
import { useHubNow } from "../clock.ts";
import { desk } from "../desk-link.ts";
import { PastConversationView } from "../history/past-conversation.tsx";
import { daysBack } from "../surveys/days-back.ts";
import { SaidList } from "../surveys/said-list.tsx";
import { averageWords, contentWords } from "../surveys/words.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { spokenDuration } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { Spinner } from "../ui/spinner.tsx";
import styles from "./figures-room.module.css";

const spans = ["1", "7", "30"] as const;
type Span = (typeof spans)[number];

/** What whoever sits here did, and what visitors said of it: his own, and nobody else's. */
export function FiguresRoom() {
  const now = useHubNow();
  const [span, setSpan] = useState<Span>("7");
  const [open, setOpen] = useState<PastConversation | null>(null);
  // Another day has begun, or other days are chosen: counted anew.
  const today = new Date(now).toDateString();
  if (open)
    return (
      <section className={styles["room"]} aria-label={text("figures.title")}>
        <PastConversationView past={open} at={null} onBack={() => setOpen(null)} />
      </section>
    );
  return (
    <section className={styles["room"]} aria-label={text("figures.title")}>
      <header className={styles["head"]}>
        <h1 className={styles["title"]}>{text("figures.title")}</h1>
        <Choice
          label={text("figures.span")}
          value={span}
          onChange={setSpan}
          items={spans.map((id) => ({ id, label: text(`figures.span.${id}`) }))}
        />
      </header>
      <p className={styles["soft"]}>{text("figures.intro")}</p>
      <Figures key={`${span} ${today}`} count={Number(span)} now={now} onOpen={setOpen} />
    </section>
  );
}

interface FiguresProps {
  readonly count: number;
  readonly now: number;
  readonly onOpen: (conversation: PastConversation) => void;
}

function Figures({ count, now, onOpen }: FiguresProps) {
  const [days] = useState<Days>(() => daysBack(count, now));
  const ask = useCallback(async () => {
    const [own, surveys] = await Promise.all([
      desk.ask("statistics.own", { days }),
      desk.ask("survey.figures", { days, own: true }),
    ]);
    return { own, tally: surveys.whole };
  }, [days]);
  const { value, fault, again } = useRead(ask);
  return (
    <>
      {fault ? (
        <Banner
          look="bad"
          isBoxed
          title={text("figures.unread")}
          action={<Button onPress={() => void again()}>{text("figures.again")}</Button>}
        >
          {faultText(fault)}
        </Banner>
      ) : null}
      {!value && !fault ? <Spinner /> : null}
      {value && isNothing(value) ? (
        <EmptyPlace icon={<ChartNoAxesColumn />} title={text("figures.none")}>
          {text("figures.noneText")}
        </EmptyPlace>
      ) : null}
      {value && !isNothing(value) ? (
        <>
          <Numbers own={value.own} tally={value.tally} />
          {value.tally.asked > 0 ? <SaidList days={days} own onOpen={onOpen} /> : null}
        </>
      ) : null}
    </>
  );
}

const isNothing = ({ own, tally }: { own: OwnFigures; tally: Tally }): boolean =>
  own.counted.conversations === 0 && own.offers.all === 0 && tally.asked === 0;

/** Each number with what it counts below it. */
function Numbers({ own, tally }: { own: OwnFigures; tally: Tally }) {
  const { counted, calls, firstAnswer, handling, offers } = own;
  const took = (middle: number | null): string => (middle === null ? text("reports.none") : spokenDuration(middle));
  const rating = tally.five.some((one) => one > 0) ? averageWords(tally) : contentWords(tally);
  const lines = [
    {
      name: text("figures.conversations"),
      number: String(counted.conversations),
      words: text("figures.conversationsText", { chat: counted.chat, video: counted.video }),
    },
    {
      name: text("figures.calls"),
      number: String(calls),
      words: text("figures.callsText", { escalated: counted.escalated }),
    },
    {
      name: text("figures.firstAnswer"),
      number: took(firstAnswer.middle),
      words: text("figures.firstAnswerText", { count: firstAnswer.count }),
    },
    {
      name: text("figures.handling"),
      number: took(handling.middle),
      words: text("figures.handlingText", { count: handling.count }),
    },
    {
      name: text("figures.missed"),
      number: String(offers.missed),
      words: text("figures.missedText", { all: offers.all, declined: offers.declined }),
    },
    {
      name: text("figures.ratings"),
      number: String(answeredIn(tally)),
      words: [
        text("figures.ratingsText", { asked: tally.asked }),
        ...(answeredIn(tally) > 0 ? [text("figures.rated", { rating })] : []),
      ].join(", "),
    },
  ];
  return (
    <dl className={styles["numbers"]}>
      {lines.map(({ name, number, words }) => (
        <div key={name} className={styles["one"]}>
          <dt>{name}</dt>
          <dd className={styles["number"]}>{number}</dd>
          <dd className={styles["soft"]}>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
