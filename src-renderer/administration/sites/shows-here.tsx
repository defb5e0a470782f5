import { useState } from "react";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { ButtonBody, type SiteBody } from "../../../src-shared/sites/body.ts";
import { devices } from "../../../src-shared/sites/conditions.ts";
import { publishedOf } from "../../../src-shared/sites/published.ts";
import { type Facts, type Hidden, targeted } from "../../../src-shared/sites/targeting.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Beside } from "../kit/part.tsx";
import { attributesIn } from "./attributes-in.ts";
import { Preview } from "./preview.tsx";
import styles from "./sites.module.css";

interface Thought {
  readonly url: string;
  readonly referrer: string;
  readonly language: string;
  readonly device: Facts["device"];
  readonly seconds: number;
  readonly visits: number;
  readonly attributes: string;
  readonly seat: number;
  readonly chat: boolean;
  readonly video: boolean;
}

const first: Thought = {
  url: "",
  referrer: "",
  language: "en",
  device: "desktop",
  seconds: 60,
  visits: 1,
  attributes: "",
  seat: 1,
  chat: true,
  video: true,
};

const plain = () => ButtonBody.parse({ key: "chat", name: text("sites.plain"), always: true });

/** The preview, and what would show here: a visitor who is thought up, which buttons he has, and why not the others. */
export function ShowsHere({ site, plan }: { site: SiteBody; plan: RoutingPlan }) {
  const [thought, setThought] = useState(first);
  const put = (part: Partial<Thought>) => setThought({ ...thought, ...part });
  // When the section was opened: hours that turn meanwhile are seen when it is opened anew.
  const [now] = useState(Date.now);
  const hours = new Map(plan.hours.map((one) => [one.id as string, one.hours]));
  // Without a button of its own the page draws the plain one.
  const buttons = site.buttons.some(({ place }) => place.how !== "named") ? site.buttons : [plain()];
  const published = publishedOf({ ...site, buttons }, { tag: "", now, hours });
  const { language, chat, video, attributes, seat, url, ...facts } = thought;
  const verdicts = targeted(published, {
    ...facts,
    url: url || `${site.origins[0] ?? "https://shop.example"}/`,
    languages: [language],
    attributes: attributesIn(attributes),
    seat: String(seat),
    now,
    can: () => ({ chat, video }),
  });
  const nameOf = (key: string): string => buttons.find((button) => button.key === key)?.name ?? key;
  return (
    <aside className={styles["shows"]} aria-label={text("sites.showsHere")}>
      <h3 className={styles["title"]}>{text("sites.showsHere")}</h3>
      <Preview site={site} buttons={published.buttons} verdicts={verdicts} language={language} />
      <ul className={styles["verdicts"]}>
        {verdicts.map(({ key, shows, hidden }) => (
          <li key={key}>
            <b>{nameOf(key)}</b> {shows ? text("sites.shown") : hidden.map((one) => whyText(one, nameOf)).join(" ")}
          </li>
        ))}
      </ul>
      <div className={styles["thought"]}>
        <TextField label={text("sites.if.url")} value={url} maxLength={2000} onChange={(next) => put({ url: next })} />
        <TextField
          label={text("sites.if.referrer")}
          value={thought.referrer}
          maxLength={2000}
          onChange={(referrer) => put({ referrer })}
        />
        <Beside>
          <TextField
            label={text("administration.language")}
            value={language}
            maxLength={35}
            onChange={(next) => put({ language: next })}
          />
          <Select
            label={text("sites.if.device")}
            items={devices.map((device) => ({ id: device, label: text(`sites.device.${device}`) }))}
            value={thought.device}
            onChange={(device) => put({ device })}
          />
        </Beside>
        <Beside>
          <NumberField
            label={text("sites.if.seconds")}
            value={thought.seconds}
            onChange={(seconds) => put({ seconds: seconds ?? 0 })}
          />
          <NumberField
            label={text("sites.if.visits")}
            value={thought.visits}
            onChange={(visits) => put({ visits: visits ?? 1 })}
          />
          <NumberField label={text("sites.if.seat")} value={seat} onChange={(next) => put({ seat: next ?? 1 })} />
        </Beside>
        <TextField
          label={text("sites.if.attributes")}
          hint={text("sites.if.attributesText")}
          value={attributes}
          maxLength={500}
          onChange={(next) => put({ attributes: next })}
        />
        <Switch isOn={chat} onChange={(on) => put({ chat: on })}>
          {text("sites.if.chat")}
        </Switch>
        <Switch isOn={video} onChange={(on) => put({ video: on })}>
          {text("sites.if.video")}
        </Switch>
      </div>
    </aside>
  );
}

function whyText({ why, what }: Hidden, nameOf: (key: string) => string): string {
  return text(`sites.why.${why}`, { what: why === "before" ? nameOf(what) : what });
}
