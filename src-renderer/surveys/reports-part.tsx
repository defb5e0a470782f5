import { Download } from "lucide-react";
import { useCallback, useState } from "react";
import type { PastConversation } from "../../src-shared/history/model.ts";
import type { Days } from "../../src-shared/statistics/days.ts";
import type { SurveyFigures } from "../../src-shared/surveys/figures.ts";
import { useRead } from "../accounts/use-read.ts";
import { desk } from "../desk-link.ts";
import { PastConversationView } from "../history/past-conversation.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { saveFile } from "../transcript/save-file.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { figuresCsv } from "./as-csv.ts";
import { Counted } from "./counted-table.tsx";
import { daysBack } from "./days-back.ts";
import styles from "./reports.module.css";
import { SaidList } from "./said-list.tsx";
import { TallyTable } from "./tally-table.tsx";
import { Trend } from "./trend.tsx";

const spans = ["7", "30", "90"] as const;

/** What was counted and what visitors said, over the last days. */
export function ReportsPart() {
  const [span, setSpan] = useState<(typeof spans)[number]>("30");
  const [days, setDays] = useState(() => daysBack(30, Date.now()));
  const [open, setOpen] = useState<PastConversation | null>(null);
  const choose = (next: (typeof spans)[number]) => {
    setSpan(next);
    setDays(daysBack(Number(next), Date.now()));
  };
  if (open) return <PastConversationView past={open} at={null} onBack={() => setOpen(null)} />;
  return (
    <section className={styles["part"]} aria-label={text("supervision.reports")}>
      <div className={styles["span"]}>
        <Select
          label={text("reports.span")}
          items={spans.map((id) => ({ id, label: text("reports.days", { count: Number(id) }) }))}
          value={span}
          onChange={choose}
        />
      </div>
      <Report key={span} days={days} onOpen={setOpen} />
    </section>
  );
}

function Report({ days, onOpen }: { days: Days; onOpen: (conversation: PastConversation) => void }) {
  const ask = useCallback(async () => {
    const [counted, figures] = await Promise.all([
      desk.ask("statistics.counted", { days }),
      desk.ask("survey.figures", { days }),
    ]);
    return { counted, figures };
  }, [days]);
  const { value, fault, again } = useRead(ask);
  return (
    <>
      {fault ? (
        <Banner
          look="bad"
          isBoxed
          title={text("reports.unread")}
          action={<Button onPress={() => void again()}>{text("supervision.again")}</Button>}
        >
          {faultText(fault)}
        </Banner>
      ) : null}
      {value ? <Counted days={days} counted={value.counted} /> : null}
      {value ? <Surveys days={days} figures={value.figures} /> : null}
      {value && value.figures.whole.asked > 0 ? <SaidList days={days} onOpen={onOpen} /> : null}
      {!value && !fault ? <Spinner /> : null}
    </>
  );
}

function Surveys({ days, figures }: { days: Days; figures: SurveyFigures }) {
  const save = () => saveFile({ name: "surveys.csv", type: "text/csv;charset=utf-8", body: figuresCsv(figures, days) });
  if (figures.whole.asked === 0)
    return (
      <section className={styles["group"]} aria-label={text("reports.surveys")}>
        <h3>{text("reports.surveys")}</h3>
        <p className={styles["soft"]}>{text("reports.nobodyAsked")}</p>
      </section>
    );
  return (
    <section className={styles["group"]} aria-label={text("reports.surveys")}>
      <div className={styles["head"]}>
        <h3>{text("reports.surveys")}</h3>
        <Button size="small" icon={<Download aria-hidden="true" />} onPress={save}>
          {text("reports.saveFigures")}
        </Button>
      </div>
      <p className={styles["soft"]}>{text("reports.surveysText")}</p>
      <TallyTable
        label={text("reports.group.whole")}
        rows={[{ id: "all", name: text("reports.all"), tally: figures.whole }]}
      />
      <Trend days={days} each={figures.days} />
      <TallyTable label={text("reports.group.agent")} rows={figures.agents} />
      <TallyTable label={text("reports.group.queue")} rows={figures.queues} />
      <TallyTable
        label={text("reports.group.channel")}
        rows={figures.channels.map(({ id, tally }) => ({ id, name: text(`reports.channel.${id}`), tally }))}
      />
    </section>
  );
}
