import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { permitted } from "../../src-hub/accounts/permitted.ts";
import { type Role, roles } from "../../src-shared/accounts/model.ts";
import { defaultsOf } from "../../src-shared/accounts/permissions.ts";
import { agentAsks } from "../../src-shared/contracts/agent.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { AskShape } from "../../src-shared/rpc/contract.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import { fitting } from "../support/fitting.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

type Ask = keyof typeof agentAsks;
type Person = Awaited<ReturnType<Flow["agent"]>>;

const asks = (Object.keys(agentAsks) as Ask[]).filter((ask) => ask !== "account.renew");
const mayBy = (ask: Ask, role: Role): boolean => permitted[ask] === null || defaultsOf(role).includes(permitted[ask]);

const made = new Map<Ask, readonly unknown[]>();

/** Something that the ask takes, made from its own schema; the same in each run. */
function inputOf(ask: Ask, conversation: string): unknown {
  const { input } = agentAsks[ask] as AskShape;
  const samples = made.get(ask) ?? fc.sample(fitting(input), { numRuns: 200, seed: 7 });
  made.set(ask, samples);
  const good = samples.find((one) => input.safeParse(withConversation(one, conversation)).success);
  return withConversation(good ?? samples[0], conversation);
}

/** What chance would not meet: the name of a time zone, and whole steps of five minutes. */
const words = { zone: "Europe/Helsinki", start: 1_800_000_000_000, minutes: 30 };

function withConversation(input: unknown, conversation: string): unknown {
  if (typeof input !== "object" || input === null) return input;
  const known = Object.entries({ ...words, conversation }).filter(([key]) => key in input);
  return { ...input, ...Object.fromEntries(known) };
}
const isOfConversation = (ask: Ask): boolean => {
  const { input } = agentAsks[ask] as AskShape;
  return "shape" in input && "conversation" in (input.shape as object);
};

/** Every row of every table that a refusal could have touched; beats and clocks move by themselves. */
function contents(file: string): string {
  const db = new Database(file, { readonly: true });
  const tables = db
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and sql not like '%virtual%' and name not like 'sqlite_%'",
    )
    .all()
    .filter(({ name }) => name !== "meta");
  const hash = createHash("sha256");
  for (const { name } of tables) hash.update(name + JSON.stringify(db.prepare(`select * from "${name}"`).raw().all()));
  db.close();
  return hash.digest("hex");
}

type Wire = (ask: string, input: unknown) => Promise<Fault | null>;

/** A connection that sends what it is told, also what a desk would not. Answers what it was refused with. */
async function wireOf(flow: Flow, access: string): Promise<{ faultIn: Wire; close: () => void }> {
  const [near, far] = pipePair();
  const open = new Map<string, (fault: Fault | null) => void>();
  near.onFrame((frame) => {
    const { id, fault } = JSON.parse(frame) as { id?: string; fault?: Fault };
    if (id !== undefined) open.get(id)?.(fault ?? null);
  });
  flow.hub().serveAgent(far);
  const faultIn: Wire = (ask, input) =>
    new Promise((resolve) => {
      const id = flow.id();
      open.set(id, resolve);
      near.post(JSON.stringify({ id, ask, input, key: flow.id() }));
    });
  expect(await faultIn("hello", { protocol: 1, who: { access }, logs: {} })).toBeNull();
  return { faultIn, close: () => near.close(1000, "over") };
}

/** A visitor whom this person answers. */
async function owned(flow: Flow, who: Person, name: string): Promise<ConversationId> {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  const offer = await until("an offer", () => who.state().offers[0]);
  await who.link.ask("offer.accept", { offer: offer.id });
  await turns();
  return conversation;
}

test("every ask of staff by every role, on one's own and on another's conversation: what the table says, and nothing else", async () => {
  const flow = await startFlow();
  const jonas = await flow.agent("Jonas");
  await until("he is here", () => jonas.held());
  const foreign = await owned(flow, jonas, "Foreign");
  await jonas.link.ask("presence.set", { state: "busy" });
  let cells = 0;
  const unreached: string[] = [];
  const broken: string[] = [];
  for (const role of roles) {
    const person = await flow.agent(`The ${role}`, role);
    await until("he is here", () => person.held());
    // Who supervises or administers is Away until he says otherwise.
    await person.link.ask("presence.set", { state: "available" });
    const own = await owned(flow, person, `Of ${role}`);
    await person.link.ask("presence.set", { state: "busy" });
    const missing = flow.id();
    const { faultIn, close } = await wireOf(flow, `${person.state().account.id}/wire`);
    await turns();

    // First what is refused: none of it leaves a trace.
    const others = await wireOf(flow, `${person.state().account.id}/other`);
    await turns();
    const before = contents(flow.file());
    // No time passes meanwhile: what the hub does by itself is not what is looked for.
    for (const [conversation, wire] of [
      [own, faultIn],
      [foreign, others.faultIn],
    ] as const)
      for (const ask of asks.filter((one) => !mayBy(one, role))) {
        const fault = await wire(ask, inputOf(ask, conversation));
        expect({ ask, role, fault }).toEqual({
          ask,
          role,
          fault: { code: "forbidden", reason: "permission-missing", values: { permission: permitted[ask] } },
        });
        cells += 1;
      }
    expect(contents(flow.file()), `what the ${role} was refused`).toBe(before);

    for (const ask of asks.filter((one) => mayBy(one, role) && isOfConversation(one))) {
      const fault = await faultIn(ask, inputOf(ask, foreign));
      expect({ ask, role, reason: fault?.reason }).not.toEqual({ ask, role, reason: "permission-missing" });
      cells += 1;
      await flow.clock.advance(25);
      // Who reads and steers others' conversations by right is not told that they are missing.
      if (role !== "agent") continue;
      expect({ ask, fault }).toEqual({ ask, fault: await faultIn(ask, inputOf(ask, missing)) });
      if (fault?.code === "invalid") unreached.push(ask);
      await flow.clock.advance(25);
    }
    for (const ask of asks.filter((one) => mayBy(one, role))) {
      const fault = await faultIn(ask, inputOf(ask, own));
      if (fault?.code === "internal") broken.push(ask);
      expect({ ask, role, reason: fault?.reason }).not.toEqual({ ask, role, reason: "permission-missing" });
      cells += 1;
      await flow.clock.advance(25);
    }
    close();
    others.close();
    person.link.stop();
    await turns();
  }
  expect(cells).toBeGreaterThanOrEqual(asks.length * roles.length);
  expect(unreached, "inputs that their own schema refuses").toEqual([]);
  expect({ broken, defects: flow.defects }).toEqual({ broken: [], defects: [] });
  await flow.stop();
}, 60_000);
