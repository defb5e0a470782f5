import { useState } from "react";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { SupervisedAgent, SupervisedQueue, SupervisedWait } from "../../src-shared/supervision/supervised.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { NumberField, wholeNumber } from "./number-field.tsx";
import { byText } from "./order.ts";

interface WaitProps {
  readonly wait: SupervisedWait;
  readonly queue: SupervisedQueue;
}

const seen = ({ wait: { priority, only }, queue }: WaitProps) => ({ queue: queue.id, priority, only });

export function MoveDialog({ wait, queue, queues }: WaitProps & { queues: readonly SupervisedQueue[] }) {
  const [to, setTo] = useState<QueueId | null>(null);
  const others = queues.filter(({ id }) => id !== queue.id).toSorted((a, b) => byText(a.name, b.name));
  return (
    <ActDialog
      title={text("supervision.moveOf", { visitor: wait.visitor })}
      intro={text("supervision.moveText")}
      doIt={text("supervision.move")}
      isUnready={to === null}
      run={async (reason) => {
        if (to === null) return undefined;
        await desk.ask("wait.move", { wait: wait.id, queue: to, expected: seen({ wait, queue }), reason });
        const name = others.find(({ id }) => id === to)?.name ?? "";
        return text("supervision.moved", { visitor: wait.visitor, queue: name });
      }}
    >
      <Select
        label={text("supervision.column.queue")}
        placeholder={text("supervision.chooseQueue")}
        value={to}
        onChange={setTo}
        items={others.map(({ id, name, waiting, agents }) => ({
          id,
          label: name,
          detail: text("supervision.queueDetail", { waiting, free: agents.chat.free }),
        }))}
      />
    </ActDialog>
  );
}

export function AssignDialog({ wait, queue, agents }: WaitProps & { agents: readonly SupervisedAgent[] }) {
  const [to, setTo] = useState<AccountId | "anybody" | null>(null);
  const here = agents.filter((agent) => agent.here).toSorted((a, b) => byText(a.name, b.name));
  return (
    <ActDialog
      title={text("supervision.assignOf", { visitor: wait.visitor })}
      intro={text("supervision.assignText")}
      doIt={text("supervision.assign")}
      isUnready={to === null}
      run={async (reason) => {
        if (to === null) return undefined;
        const agent = to === "anybody" ? null : to;
        await desk.ask("wait.assign", { wait: wait.id, agent, expected: seen({ wait, queue }), reason });
        const name = here.find(({ id }) => id === to)?.name;
        return name
          ? text("supervision.assigned", { visitor: wait.visitor, name })
          : text("supervision.unassigned", { visitor: wait.visitor });
      }}
    >
      <Select<AccountId | "anybody">
        label={text("supervision.column.name")}
        placeholder={text("supervision.chooseAgent")}
        value={to}
        onChange={setTo}
        items={[
          ...(wait.only === null ? [] : [{ id: "anybody" as const, label: text("supervision.anybody") }]),
          ...here.map(({ id, name, state, load, capacity }) => ({
            id,
            label: name,
            detail: `${text(`presence.${state}`)} · ${load.chat}/${capacity.chat}`,
          })),
        ]}
      />
    </ActDialog>
  );
}

const mostPriority = 100;

export function PriorityDialog({ wait, queue }: WaitProps) {
  const [value, setValue] = useState(String(wait.priority));
  const priority = wholeNumber(value, mostPriority);
  return (
    <ActDialog
      title={text("supervision.priorityOf", { visitor: wait.visitor })}
      intro={text("supervision.priorityText")}
      doIt={text("supervision.change")}
      isUnready={priority === null}
      run={async (reason) => {
        if (priority === null) return undefined;
        await desk.ask("wait.setPriority", { wait: wait.id, priority, expected: seen({ wait, queue }), reason });
        return text("supervision.prioritised", { visitor: wait.visitor, priority });
      }}
    >
      <NumberField label={text("supervision.column.priority")} value={value} onChange={setValue} most={mostPriority} />
    </ActDialog>
  );
}

/** Ends the waiting of one or many, with a last word. */
export function CloseWaitsDialog({ waits }: { waits: readonly SupervisedWait[] }) {
  const [words, setWords] = useState("");
  const count = waits.length;
  const visitor = waits[0]?.visitor ?? "";
  return (
    <ActDialog
      title={count === 1 ? text("supervision.closeOf", { visitor }) : text("supervision.closeMany", { count })}
      doIt={text("supervision.close")}
      isDanger
      run={async (reason) => {
        const { closed } = await desk.ask("wait.close", { waits: waits.map(({ id }) => id), text: words, reason });
        return text("supervision.closedMany", { count: closed });
      }}
    >
      <TextArea label={text("supervision.toVisitor")} value={words} onChange={setWords} maxLength={500} rows={2} />
    </ActDialog>
  );
}

export function CloseQueueDialog({ queue: { id, name, closed, waiting } }: { queue: SupervisedQueue }) {
  const [words, setWords] = useState(closed?.text ?? "");
  return (
    <ActDialog
      title={text("supervision.closeQueueOf", { queue: name })}
      intro={text("supervision.closeQueueText", { count: waiting })}
      doIt={text("supervision.closeQueue")}
      isDanger
      run={async (reason) => {
        const input = { queue: id, text: words, expected: closed?.at ?? null, reason };
        const answer = await desk.ask("queue.close", input);
        return text("supervision.queueClosed", { queue: name, count: answer.waiting });
      }}
    >
      <TextArea label={text("supervision.toVisitors")} value={words} onChange={setWords} maxLength={500} rows={2} />
    </ActDialog>
  );
}

export function ReopenDialog({ queue: { id, name, closed } }: { queue: SupervisedQueue }) {
  return (
    <ActDialog
      title={text("supervision.reopenOf", { queue: name })}
      doIt={text("supervision.reopen")}
      run={async (reason) => {
        await desk.ask("queue.reopen", { queue: id, expected: closed?.at ?? null, reason });
        return text("supervision.reopened", { queue: name });
      }}
    />
  );
}
