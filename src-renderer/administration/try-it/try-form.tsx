import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import type { Entry } from "../../../src-shared/routing/channel.ts";
import type { SkillId } from "../../../src-shared/routing/ids.ts";
import { text } from "../../text/text.ts";
import { Choice } from "../../ui/choice.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { itemsOrNone, orNull } from "../kit/items.ts";
import { Beside } from "../kit/part.tsx";

/** A visitor who is thought up, as the form has him. */
export interface Tried {
  readonly site: string;
  readonly channel: Entry;
  readonly button: string | null;
  readonly page: string;
  readonly language: string;
  readonly returning: "yes" | "no";
  readonly lastAgent: AccountId | null;
  readonly queue: QueueId | null;
  readonly skill: SkillId | null;
}

interface TryFormProps {
  readonly plan: RoutingPlan;
  readonly value: Tried;
  readonly onChange: (part: Partial<Tried>) => void;
}

export function TryForm({ plan, value, onChange }: TryFormProps) {
  const buttons = plan.sites.find(({ id }) => id === value.site)?.buttons ?? [];
  return (
    <>
      <Beside>
        <Select
          label={text("administration.site")}
          items={plan.sites.map(({ id, name }) => ({ id, label: name }))}
          value={value.site}
          onChange={(site) => onChange({ site, button: null })}
        />
        <Select
          label={text("administration.button")}
          items={[
            { id: "", label: text("administration.try.noButton") },
            ...buttons.map(({ key, name }) => ({ id: key, label: name })),
          ]}
          value={value.button ?? ""}
          onChange={(button) => onChange({ button: button === "" ? null : button })}
        />
      </Beside>
      <Choice
        label={text("administration.channel")}
        value={value.channel}
        onChange={(channel) => onChange({ channel })}
        items={[
          { id: "chat", label: text("administration.channel.chat") },
          { id: "video", label: text("administration.channel.video") },
        ]}
      />
      <Beside>
        <TextField
          label={text("administration.try.page")}
          value={value.page}
          maxLength={2000}
          onChange={(page) => onChange({ page })}
        />
        <TextField
          label={text("administration.language")}
          value={value.language}
          maxLength={35}
          onChange={(language) => onChange({ language })}
        />
      </Beside>
      <Choice
        label={text("administration.rule.returning")}
        value={value.returning}
        onChange={(returning) => onChange({ returning })}
        items={[
          { id: "no", label: text("administration.rule.firstTime") },
          { id: "yes", label: text("administration.rule.again") },
        ]}
      />
      {value.returning === "yes" ? (
        <Select
          label={text("administration.try.lastAgent")}
          items={itemsOrNone(plan.agents, text("administration.try.nobody"))}
          value={value.lastAgent ?? "none"}
          onChange={(agent) => onChange({ lastAgent: orNull(agent) })}
        />
      ) : null}
      <Beside>
        <Select
          label={text("administration.try.queue")}
          items={itemsOrNone(plan.queues, text("administration.try.byRules"))}
          value={value.queue ?? "none"}
          onChange={(queue) => onChange({ queue: orNull(queue) })}
        />
        <Select
          label={text("administration.try.skill")}
          items={itemsOrNone(plan.skills, text("administration.try.noSkill"))}
          value={value.skill ?? "none"}
          onChange={(skill) => onChange({ skill: orNull(skill) })}
        />
      </Beside>
    </>
  );
}
