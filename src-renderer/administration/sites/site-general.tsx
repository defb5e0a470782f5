import { appointmentWays } from "../../../src-shared/sites/body.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { itemsOf, itemsOrNone, orNull } from "../kit/items.ts";
import { NameField } from "../kit/name-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import { ColoursField } from "./colours-field.tsx";
import type { SiteProps } from "./site-props.ts";
import styles from "./sites.module.css";

/** Where the site is, whom its visitors go to, when, in which languages and colours. */
export function SiteGeneral({ value, onChange, faults, plan, videoPage }: SiteProps & { videoPage: string }) {
  return (
    <Part title={text("sites.general")}>
      <NameField value={value.name} onChange={(name) => onChange({ name })} fault={faults.at("name")} />
      <Rows
        label={text("sites.origins")}
        hint={text("sites.originsText")}
        items={value.origins}
        onChange={(origins) => onChange({ origins: [...origins] })}
        blank={() => "https://"}
        addLabel={text("sites.addOrigin")}
        nameOf={(origin) => origin}
        faultOf={(index) => faults.under(`origins.${index}`)}
      >
        {(origin, put) => <TextField label={text("sites.origin")} value={origin} maxLength={300} onChange={put} />}
      </Rows>
      <Beside>
        <Select
          label={text("sites.queue")}
          hint={text("sites.queueText")}
          items={itemsOf(plan.queues)}
          value={value.queue}
          onChange={(queue) => onChange({ queue })}
        />
        <Select
          label={text("sites.hours")}
          items={itemsOrNone(plan.hours, text("sites.always"))}
          value={value.hours ?? "none"}
          onChange={(hours) => onChange({ hours: orNull(hours) })}
        />
      </Beside>
      <Rows
        label={text("sites.languages")}
        hint={text("sites.languagesText")}
        items={value.languages}
        onChange={(languages) => onChange({ languages: [...languages] })}
        blank={() => "en"}
        addLabel={text("sites.addLanguage")}
        nameOf={(language) => language}
        faultOf={(index) => faults.under(`languages.${index}`)}
        isOrdered
      >
        {(language, put) => (
          <TextField label={text("administration.language")} value={language} maxLength={35} onChange={put} />
        )}
      </Rows>
      <Select
        label={text("sites.appointments")}
        hint={text("sites.appointmentsText")}
        items={appointmentWays.map((id) => ({ id, label: text(`sites.appointments.${id}`) }))}
        value={value.appointments}
        onChange={(appointments) => onChange({ appointments })}
      />
      {videoPage === "" ? null : (
        <p className={styles["hint"]}>
          {text("sites.videoPage")} <code className={styles["code"]}>{videoPage}</code>
        </p>
      )}
      <ColoursField
        label={text("sites.ownColours")}
        value={value.colours}
        onChange={(colours) => onChange({ colours })}
        fault={faults.under("colours")}
      />
    </Part>
  );
}
