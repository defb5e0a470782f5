import { type Finding, twice, warning, wrong } from "../administration/finding.ts";
import type { RoutingPlan } from "../administration/plan.ts";
import type { ButtonBody, SiteBody } from "./body.ts";
import { type Colours, contrast, leastContrast } from "./colours.ts";
import type { Conditions } from "./conditions.ts";
import type { FormField } from "./form.ts";
import type { Spoken } from "./language.ts";

type Laid = Pick<RoutingPlan, "queues" | "hours" | "rules">;

/** What is found in a site beyond its schema. */
export function checkSite(plan: Laid, id: string, body: SiteBody): Finding[] {
  const { queue, hours, languages, colours, preChat, offline, origins, buttons, texts } = body;
  return [
    ...(plan.queues.some((one) => one.id === queue) ? [] : [wrong("queue", "queue-gone")]),
    ...checkHours(plan, "hours", hours),
    ...(origins.length === 0 ? [warning("origins", "site-without-origins")] : []),
    ...twice(origins, String).map((index) => wrong(`origins.${index}`, "origin-twice")),
    ...twice(languages, String).map((index) => wrong(`languages.${index}`, "language-twice")),
    ...checkContrast("colours", colours),
    ...checkFields("preChat", preChat),
    ...checkFields("offline", offline),
    ...Object.entries(texts).flatMap(([name, text]) => checkSpoken(`texts.${name}`, text, languages)),
    ...twice(buttons, ({ key }) => key).map((index) => wrong(`buttons.${index}.key`, "button-key-taken")),
    ...buttons.flatMap((button, index) => checkButton(plan, body, button, `buttons.${index}`)),
    ...plan.rules.flatMap(({ site, name, conditions }) =>
      site === id &&
      conditions.buttons.length > 0 &&
      !conditions.buttons.some((key) => buttons.some((one) => one.key === key))
        ? [wrong("buttons", "button-in-rule", { rule: name })]
        : [],
    ),
  ];
}

function checkButton(plan: Laid, site: SiteBody, button: ButtonBody, at: string): Finding[] {
  const { colours, chatText, videoText, conditions, channel } = button;
  return [
    ...checkContrast(`${at}.colours`, colours),
    ...checkSpoken(`${at}.chatText`, chatText, site.languages),
    ...checkSpoken(`${at}.videoText`, videoText, site.languages),
    ...checkHours(plan, `${at}.conditions.hours`, conditions.hours),
    ...checkConditions(conditions, `${at}.conditions`),
    ...(channel !== "chat" && (site.starters === "agent" || site.starters === "nobody")
      ? [warning(at, "button-without-video", { button: button.name })]
      : []),
  ];
}

function checkConditions({ visitsLeast, visitsMost, attributes }: Conditions, at: string): Finding[] {
  return [
    ...(visitsMost !== null && visitsMost < visitsLeast ? [wrong(`${at}.visitsMost`, "visits-backwards")] : []),
    ...attributes.flatMap(({ how, value }, index) => {
      const isNumber = how === "least" || how === "most";
      if (isNumber && (value === "" || !Number.isFinite(Number(value))))
        return [wrong(`${at}.attributes.${index}`, "number-missing")];
      return how === "equals" && value === "" ? [wrong(`${at}.attributes.${index}`, "attribute-value-missing")] : [];
    }),
  ];
}

function checkHours({ hours }: Laid, at: string, id: SiteBody["hours"]): Finding[] {
  return id === null || hours.some((one) => one.id === id) ? [] : [wrong(at, "hours-gone")];
}

/** Words that people cannot read on their ground are refused, with what was found. */
function checkContrast(at: string, colours: Colours | null): Finding[] {
  if (colours === null) return [];
  const ratio = contrast(colours.accent, colours.onAccent);
  // Rounded down: 4.49 never reads as enough.
  if (ratio < leastContrast)
    return [wrong(at, "contrast-low", { ratio: Math.floor(ratio * 100) / 100, least: leastContrast })];
  return [];
}

function checkFields(at: string, fields: readonly FormField[]): Finding[] {
  return [
    ...twice(fields, ({ key }) => key).map((index) => wrong(`${at}.${index}`, "field-twice")),
    ...fields.flatMap(({ kind, choices, label }, index) => [
      ...(kind === "choice" && choices.length === 0 ? [wrong(`${at}.${index}`, "choices-missing")] : []),
      ...(Object.values(label).every((text) => text === "") ? [wrong(`${at}.${index}`, "field-label-missing")] : []),
    ]),
  ];
}

/** Written in a language that the site no longer has: nobody would read it. */
function checkSpoken(at: string, text: Spoken, languages: readonly string[]): Finding[] {
  const lost = Object.keys(text).filter((language) => text[language] !== "" && !languages.includes(language));
  return lost.length === 0 || languages.length === 0
    ? []
    : [warning(at, "language-not-of-site", { language: lost.join(", ") })];
}
