import { QueueBody } from "../../../src-shared/administration/plan.ts";
import { QueueId } from "../../../src-shared/queues/model.ts";
import { plainQueue } from "../../../src-shared/queues/settings.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { type Kind, ofList } from "../kit/kind.ts";
import { nameIn } from "../kit/items.ts";
import { QueueForm } from "./queue-form.tsx";

/** Everything a queue can be told (features 001-22…25, H1). */
export const queueKind: Kind<QueueBody> = {
  ...ofList("queues", QueueBody),
  section: "queues",
  blank: () => ({ name: "", settings: plainQueue }),
  detailOf: ({ settings: { needs } }, { skills }) =>
    needs.length === 0
      ? text("administration.needsNothing")
      : text("administration.needsSkills", { skills: needs.map(({ skill }) => nameIn(skills, skill)).join(", ") }),
  save: (id, to, expected) =>
    expected
      ? desk.ask("queue.save", { id: QueueId.parse(id), to, expected })
      : desk.ask("queue.add", { id: QueueId.parse(id), to }),
  remove: (id, expected) => desk.ask("queue.remove", { id: QueueId.parse(id), expected }),
  Form: QueueForm,
};
