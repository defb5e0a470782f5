import { expect, test } from "vitest";
import type { AuditRow } from "../../../../src-shared/supervision/audit.ts";
import { supervisorActs } from "../../../../src-shared/supervision/audit.ts";
import type { SupervisorActed } from "../../../../src-shared/supervision/events.ts";
import { noticeOf } from "../../../../src-renderer/supervision/agent-columns.tsx";
import { actWords, changedWords } from "../../../../src-renderer/supervision/audit-words.ts";
import { filteredAgents } from "../../../../src-renderer/supervision/filter.ts";
import { openingWords } from "../../../../src-renderer/supervision/queue-columns.tsx";
import { toldWords } from "../../../../src-renderer/supervision/told.ts";
import { clockTime } from "../../../../src-renderer/text/times.ts";
import { anAgentRow, aQueueRow } from "../../../support/supervised.ts";

const names = { queues: [{ id: aQueueRow(1).id, name: "Sales" }], skills: [], groups: [] };

test.each<[SupervisorActed["act"], Record<string, string>, string]>([
  ["agent.setState", { state: "away", code: "" }, "Mira set you to Away"],
  ["agent.setState", { state: "away", code: "At the doctor’s" }, "Mira set you to At the doctor’s"],
  ["agent.setNext", { state: "lunch", code: "" }, "Mira has set you to be Lunch after your work"],
  ["conversation.requeue", { visitor: "Maria" }, "Mira has given Maria back to the queue"],
  ["wait.assign", { visitor: "Maria" }, "Mira has assigned Maria to you"],
  ["queue.close", {}, "Mira has changed something of yours"],
])("an agent reads in one sentence what was done: %s", (act, values, sentence) => {
  expect(toldWords({ type: "supervisor.acted", at: 0, by: "Mira", act, values, reason: "why" })).toBe(sentence);
});

test("every act has its words in the audit rows; one that is not known is shown as it was written", () => {
  const row = (act: string): AuditRow => ({
    id: "",
    at: 0,
    by: "Mira",
    act,
    target: "agent:x",
    name: "Anna",
    reason: "",
    before: null,
    after: null,
  });
  for (const act of supervisorActs) expect(actWords(row(act))).toContain("Anna");
  expect(actWords(row("house.painted"))).toBe("house.painted Anna");
});

test("what changed is named with what it was, ids by their names", () => {
  const of = (before: unknown, after: unknown) =>
    changedWords({ id: "", at: 0, by: "", act: "", target: "", name: "", reason: "", before, after }, names);
  expect(of({ state: "available", code: null }, { state: "away", code: null })).toBe("state: Available → Away");
  expect(of({ queues: null }, { queues: [{ queue: names.queues[0]!.id, order: 1 }] })).toBe(
    "queues: – → Sales order 1",
  );
  expect(of(null, { text: "Fire drill.", by: "Mira" })).toBe("text: – → Fire drill. · by: – → Mira");
  expect(of({ queue: 1 }, { queue: 1 })).toBe("");
});

test("agents are found by words of their name, by state and by queue", () => {
  const [anna, jonas] = [
    anAgentRow(1, { name: "Anna Berg", queues: [aQueueRow(1).id] }),
    anAgentRow(2, { name: "Jonas Ahlberg", state: "offline" }),
  ];
  const found = (filter: Partial<Parameters<typeof filteredAgents>[1]>) =>
    filteredAgents([anna, jonas], { words: "", state: "all", queue: "all", ...filter }).map(({ name }) => name);
  expect(found({ words: "berg" })).toEqual(["Anna Berg", "Jonas Ahlberg"]);
  expect(found({ words: "berg an" })).toEqual(["Anna Berg"]);
  expect(found({ state: "here" })).toEqual(["Anna Berg"]);
  expect(found({ state: "offline" })).toEqual(["Jonas Ahlberg"]);
  expect(found({ queue: aQueueRow(2).id })).toEqual(["Jonas Ahlberg"]);
});

test("what keeps an agent from being asked is said beside his state", () => {
  expect(noticeOf(anAgentRow(1))).toBe("");
  expect(noticeOf(anAgentRow(1, { unready: ["microphone", "link"] }))).toBe("Not ready: microphone, link to the hub");
  expect(noticeOf(anAgentRow(1, { machine: "locked" }))).toBe("His workstation is locked");
  expect(noticeOf(anAgentRow(1, { here: false, lostAt: 5, activity: "in-chat" }))).toBe("His desk is lost");
});

test("a queue says whether it is open, until when, and who closed it", () => {
  const now = Date.parse("2026-03-04T12:00:00");
  const at = Date.parse("2026-03-04T17:30:00");
  expect(openingWords(aQueueRow(1), now)).toBe("Open");
  expect(openingWords(aQueueRow(1, { changesAt: at }), now)).toBe("Open until 17:30");
  expect(openingWords(aQueueRow(1, { isOpen: false, changesAt: at + 86_400_000 * 2 }), now)).toMatch(
    /^Closed until .+17:30$/,
  );
  const closed = { text: "", by: "Mira", at: now };
  expect(openingWords(aQueueRow(1, { closed }), now)).toBe(`Closed by Mira, ${clockTime(now)}`);
});
