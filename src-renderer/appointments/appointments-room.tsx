import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Appointment } from "../../src-shared/appointments/model.ts";
import { useHubNow } from "../clock.ts";
import { faultText } from "../text/fault-text.ts";
import { perLanguage } from "../text/language.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { AppointmentDialog } from "./appointment-dialog.tsx";
import styles from "./appointments-room.module.css";
import { ListView } from "./list-view.tsx";
import { useAppointments, type Whose } from "./use-appointments.ts";
import { daysOf, weekOf, weeksLater } from "./week.ts";
import { WeekView } from "./week-view.tsx";

const range = perLanguage((own) => new Intl.DateTimeFormat(own, { day: "numeric", month: "short", year: "numeric" }));
const whose: readonly Whose[] = ["own", "team", "all"];
const views = ["week", "list"] as const;

/** What was agreed for later: a week at a time, as a calendar or as a list. */
export function AppointmentsRoom() {
  const now = useHubNow();
  const room = useRef<HTMLElement>(null);
  const [week, setWeek] = useState(() => weekOf(now));
  const [of, setOf] = useState<Whose>("own");
  const [view, setView] = useState<(typeof views)[number]>("week");
  const [chosen, setChosen] = useState<Appointment | null>(null);
  const days = daysOf(week);
  const { appointments, mail, fault, again } = useAppointments(week, days[7]!, of);
  const shown = appointments?.find(({ id }) => id === chosen?.id) ?? chosen;

  useEffect(() => {
    const place = room.current;
    const turn = ({ key }: KeyboardEvent): void => {
      if (key === "PageUp" || key === "PageDown") setWeek((held) => weeksLater(held, key === "PageUp" ? -1 : 1));
    };
    place?.addEventListener("keydown", turn);
    return () => place?.removeEventListener("keydown", turn);
  }, []);

  return (
    <section className={styles["room"]} aria-label={text("appointments.title")} ref={room}>
      <header className={styles["head"]}>
        <h1 className={styles["title"]}>{text("appointments.title")}</h1>
        <div className={styles["steps"]}>
          <IconButton label={text("appointments.earlier")} keyHint="PgUp" onPress={() => setWeek(weeksLater(week, -1))}>
            <ChevronLeft aria-hidden="true" />
          </IconButton>
          <Button size="small" onPress={() => setWeek(weekOf(now))}>
            {text("appointments.thisWeek")}
          </Button>
          <IconButton label={text("appointments.later")} keyHint="PgDn" onPress={() => setWeek(weeksLater(week, 1))}>
            <ChevronRight aria-hidden="true" />
          </IconButton>
          <span aria-live="polite">{range().formatRange(week, days[7]! - 1)}</span>
        </div>
        <Choice
          label={text("appointments.whose")}
          value={of}
          onChange={setOf}
          items={whose.map((id) => ({ id, label: text(`appointments.whose.${id}`) }))}
        />
        <Choice
          label={text("appointments.view")}
          value={view}
          onChange={setView}
          items={views.map((id) => ({ id, label: text(`appointments.view.${id}`) }))}
        />
      </header>
      {mail ? null : <p className={styles["soft"]}>{text("appointments.mailOff")}</p>}
      {fault ? (
        <Banner
          look="bad"
          isBoxed
          title={text("appointments.failed")}
          action={
            <Button size="small" onPress={again}>
              {text("appointments.again")}
            </Button>
          }
        >
          {faultText(fault)}
        </Banner>
      ) : null}
      {appointments === null && !fault ? <Spinner /> : null}
      {appointments?.length === 0 ? (
        <EmptyPlace icon={<CalendarDays />} title={text("appointments.none")}>
          {text("appointments.noneText")}
        </EmptyPlace>
      ) : null}
      {appointments && appointments.length > 0 && view === "week" ? (
        <WeekView days={days} appointments={appointments} now={now} onChoose={setChosen} />
      ) : null}
      {appointments && appointments.length > 0 && view === "list" ? (
        <ListView appointments={appointments} now={now} onChoose={setChosen} />
      ) : null}
      {shown ? <AppointmentDialog appointment={shown} onClose={() => setChosen(null)} /> : null}
    </section>
  );
}
