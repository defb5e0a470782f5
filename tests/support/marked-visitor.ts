import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { DataRequestId } from "../../src-shared/visitors/data-requests.ts";
import { appendPublic } from "../../src-hub/store/append.ts";
import { plainPanel } from "../../src-shared/visitor-panel/model.ts";
import { webhookTypes } from "../../src-shared/webhooks/events.ts";
import type { WebhookId } from "../../src-shared/webhooks/model.ts";
import { type AgentHere, anAgent, takes, type VisitorHere } from "./at-work.ts";
import { type Flow, startFlow } from "./flow.ts";
import { until } from "./hand-clock.ts";
import { fairWeather, filesIn, sendFile } from "./uploads.ts";

/** What no row, page, index or file may hold when its person is erased; of letters alone, so that the search has it as a word. */
export const marker = "zqxmarker";

/** Where everything is said. */
export interface MarkedHouse {
  readonly flow: Flow;
  readonly ada: AgentHere;
  readonly anna: AgentHere;
  readonly maria: VisitorHere;
  readonly conversation: ConversationId;
  readonly request: DataRequestId;
  /** Anna wraps it up. */
  readonly close: () => Promise<unknown>;
}

/** A house in which everything that can be said of a visitor, by anybody, was said with the marker in it. */
export async function markedVisitor(messages = 3): Promise<MarkedHouse> {
  const flow = await startFlow({}, filesIn(fairWeather()));
  const ada = await flow.agent("Ada", "administrator");
  await until("Ada is here", () => ada.held());
  await ada.link.ask("presence.set", { state: "away" });
  const anna = await anAgent(flow, "Anna");
  const maria = flow.visitor("Maria");
  await until("the visitor is here", () => maria.held());
  await flow.store().transact(async (tx) => {
    await tx.db
      .insertInto("webhook")
      .values({
        id: flow.id() as WebhookId,
        name: "CRM",
        url: "http://outside.test/",
        secrets: "",
        active: 1,
        events: JSON.stringify(webhookTypes),
        off: null,
        failing_since: null,
      })
      .execute();
  });
  const fields = [{ key: "note", label: "Note", kind: "text", choices: [], required: false }] as never;
  await ada.link.ask("panel.change", { to: { ...plainPanel, fields }, expected: plainPanel });
  const page = { url: `https://shop.example/${marker}`, title: marker };
  await maria.link.ask("visitor.seen", { page, referrer: `https://search.example/?q=${marker}` });
  await maria.link.ask("visitor.setAttributes", { attributes: { plan: marker, email: `${marker}@shop.example` } });
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: `Maria ${marker}`, page });
  await takes(anna, conversation);
  const say = (who: Pick<VisitorHere, "link"> | Pick<AgentHere, "link">, text: string, id = flow.id() as MessageId) =>
    (who as VisitorHere).link.ask("chat.send", { conversation, id, text }).then(() => id);
  const first = await say(maria, `I am ${marker}`);
  await maria.link.ask("chat.edit", { conversation, message: first, text: `I was ${marker}` });
  for (let at = 0; at < messages; at++) {
    await say(at % 2 === 0 ? anna : maria, `${at} ${marker}`);
    await flow.clock.advance(1_000);
  }
  const bytes = Buffer.from(`the file of ${marker}`);
  const file = await sendFile(flow, maria, conversation, { name: `${marker}.txt`, bytes, type: "text/plain" });
  const withFile = { conversation, id: flow.id() as MessageId, text: "", uploads: [file.id] };
  await maria.link.ask("chat.send", withFile);
  await anna.link.ask("note.add", { conversation, id: flow.id(), text: `note ${marker}` });
  await anna.link.ask("visitor.setField", { conversation, key: "note", value: marker, expected: null });
  await anna.link.ask("conversation.end", { conversation });
  await plantRows(flow, conversation);
  const request = flow.id() as DataRequestId;
  await maria.link.ask("dataRequest.make", { id: request, replyTo: `${marker}@shop.example` });
  const close = () =>
    anna.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: `closed ${marker}` });
  return { flow, ada, anna, maria, conversation, request, close };
}

/** What takes a whole house to come about: the rows as they would stand then. */
async function plantRows(flow: Flow, conversation: ConversationId): Promise<void> {
  await flow.store().transact(async (tx) => {
    const { db, now } = tx;
    const asked = { scale: "stars", comment: true, question: {}, until: now } as const;
    await appendPublic(tx, conversation, { type: "survey.asked", ...asked, mailedTo: `${marker}@…` });
    const { visitor, queue } = await db
      .selectFrom("conversation")
      .select(["visitor", "queue"])
      .where("id", "=", conversation)
      .executeTakeFirstOrThrow();
    const [agent] = await db.selectFrom("account").select("id").where("name", "=", "Anna").execute();
    const said = JSON.stringify([{ key: "order", label: "Order", value: marker }]);
    await db
      .updateTable("conversation")
      .set({ filled: said, consent: marker, bot_state: JSON.stringify({ said: marker }) })
      .where("id", "=", conversation)
      .execute();
    await db.updateTable("wait").set({ note: marker }).where("conversation", "=", conversation).execute();
    const left = { site: "site", queue, done_at: null, done_by: null, filled: said, visitor, at: now };
    const whom = { name: marker, reply_to: `${marker}@shop.example`, text: marker };
    await db
      .insertInto("left_message")
      .values({ id: flow.id(), ...left, ...whom })
      .execute();
    await db
      .insertInto("draft")
      .values({ account: agent!.id, conversation, kind: "note", text: marker, at: now })
      .execute();
    const appointment = { ...noAppointment, visitor, queue, start: now + 86_400_000, due_at: now + 86_000_000 };
    for (const state of ["booked", "running"] as const)
      await db
        .insertInto("appointment")
        .values({
          ...appointment,
          id: flow.id() as AppointmentId,
          token: flow.id(),
          made_at: now,
          state,
          met: state === "running" ? agent!.id : null,
        })
        .execute();
    await db
      .insertInto("confirmed_address")
      .values({ visitor, address: `${marker}@shop.example`, at: now })
      .execute();
    for (const [state, recipient] of [
      ["sent", `${marker}@shop.example`],
      ["waiting", `other.${marker}@shop.example`],
    ] as const)
      await db
        .insertInto("mail")
        .values({
          id: flow.id(),
          recipient,
          kind: "transcript",
          body: state === "sent" ? "{}" : JSON.stringify({ conversation, to: `${marker}@…` }),
          next_at: now + 86_400_000,
          state,
          at: now,
          ended_at: null,
          fault: null,
        })
        .execute();
    for (const ask of ["survey.mail", "transcript.mail"])
      await db
        .insertInto("answered")
        .values({ asker: agent!.id, key: flow.id(), ask, hash: "", answer: `{"to":"${marker}"}`, at: now })
        .execute();
  });
}

const noAppointment = {
  site: "site",
  grp: null,
  agent: null,
  name: marker,
  email: `${marker}@shop.example`,
  minutes: 30,
  zone: "Europe/Helsinki",
  note: marker,
  missed_by: null,
  conversation: null,
  began: null,
  began_at: null,
  sealed: marker,
  made_by: null,
} as const;

/** Files of the house, by their paths below its folder, that hold the marker in whatever case, or have it in their names. */
export function marked(file: string): string[] {
  const folder = dirname(file);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes(marker) || readFileSync(path).toString("latin1").toLowerCase().includes(marker))
    .map((path) => path.slice(folder.length + 1));
}
