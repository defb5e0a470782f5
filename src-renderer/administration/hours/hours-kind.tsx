import { HoursBody } from "../../../src-shared/administration/plan.ts";
import { Hours } from "../../../src-shared/routing/hours.ts";
import { HoursId } from "../../../src-shared/routing/ids.ts";
import { useHubNow } from "../../clock.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { type FormProps, type Kind, ofList } from "../kit/kind.ts";
import { NameField } from "../kit/name-field.tsx";
import { Part } from "../kit/part.tsx";
import { Holidays } from "./holidays.tsx";
import { openWords } from "./open-words.ts";
import { Week } from "./week.tsx";
import { ZoneField } from "./zone-field.tsx";

const day = [{ from: "09:00", to: "17:00" }];

/** Opening hours with holidays and a time zone (features H1). */
export const hoursKind: Kind<HoursBody> = {
  ...ofList("hours", HoursBody),
  section: "hours",
  blank: () => ({
    name: "",
    hours: Hours.parse({
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      weekly: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
    }),
  }),
  detailOf: ({ hours }) => hours.zone,
  save: (id, to, expected) =>
    expected
      ? desk.ask("hours.save", { id: HoursId.parse(id), to, expected })
      : desk.ask("hours.add", { id: HoursId.parse(id), to }),
  remove: (id, expected) => desk.ask("hours.remove", { id: HoursId.parse(id), expected }),
  Form: HoursForm,
};

function HoursForm({ value: { name, hours }, onChange, faults }: FormProps<HoursBody>) {
  const now = useHubNow();
  const set = (part: Partial<Hours>) => onChange({ hours: { ...hours, ...part } });
  return (
    <>
      <NameField value={name} onChange={(changed) => onChange({ name: changed })} fault={faults.at("name")} />
      <ZoneField value={hours.zone} onChange={(zone) => set({ zone })} fault={faults.at("hours.zone")} />
      <output>{Hours.safeParse(hours).success ? openWords(hours, now) : null}</output>
      <Part title={text("administration.hours.week")} intro={text("administration.hours.weekText")}>
        <Week value={hours.weekly} onChange={(weekly) => set({ weekly })} faults={faults} />
      </Part>
      <Part title={text("administration.hours.holidays")} intro={text("administration.hours.holidaysText")}>
        <Holidays value={hours.holidays} onChange={(holidays) => set({ holidays })} faults={faults} />
      </Part>
    </>
  );
}
