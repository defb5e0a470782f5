import { effect, type ReadonlySignal } from "@preact/signals";
import type { FormField } from "../../src-shared/sites/form.ts";
import type { SiteFront } from "../../src-shared/sites/front.ts";
import { said } from "../../src-shared/sites/said.ts";
import { isSiteTextId, siteText } from "../text/site-text.ts";
import type { Given, SitePart } from "./site-part.ts";
import "./part.css";

const his = navigator.languages;
const nameOf = (key: string): string => `field-${key}`;

/** Words, colours and questions of a site that has its own. */
export function sitePart(front: ReadonlySignal<SiteFront | undefined>): SitePart {
  const own = (text: SiteFront["texts"]["welcome"]): string => said(text, front.value?.languages ?? [], his);
  const fieldsOf = (of: "preChat" | "offline"): readonly FormField[] => front.value?.[of] ?? [];

  effect(() => {
    const { style, dataset } = document.documentElement;
    const colours = front.value?.colours;
    if (!colours) return void delete dataset["own"];
    dataset["own"] = "";
    style.setProperty("--own", colours.accent);
    style.setProperty("--on-own", colours.onAccent);
  });

  function Consent() {
    const text = own(front.value?.texts.consent ?? {});
    const privacy = front.value?.privacyUrl;
    if (text === "") return null;
    return (
      <label class="tick">
        <input type="checkbox" name="consent" value="true" required />
        <span dir="auto">
          {text}
          {privacy ? (
            <>
              {" "}
              <a href={privacy} target="_blank" rel="noopener noreferrer">
                {siteText("privacy")}
              </a>
            </>
          ) : null}
        </span>
      </label>
    );
  }

  return {
    welcome: () => own(front.value?.texts.welcome ?? {}),
    offline: () => own(front.value?.texts.offline ?? {}),
    Questions: ({ of }) => (
      <>
        {fieldsOf(of).map((field) => (
          <Question key={field.key} field={field} label={own(field.label) || field.key} />
        ))}
        {of === "preChat" && <Consent />}
      </>
    ),
    given(form, of): Given {
      const data = new FormData(form);
      const fields: Record<string, string> = {};
      for (const { key } of fieldsOf(of)) {
        const value = data.get(nameOf(key));
        if (typeof value === "string" && value !== "") fields[key] = value;
      }
      return of === "preChat" ? { fields, consent: data.get("consent") === "true" } : { fields };
    },
    faultText({ reason }) {
      const id = `fault.${reason}`;
      return isSiteTextId(id) ? siteText(id) : undefined;
    },
  };
}

function Question({ field: { key, kind, required, choices }, label }: { field: FormField; label: string }) {
  const name = nameOf(key);
  const words = (
    <span dir="auto">
      {label}
      {required && <small> ({siteText("required")})</small>}
    </span>
  );
  if (kind === "tick")
    return (
      <label class="tick">
        <input type="checkbox" name={name} value="true" required={required} />
        {words}
      </label>
    );
  return (
    <label>
      {words}
      {kind === "choice" ? (
        <select name={name} required={required}>
          <option value="">{siteText("choose")}</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : kind === "text" ? (
        <textarea name={name} rows={3} required={required} maxLength={2000} dir="auto" />
      ) : (
        <Line kind={kind} name={name} required={required} />
      )}
    </label>
  );
}

function Line({ kind, ...rest }: { kind: "line" | "email" | "phone"; name: string; required: boolean }) {
  if (kind === "email") return <input type="email" autocomplete="email" maxLength={200} dir="auto" {...rest} />;
  if (kind === "phone") return <input type="tel" autocomplete="tel" maxLength={60} dir="auto" {...rest} />;
  return <input type="text" autocomplete="off" maxLength={200} dir="auto" {...rest} />;
}
