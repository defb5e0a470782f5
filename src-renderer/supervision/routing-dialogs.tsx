import { useState } from "react";
import type { SupervisedAgent } from "../../src-shared/supervision/supervised.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { SkillId } from "../../src-shared/routing/ids.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { Checkbox, Switch } from "../ui/switch.tsx";
import { ActDialog } from "./act-dialog.tsx";
import styles from "./act-dialog.module.css";
import { NumberField, wholeNumber } from "./number-field.tsx";

type Patch = Partial<Pick<AgentRouting, "capacity" | "skills" | "queues">>;

/** Asks for the change, and says when he has more than that leaves him. */
async function change({ id, name, routing }: SupervisedAgent, patch: Patch, reason: string): Promise<string> {
  const { over } = await desk.ask("agent.setRouting", { agent: id, ...patch, expected: routing, reason });
  const count = over.chat + over.video;
  return count > 0 ? text("supervision.placesOver", { name, count }) : text("supervision.routingSet", { name });
}

const mostPlaces = 99;

/** How many of each an agent has at once. */
export function PlacesDialog({ agent }: { agent: SupervisedAgent }) {
  const [chat, setChat] = useState(String(agent.capacity.chat));
  const [video, setVideo] = useState(String(agent.capacity.video));
  const [chats, videos] = [wholeNumber(chat, mostPlaces), wholeNumber(video, mostPlaces)];
  return (
    <ActDialog
      title={text("supervision.placesOf", { name: agent.name })}
      intro={text("supervision.placesText")}
      doIt={text("supervision.change")}
      isUnready={chats === null || videos === null}
      run={(reason) =>
        change(
          agent,
          { capacity: { chat: chats ?? 0, video: videos ?? 0, "co-browse": agent.capacity["co-browse"] } },
          reason,
        )
      }
    >
      <div className={styles["pair"]}>
        <NumberField label={text("supervision.column.chat")} value={chat} onChange={setChat} most={mostPlaces} />
        <NumberField label={text("supervision.column.video")} value={video} onChange={setVideo} most={mostPlaces} />
      </div>
    </ActDialog>
  );
}

/** Which queues an agent serves. */
export function QueuesDialog({ agent, names }: { agent: SupervisedAgent; names: Names }) {
  const [isAll, setAll] = useState(agent.routing.queues === null);
  const [chosen, setChosen] = useState<ReadonlySet<QueueId>>(new Set(agent.queues ?? names.queues.map(({ id }) => id)));
  const set = (id: QueueId, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const before = new Map(agent.routing.queues?.map((one) => [one.queue, one]));
  const queues = [...chosen].map((queue) => before.get(queue) ?? { queue, order: 1, delay: 0 });
  return (
    <ActDialog
      title={text("supervision.queuesOf", { name: agent.name })}
      intro={text("supervision.queuesText")}
      doIt={text("supervision.change")}
      run={(reason) => change(agent, { queues: isAll ? null : queues }, reason)}
    >
      <Switch isOn={isAll} onChange={setAll}>
        {text("supervision.everyQueue")}
      </Switch>
      {isAll ? null : (
        <fieldset className={styles["list"]} aria-label={text("supervision.column.queues")}>
          {names.queues.map(({ id, name }) => (
            <Checkbox key={id} isOn={chosen.has(id)} onChange={(on) => set(id, on)}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </ActDialog>
  );
}

const levels = ["0", "1", "2", "3", "4", "5"] as const;

/** What an agent can, and how well. */
export function SkillsDialog({ agent, names }: { agent: SupervisedAgent; names: Names }) {
  const [held, setHeld] = useState<ReadonlyMap<SkillId, number>>(
    new Map(agent.skills.map(({ skill, level }) => [skill, level])),
  );
  const items = levels.map((id) => ({
    id,
    label: id === "0" ? text("supervision.noSkill") : text(`supervision.level`, { level: id }),
  }));
  const skills = [...held].flatMap(([skill, level]) => (level > 0 ? [{ skill, level }] : []));
  return (
    <ActDialog
      title={text("supervision.skillsOf", { name: agent.name })}
      intro={names.skills.length === 0 ? text("supervision.noSkills") : undefined}
      doIt={text("supervision.change")}
      isUnready={names.skills.length === 0}
      run={(reason) => change(agent, { skills }, reason)}
    >
      <div className={styles["list"]}>
        {names.skills.map(({ id, name }) => (
          <div key={id} className={styles["line"]}>
            <span>{name}</span>
            <Select
              label={name}
              isLabelHidden
              items={items}
              value={levels[held.get(id) ?? 0] ?? "0"}
              onChange={(level) => setHeld(new Map(held).set(id, Number(level)))}
            />
          </div>
        ))}
      </div>
    </ActDialog>
  );
}
