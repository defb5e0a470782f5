import { useState } from "react";
import { type ChosenState, chosenStates } from "../../src-shared/presence/model.ts";
import type { SupervisedAgent } from "../../src-shared/supervision/supervised.ts";
import type { CodeId } from "../../src-shared/routing/ids.ts";
import { desk } from "../desk-link.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Choice } from "../ui/choice.tsx";
import { Select, type SelectItem } from "../ui/select.tsx";
import { ActDialog } from "./act-dialog.tsx";

interface Chosen {
  readonly state: ChosenState;
  readonly code: CodeId | null;
}

/** Changes what an agent is, now or as soon as his work is done. */
export function StateDialog({ agent }: { agent: SupervisedAgent }) {
  const codes = useDesk(({ desk: held }) => held?.hub?.codes);
  const [chosen, setChosen] = useState<string | null>(null);
  const [when, setWhen] = useState<"now" | "next">("now");
  const choices = new Map<string, Chosen>();
  const items: SelectItem[] = [];
  for (const state of chosenStates) {
    choices.set(state, { state, code: null });
    items.push({ id: state, label: text(`presence.${state}`) });
    for (const code of codes?.filter((one) => one.state === state) ?? []) {
      choices.set(code.id, { state, code: code.id });
      items.push({ id: code.id, label: code.name, detail: text(`presence.${state}`) });
    }
  }
  const choice = choices.get(chosen ?? "");
  const { state, since } = agent;
  const isWorking = agent.activity !== "idle";
  return (
    <ActDialog
      title={text("supervision.setStateOf", { name: agent.name })}
      intro={isWorking ? text("supervision.setStateText") : undefined}
      doIt={text("supervision.setState")}
      isUnready={!choice}
      run={async (reason) => {
        if (!choice) return undefined;
        const next = when === "next";
        await desk.ask("agent.setState", { agent: agent.id, ...choice, next, expected: { state, since }, reason });
        const values = { name: agent.name, state: items.find(({ id }) => id === chosen)?.label ?? "" };
        return text(next && isWorking ? "supervision.stateFollows" : "supervision.stateSet", values);
      }}
    >
      <Select
        label={text("supervision.column.state")}
        items={items}
        value={chosen}
        onChange={setChosen}
        placeholder={text("supervision.chooseState")}
      />
      {isWorking ? (
        <Choice
          label={text("supervision.when")}
          value={when}
          onChange={setWhen}
          items={[
            { id: "now", label: text("supervision.now") },
            { id: "next", label: text("supervision.afterWork") },
          ]}
        />
      ) : null}
    </ActDialog>
  );
}
