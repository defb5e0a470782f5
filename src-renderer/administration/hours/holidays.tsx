import type { Holiday } from "../../../src-shared/routing/hours.ts";
import { text } from "../../text/text.ts";
import { TextField } from "../../ui/text-field.tsx";
import type { Faults } from "../kit/faults.ts";
import { Rows } from "../kit/rows.tsx";
import { Spans } from "./spans.tsx";

interface HolidaysProps {
  readonly value: readonly Holiday[];
  readonly onChange: (holidays: Holiday[]) => void;
  readonly faults: Faults;
}

/** Days that differ from their weekday. */
export function Holidays({ value, onChange, faults }: HolidaysProps) {
  return (
    <Rows
      label={text("administration.hours.days")}
      items={value}
      onChange={(rows) => onChange([...rows])}
      blank={() => ({ date: "", name: "", spans: [] })}
      addLabel={text("administration.hours.addHoliday")}
      nameOf={({ name, date }, index) => name || date || text("administration.numbered", { number: index + 1 })}
      fault={faults.at("hours.holidays")}
      faultOf={(index) => faults.under(`hours.holidays.${index}`)}
    >
      {(holiday, set) => (
        <>
          <TextField
            label={text("administration.hours.date")}
            type="date"
            value={holiday.date}
            onChange={(date) => set({ ...holiday, date })}
          />
          <TextField
            label={text("administration.name")}
            value={holiday.name}
            maxLength={80}
            onChange={(name) => set({ ...holiday, name })}
          />
          <Spans
            name={holiday.name || holiday.date}
            value={holiday.spans}
            onChange={(spans) => set({ ...holiday, spans })}
            fault={undefined}
          />
        </>
      )}
    </Rows>
  );
}
