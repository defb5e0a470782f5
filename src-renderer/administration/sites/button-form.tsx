import { type ButtonBody, buttonChannels, type ButtonPlace } from "../../../src-shared/sites/body.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CameraChoice } from "../camera-choice.tsx";
import { NameField } from "../kit/name-field.tsx";
import { Beside } from "../kit/part.tsx";
import { ColoursField } from "./colours-field.tsx";
import { ConditionsForm } from "./conditions-form.tsx";
import styles from "./sites.module.css";
import type { SiteProps } from "./site-props.ts";
import { SpokenField } from "./spoken-field.tsx";

interface ButtonFormProps extends SiteProps {
  readonly button: ButtonBody;
  /** Where in the site it stands, such as `buttons.0`. */
  readonly at: string;
  readonly onButton: (part: Partial<ButtonBody>) => void;
}

const places: Readonly<Record<ButtonPlace["how"], ButtonPlace>> = {
  floating: { how: "floating", corner: "end" },
  fixed: { how: "fixed", into: '[data-frontdesk="button"]' },
  named: { how: "named" },
};

/** One button: what it begins, where it stands, how it looks, whom it is for. */
export function ButtonForm({ id, value: site, faults, plan, button, at, onButton }: ButtonFormProps) {
  const { key, channel, place } = button;
  const rules = plan.rules.filter((rule) => rule.site === id && rule.conditions.buttons.includes(key));
  return (
    <div className={styles["button"]}>
      <Beside>
        <NameField value={button.name} onChange={(name) => onButton({ name })} fault={faults.at(`${at}.name`)} />
        <TextField
          label={text("sites.buttonKey")}
          hint={text("sites.buttonKeyText")}
          value={key}
          maxLength={40}
          onChange={(next) => onButton({ key: next })}
          fault={faults.at(`${at}.key`)}
        />
      </Beside>
      <Beside>
        <Select
          label={text("sites.channel")}
          items={buttonChannels.map((one) => ({ id: one, label: text(`sites.channel.${one}`) }))}
          value={channel}
          onChange={(next) => onButton({ channel: next })}
        />
        <Select
          label={text("sites.place")}
          items={(["floating", "fixed", "named"] as const).map((how) => ({
            id: how,
            label: text(`sites.place.${how}`),
          }))}
          value={place.how}
          onChange={(how) => onButton({ place: places[how] })}
        />
        {place.how === "floating" ? (
          <Select
            label={text("sites.corner")}
            items={(["end", "start"] as const).map((corner) => ({ id: corner, label: text(`sites.corner.${corner}`) }))}
            value={place.corner}
            onChange={(corner) => onButton({ place: { how: "floating", corner } })}
          />
        ) : null}
        {place.how === "fixed" ? (
          <TextField
            label={text("sites.into")}
            hint={text("sites.intoText")}
            value={place.into}
            maxLength={100}
            onChange={(into) => onButton({ place: { how: "fixed", into } })}
            fault={faults.under(`${at}.place`)}
          />
        ) : null}
      </Beside>
      {channel === "video" ? null : (
        <>
          <SpokenField
            label={text("sites.chatText")}
            value={button.chatText}
            languages={site.languages}
            most={40}
            onChange={(chatText) => onButton({ chatText })}
            fault={faults.at(`${at}.chatText`)}
          />
          <Switch isOn={button.always} onChange={(always) => onButton({ always })}>
            {text("sites.alwaysThere")}
          </Switch>
        </>
      )}
      {channel === "chat" ? null : (
        <>
          <SpokenField
            label={text("sites.videoText")}
            value={button.videoText}
            languages={site.languages}
            most={40}
            onChange={(videoText) => onButton({ videoText })}
            fault={faults.at(`${at}.videoText`)}
          />
          <CameraChoice
            label={text("administration.camera")}
            value={button.camera}
            ofSite={site.camera}
            onChange={(camera) => onButton({ camera })}
          />
        </>
      )}
      <ColoursField
        label={text("sites.ownColoursOfButton")}
        value={button.colours}
        onChange={(colours) => onButton({ colours })}
        fault={faults.under(`${at}.colours`)}
      />
      <p className={styles["hint"]}>
        {rules.length === 0
          ? text("sites.noRule")
          : text("sites.rules", { rules: rules.map(({ name }) => name).join(", ") })}
      </p>
      {place.how === "named" ? (
        <code className={styles["code"]}>{`data-button="${key}"`}</code>
      ) : (
        <ConditionsForm
          value={button.conditions}
          at={`${at}.conditions`}
          faults={faults}
          plan={plan}
          onChange={(part) => onButton({ conditions: { ...button.conditions, ...part } })}
        />
      )}
    </div>
  );
}
