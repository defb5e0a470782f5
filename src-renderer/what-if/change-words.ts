import type { DayKnown } from "../../src-shared/replay/model.ts";
import type { SkillId } from "../../src-shared/routing/ids.ts";
import { text } from "../text/text.ts";
import type { Change } from "./changes.ts";

/** What ids are called: of the day itself, and the house's skills. */
export interface DayNames {
  readonly day: Pick<DayKnown, "queues" | "agents">;
  readonly skills: ReadonlyArray<{ readonly id: SkillId; readonly name: string }>;
}

/** A change as a sentence. */
export function changeWords(change: Change, { day, skills }: DayNames): string {
  const queue = "queue" in change ? nameIn(day.queues, change.queue) : "";
  const agent = "agent" in change ? nameIn(day.agents, change.agent) : "";
  const skill = "skill" in change ? nameIn(skills, change.skill) : "";
  switch (change.is) {
    case "threshold":
      return change.places === null
        ? text("whatIf.change.noLimit", { queue })
        : text("whatIf.change.threshold", { queue, places: change.places });
    case "priority":
    case "aging":
    case "target":
      return text(`whatIf.change.${change.is}`, { queue, number: change.number });
    case "needs":
      return change.level === 0
        ? text("whatIf.change.needsNot", { queue, skill })
        : text("whatIf.change.needs", { queue, skill, level: change.level });
    case "widens":
      return change.add === null
        ? text("whatIf.change.widens", { queue, after: change.after })
        : text("whatIf.change.widensTo", { queue, after: change.after, other: nameIn(day.queues, change.add) });
    case "hours":
      return text("whatIf.change.hours", { queue, from: change.from, to: change.to });
    case "skill":
      return change.level === 0
        ? text("whatIf.change.skillNot", { agent, skill })
        : text("whatIf.change.skill", { agent, skill, level: change.level });
    case "places":
      return text(`whatIf.change.places.${change.channel}`, { agent, places: change.places });
    case "serves":
      return text(change.serves ? "whatIf.change.serves" : "whatIf.change.servesNot", { agent, queue });
    case "first":
      return text(change.first ? "whatIf.change.first" : "whatIf.change.firstNot", { agent });
    case "more":
      return text("whatIf.change.more", { agent, count: change.count });
  }
}

function nameIn(all: ReadonlyArray<{ readonly id: string; readonly name: string }>, id: string): string {
  return all.find((one) => one.id === id)?.name ?? id;
}
