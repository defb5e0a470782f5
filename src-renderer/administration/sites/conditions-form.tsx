import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type AttributeTest, type Conditions, devices } from "../../../src-shared/sites/conditions.ts";
import { type Pattern, patternKinds } from "../../../src-shared/sites/pattern.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Faults } from "../kit/faults.ts";
import { itemsOrNone, orNull } from "../kit/items.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import { Ticks } from "../kit/ticks.tsx";

interface ConditionsFormProps {
  readonly value: Conditions;
  readonly onChange: (part: Partial<Conditions>) => void;
  readonly at: string;
  readonly faults: Faults;
  readonly plan: RoutingPlan;
}

/** Whom a button is for (features 001-07). What is left empty asks for nothing. */
export function ConditionsForm({ value, onChange, at, faults, plan }: ConditionsFormProps) {
  const patterns = (name: "pages" | "notPages" | "referrers") => (
    <Rows<Pattern>
      label={text(`sites.for.${name}`)}
      items={value[name]}
      onChange={(items) => onChange({ [name]: [...items] })}
      blank={() => ({ how: "contains", text: "" })}
      addLabel={text("sites.addAddress")}
      nameOf={(one, index) => one.text || text("administration.numbered", { number: index + 1 })}
      faultOf={(index) => faults.under(`${at}.${name}.${index}`)}
    >
      {(one, put) => (
        <>
          <Select
            label={text("administration.rule.pageHow")}
            items={patternKinds.map((how) => ({ id: how, label: text(`sites.how.${how}`) }))}
            value={one.how}
            onChange={(how) => put({ ...one, how })}
          />
          <TextField
            label={text("administration.rule.pageText")}
            value={one.text}
            maxLength={500}
            onChange={(words) => put({ ...one, text: words })}
          />
        </>
      )}
    </Rows>
  );
  const number = (name: "after" | "visitsLeast" | "share") => (
    <NumberField
      label={text(`sites.for.${name}`)}
      value={value[name]}
      onChange={(next) => onChange({ [name]: next ?? (name === "share" ? 100 : name === "after" ? 0 : 1) })}
      fault={faults.at(`${at}.${name}`)}
    />
  );
  return (
    <Part title={text("sites.for")} intro={text("sites.forText")}>
      {patterns("pages")}
      {patterns("notPages")}
      {patterns("referrers")}
      <Rows
        label={text("administration.rule.languages")}
        items={value.languages}
        onChange={(languages) => onChange({ languages: [...languages] })}
        blank={() => ""}
        addLabel={text("administration.rule.addLanguage")}
        nameOf={(tag, index) => tag || text("administration.numbered", { number: index + 1 })}
        faultOf={(index) => faults.under(`${at}.languages.${index}`)}
      >
        {(tag, put) => <TextField label={text("administration.language")} value={tag} maxLength={35} onChange={put} />}
      </Rows>
      <Ticks
        label={text("sites.for.devices")}
        items={devices.map((device) => ({ id: device, name: text(`sites.device.${device}`) }))}
        chosen={value.devices}
        onChange={(chosen) => onChange({ devices: [...chosen] })}
        empty=""
      />
      <Beside>
        {number("after")}
        {number("visitsLeast")}
        <NumberField
          label={text("sites.for.visitsMost")}
          whenEmpty={text("administration.noLimit")}
          value={value.visitsMost}
          onChange={(visitsMost) => onChange({ visitsMost })}
          fault={faults.at(`${at}.visitsMost`)}
        />
        {number("share")}
      </Beside>
      <Rows<AttributeTest>
        label={text("sites.for.attributes")}
        hint={text("sites.for.attributesText")}
        items={value.attributes}
        onChange={(attributes) => onChange({ attributes: [...attributes] })}
        blank={() => ({ name: "basket", how: "least", value: "1" })}
        addLabel={text("sites.addAttribute")}
        nameOf={({ name }) => name}
        faultOf={(index) => faults.under(`${at}.attributes.${index}`)}
      >
        {(test, put) => (
          <>
            <TextField
              label={text("sites.attributeName")}
              value={test.name}
              maxLength={40}
              onChange={(name) => put({ ...test, name })}
            />
            <Select
              label={text("administration.rule.pageHow")}
              items={(["there", "equals", "least", "most"] as const).map((how) => ({
                id: how,
                label: text(`sites.attribute.${how}`),
              }))}
              value={test.how}
              onChange={(how) => put({ ...test, how })}
            />
            {test.how === "there" ? null : (
              <TextField
                label={text("sites.attributeValue")}
                value={test.value}
                maxLength={200}
                onChange={(words) => put({ ...test, value: words })}
              />
            )}
          </>
        )}
      </Rows>
      <Select
        label={text("sites.for.hours")}
        items={itemsOrNone(plan.hours, text("sites.asSite"))}
        value={value.hours ?? "none"}
        onChange={(hours) => onChange({ hours: orNull(hours) })}
      />
    </Part>
  );
}
