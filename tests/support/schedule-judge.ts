import { deepStrictEqual, ok } from "node:assert/strict";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import { until } from "./hand-clock.ts";
import type { Asked, Participant, Scene } from "./schedule-scene.ts";

/** What may be refused without a fault of anybody's: another of his screens was quicker. */
const refusals = new Set(["gone: message-gone"]);

/** After all is settled: nothing was lost, doubled or put in another place, on any screen or in the database. */
export async function judge(scene: Scene): Promise<void> {
  const kept = await keptOf(scene);
  for (const one of scene.all) {
    const page = one.page()!;
    deepStrictEqual(plain(page.entries), kept.public, `the log as ${one.name} holds it`);
    if (one.side === "agent") deepStrictEqual(plain(one.notes()!.entries), kept.staff, `the notes of ${one.name}`);
    messagesOnce(scene, page, one);
  }
  deepStrictEqual(
    kept.public.map(({ seq }) => seq),
    kept.public.map((_, at) => at + 1),
    "a log without gaps",
  );
  deepStrictEqual(
    kept.messages,
    messagesOf(scene.all[0]!.page()!).map(({ id }) => id),
    "the table of messages",
  );
  notesOnce(scene, kept.staff);
  amended(scene);
  for (const frame of scene.toVisitor) ok(!frame.includes("canary-"), `to the visitor: ${frame}`);
  await sidesAgree(scene);
}

async function keptOf({ house, conversation }: Scene) {
  const { read } = house.flow.store();
  const log = async (kind: "public" | "staff") => {
    const rows = await read
      .selectFrom("event")
      .select(["seq", "body"])
      .where("log", "=", `${conversation}/${kind}`)
      .orderBy("seq")
      .execute();
    return rows.map(({ seq, body }) => ({ seq, event: JSON.parse(body) as Record<string, unknown> }));
  };
  const messages = await read
    .selectFrom("message")
    .select("id")
    .where("conversation", "=", conversation)
    .orderBy("seq")
    .execute();
  return { public: await log("public"), staff: await log("staff"), messages: messages.map(({ id }) => id as string) };
}

/** As it goes over a wire, and without what a schema fills in for older hubs. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function messagesOf({ entries }: PublicPage) {
  return entries.flatMap(({ seq, event }) =>
    event.type === "chat.messageAdded" ? [{ seq, id: event.message.id as string, message: event.message }] : [],
  );
}

function messagesOnce({ asked }: Scene, page: PublicPage, { name }: Participant): void {
  const shown = messagesOf(page);
  for (const { is, id, seq, refused } of asked) {
    if (is !== "message") continue;
    const places = shown.filter((one) => one.id === id).map((one) => one.seq);
    ok(refused === undefined, `a message was refused: ${refused}`);
    deepStrictEqual(places, [seq], `where ${name} has a message that was acknowledged`);
  }
  const known = asked.filter(({ is }) => is === "message").length;
  deepStrictEqual(shown.length, known, `messages at ${name}`);
}

function notesOnce({ asked }: Scene, staff: ReadonlyArray<{ event: Record<string, unknown> }>): void {
  const kept = staff.flatMap(({ event }) =>
    event["type"] === "note.added" ? [(event["note"] as { id: string }).id] : [],
  );
  const said = asked.filter(({ is }) => is === "note");
  for (const { refused } of said) deepStrictEqual(refused, undefined, "a note was refused");
  deepStrictEqual(kept.toSorted(), said.map(({ id }) => id).toSorted(), "notes");
}

/** The last change that the hub has acknowledged is what stands. */
function amended({ asked, all }: Scene): void {
  const changes = asked.filter(({ is }) => is === "edit" || is === "delete");
  for (const { refused } of changes) ok(refused === undefined || refusals.has(refused), `a change: ${refused}`);
  for (const { id, message } of messagesOf(all[0]!.page()!)) {
    const last = changes
      .filter((one): one is Asked & { by: string; seq: number } => one.id === id && one.seq !== undefined)
      .toSorted((one, other) => other.seq - one.seq)[0];
    const first = asked.find((one) => one.is === "message" && one.id === id)!.text;
    const text = last === undefined ? first : last.is === "delete" ? "" : last.text;
    deepStrictEqual(message.text, text, "the text that stands");
    deepStrictEqual(message.deleted !== undefined, last?.is === "delete", "deleted");
  }
}

/** Whoever sits before two screens sees one thing on both. */
async function sidesAgree({ all, house, conversation }: Scene): Promise<void> {
  const seen = (side: Participant["side"]) =>
    all.filter((one) => one.side === side).map((one) => JSON.stringify(one.mark() ?? null));
  for (const side of ["visitor", "agent"] as const)
    await until(`marks agree: ${side}`, () => new Set(seen(side)).size === 1);
  const drafts = (): string[] =>
    house.staff
      .filter(({ name }) => name === "Anna")
      .map(({ desk }) => JSON.stringify(desk.state().drafts?.filter((one) => one.conversation === conversation)));
  await until("drafts agree", () => new Set(drafts()).size === 1);
}
