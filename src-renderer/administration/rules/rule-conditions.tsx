import type { RuleWritten } from "../../../src-shared/administration/plan.ts";
import type { PagePattern, RuleConditions } from "../../../src-shared/routing/rules.ts";
import { text } from "../../text/text.ts";
import { Choice } from "../../ui/choice.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { FormProps } from "../kit/kind.ts";
import { Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import { Ticks } from "../kit/ticks.tsx";

/** Whom a rule is for. What is left empty asks for nothing. */
export function RuleConditionsForm({ value, onChange, faults, plan }: FormProps<RuleWritten>) {
  const { conditions } = value;
  const set = (part: Partial<RuleConditions>) => onChange({ conditions: { ...conditions, ...part } });
  const buttons = plan.sites.find(({ id }) => id === value.site)?.buttons ?? [];
  const gone = conditions.buttons.filter((key) => !buttons.some((button) => button.key === key));
  return (
    <Part title={text("administration.rule.who")} intro={text("administration.rule.whoText")}>
      {faults.at("conditions") ? <p role="alert">{faults.at("conditions")}</p> : null}
      <Choice
        label={text("administration.channel")}
        value={conditions.channel ?? "any"}
        onChange={(channel) => set({ channel: channel === "any" ? null : channel })}
        items={[
          { id: "any", label: text("administration.any") },
          { id: "chat", label: text("administration.channel.chat") },
          { id: "video", label: text("administration.channel.video") },
        ]}
      />
      <Choice
        label={text("administration.rule.returning")}
        value={conditions.returning === null ? "any" : conditions.returning ? "yes" : "no"}
        onChange={(chosen) => set({ returning: chosen === "any" ? null : chosen === "yes" })}
        items={[
          { id: "any", label: text("administration.any") },
          { id: "no", label: text("administration.rule.firstTime") },
          { id: "yes", label: text("administration.rule.again") },
        ]}
      />
      <Ticks
        label={text("administration.buttons")}
        items={[
          ...buttons.map(({ key, name }) => ({ id: key, name })),
          ...gone.map((key) => ({ id: key, name: text("administration.rule.buttonGone", { key }) })),
        ]}
        chosen={conditions.buttons}
        onChange={(chosen) => set({ buttons: [...chosen] })}
        empty={text("administration.rule.noButtons")}
      />
      {faults.at("conditions.buttons") ? <p role="alert">{faults.at("conditions.buttons")}</p> : null}
      <Rows<PagePattern>
        label={text("administration.rule.pages")}
        hint={text("administration.rule.pagesText")}
        items={conditions.pages}
        onChange={(pages) => set({ pages: [...pages] })}
        blank={() => ({ how: "contains", text: "" })}
        addLabel={text("administration.rule.addPage")}
        nameOf={(page, index) => page.text || text("administration.numbered", { number: index + 1 })}
        faultOf={(index) => faults.under(`conditions.pages.${index}`)}
      >
        {(page, put) => (
          <>
            <Select
              label={text("administration.rule.pageHow")}
              items={[
                { id: "begins", label: text("administration.rule.begins") },
                { id: "contains", label: text("administration.rule.contains") },
              ]}
              value={page.how}
              onChange={(how) => put({ ...page, how })}
            />
            <TextField
              label={text("administration.rule.pageText")}
              value={page.text}
              maxLength={500}
              onChange={(words) => put({ ...page, text: words })}
            />
          </>
        )}
      </Rows>
      <Rows
        label={text("administration.rule.languages")}
        hint={text("administration.rule.languagesText")}
        items={conditions.languages}
        onChange={(languages) => set({ languages: [...languages] })}
        blank={() => ""}
        addLabel={text("administration.rule.addLanguage")}
        nameOf={(tag, index) => tag || text("administration.numbered", { number: index + 1 })}
        faultOf={(index) => faults.under(`conditions.languages.${index}`)}
      >
        {(tag, put) => <TextField label={text("administration.language")} value={tag} maxLength={35} onChange={put} />}
      </Rows>
    </Part>
  );
}
