import { type ChatRules, plainChatRules } from "../../src-shared/chat/rules.ts";
import type { Queue } from "../../src-shared/queues/model.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { Checkbox, Switch } from "../ui/switch.tsx";
import { NumberField } from "./kit/number-field.tsx";
import { RulesPage } from "./kit/rules-page.tsx";

const longest = 1_440;
const isMinutes = (value: number): boolean => value >= 0 && value <= longest;

/** What the house lays down for chats: read marks, changing what was written, the typing preview, notes. */
export function ChatsSection({ queues }: { queues: readonly Queue[] }) {
  const held = useDesk((state) => state.desk?.hub?.chat) ?? plainChatRules;
  return (
    <RulesPage
      section="chats"
      held={held}
      isRight={({ agentMinutes, visitorMinutes }) => isMinutes(agentMinutes) && isMinutes(visitorMinutes)}
      save={(rules) => desk.ask("chatRules.change", { rules })}
    >
      {(rules, change) => <ChatsFields rules={rules} change={change} queues={queues} />}
    </RulesPage>
  );
}

interface ChatsFieldsProps {
  readonly rules: ChatRules;
  readonly change: (part: Partial<ChatRules>) => void;
  readonly queues: readonly Queue[];
}

function ChatsFields({ rules, change, queues }: ChatsFieldsProps) {
  const minutes = (label: "agentMinutes" | "visitorMinutes") => (
    <NumberField
      label={text(`administration.chats.${label}`)}
      hint={text("administration.chats.minutesHint")}
      value={rules[label]}
      onChange={(value) => change({ [label]: value ?? Number.NaN })}
      fault={isMinutes(rules[label]) ? undefined : text("administration.chats.minutesFault")}
    />
  );
  return (
    <>
      <SettingsPart level={3} title={text("administration.chats.marks")} intro={text("administration.chats.marksText")}>
        <Switch isOn={rules.showRead} onChange={(showRead) => change({ showRead })}>
          {text("administration.chats.showRead")}
        </Switch>
      </SettingsPart>
      <SettingsPart
        level={3}
        title={text("administration.chats.change")}
        intro={text("administration.chats.changeText")}
      >
        {minutes("agentMinutes")}
        {minutes("visitorMinutes")}
      </SettingsPart>
      <SettingsPart
        level={3}
        title={text("administration.chats.preview")}
        intro={text("administration.chats.previewText")}
      >
        <Select
          label={text("administration.chats.previewIn")}
          items={[
            { id: "off", label: text("administration.chats.previewOff") },
            { id: "queues", label: text("administration.chats.previewQueues") },
            { id: "all", label: text("administration.chats.previewAll") },
          ]}
          value={rules.preview}
          onChange={(preview) => change({ preview })}
        />
        {rules.preview === "queues"
          ? queues.map(({ id, name }) => (
              <Checkbox
                key={id}
                isOn={rules.previewQueues.includes(id)}
                onChange={(on) =>
                  change({
                    previewQueues: on
                      ? [...rules.previewQueues, id]
                      : rules.previewQueues.filter((queue) => queue !== id),
                  })
                }
              >
                {name}
              </Checkbox>
            ))
          : null}
      </SettingsPart>
      <SettingsPart level={3} title={text("administration.chats.notes")} intro={text("administration.chats.notesText")}>
        <Switch isOn={rules.mentionsOpen} onChange={(mentionsOpen) => change({ mentionsOpen })}>
          {text("administration.chats.mentionsOpen")}
        </Switch>
      </SettingsPart>
    </>
  );
}
