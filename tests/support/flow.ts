import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account, AccountId, Role } from "../../src-shared/accounts/model.ts";
import { agentContract, type AgentContract } from "../../src-shared/contracts/agent.ts";
import { agentCursors, type AgentState, applyAgent, greetAgent } from "../../src-shared/contracts/agent-state.ts";
import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { visitorContract, type VisitorContract, type VisitorState } from "../../src-shared/contracts/visitor.ts";
import { applyVisitor, greetVisitor, visitorCursors } from "../../src-shared/contracts/visitor-state.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { random128, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { boxOf } from "../../src-hub/accounts/box.ts";
import { signInParts } from "../../src-hub/accounts/parts.ts";
import { type Search, searchHere } from "../../src-hub/history/search.ts";
import type { MailTransport } from "../../src-hub/mail/transport.ts";
import type { SearchPlace } from "../../src-hub/history/search-place.ts";
import { type Hub, startHub } from "../../src-hub/hub.ts";
import type { HubSettings } from "../../src-hub/ports.ts";
import { workerReplays } from "../../src-hub/routing/replay/replays.ts";
import type { Sync } from "../../src-hub/store/disk.ts";
import { openStore, type Store } from "../../src-hub/store/open.ts";
import { fakeOutgoing, type FakeOutgoing } from "./fake-outgoing.ts";
import type { UploadPorts } from "../../src-hub/uploads/ports.ts";
import { fakeRooms, type FakeRooms } from "./fake-rooms.ts";
import { type Person, peopleOn } from "./flow-person.ts";
import { handClock, type HandClock, turns } from "./hand-clock.ts";
import type { SpoiltLine } from "./spoilt-line.ts";

/** A hub on a database of its own, with people who come and go by memory pipes and a clock that the test moves. */
export interface Flow {
  readonly clock: HandClock;
  readonly rooms: FakeRooms;
  /** Machines of others. */
  readonly outside: FakeOutgoing;
  readonly hub: () => Hub;
  readonly store: () => Store;
  /** The database. */
  readonly file: () => string;
  readonly defects: unknown[];
  readonly id: () => string;
  /** A desk of this agent's; the account is made at the first, and each further call is another desk of the same. */
  agent(name: string, role?: Role, line?: SpoiltLine): Promise<Person<AgentContract, AgentState>>;
  /** A page of this visitor's: each further call with a name is another page of the same. */
  visitor(name: string, line?: SpoiltLine): Person<VisitorContract, VisitorState>;
  /** From the next hello on this visitor's pages come with this token. */
  becomes(name: string, token: string): void;
  /** As after a SIGKILL: every pipe breaks, memory is gone, the database file stays. Back after `away` milliseconds. */
  restart(away?: number): Promise<void>;
  /**
   * The same, in the middle of whatever is under way: what is going to be written is not, what is being committed is rolled
   * back or whole, what was committed may be unanswered. The next hub gets the files as they are at this moment.
   */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export type { Person };

const settings = { offerFor: 30_000, inviteFor: 60_000, capacity: 3 };
export const seededQueue = "01890000-0000-7000-8000-0000000000aa" as QueueId;

/** Everything here counts turns of the event loop: how long a disk takes is no part of it. What is killed is the hub, not the machine. */
const atOnce: Sync = (_file, done) => void setImmediate(done, null);

/** Opened by who searches: most flows never do. */
function lazySearch(place: SearchPlace): Search {
  let search: Search | undefined;
  return {
    find: (asked) => (search ??= searchHere(place)).find(asked),
    close: async () => search?.close(),
  };
}

/** `files`: what a hub that takes files is given; it is called anew for each life of the hub, with the same folder. */
export async function startFlow(
  over: Partial<HubSettings> = {},
  files?: (folder: string, clock: HandClock) => Promise<UploadPorts>,
  more: { readonly post?: MailTransport } = {},
): Promise<Flow> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-flow-"));
  const clock = handClock();
  const rooms = fakeRooms();
  const outside = fakeOutgoing();
  const box = boxOf(randomBytes(32));
  const defects: unknown[] = [];
  const accounts = new Map<string, Account>();
  const visitors = new Map<string, string>();
  let desks = 0;
  const id = () => uuid7(clock);
  let file = join(folder, "hub.db");
  let store = await openStore(file, clock, { sync: atOnce });
  let hub: Hub;
  let running = true;
  let killed = 0;
  const wires = new Set<Pipe>();
  const site = { id: "site", name: "Garden", welcome: "Hello", queue: seededQueue };

  async function begin(): Promise<void> {
    const life = killed;
    hub = await startHub({
      store,
      rooms,
      signIn: signInParts(store, { box, house: "House", chats: settings.capacity }),
      replays: workerReplays(file, clock),
      pdf: async (transcript) => (await import("../../src-hub/history/transcript/as-pdf.ts")).asPdf(transcript),
      ...(more.post ? { post: more.post } : {}),
      search: lazySearch({ file, epoch: store.epoch }),
      outgoing: outside,
      box,
      settings: { ...settings, ...over },
      ...(files && { files: await files(folder, clock) }),
      log: { defect: (error) => void (life === killed && defects.push(error)), warn: () => {} },
      async agentOf(access) {
        const [id = ""] = access.split("/");
        const account = accounts.get(id);
        if (!account) throw refuse("signed-out", "token-refused");
        return { account, family: access, until: clock.now() + 900_000 };
      },
      async visitorOf({ token }) {
        const [id = "", visit = id] = (token ?? "").split("/");
        return { visitor: { id: id as VisitorId, visit, site }, token: token ?? "" };
      },
      visitorToken: ({ id, visit }) => Promise.resolve(`${id}/${visit}`),
    });
  }
  await store.transact(async (tx) => {
    await tx.db.insertInto("queue").values({ id: seededQueue, name: "Sales" }).execute();
    await tx.db
      .insertInto("site")
      .values({ ...site, key: "garden", origins: "[]" })
      .execute();
  });
  await begin();

  const person = peopleOn({ clock, isRunning: () => running, wires });

  return {
    clock,
    rooms,
    outside,
    defects,
    id,
    hub: () => hub,
    store: () => store,
    file: () => file,
    async agent(name, role: Role = "agent", line?) {
      const known = [...accounts.values()].find((account) => account.name === name);
      const account: Account = known ?? { id: id() as AccountId, name, role };
      if (!known) {
        accounts.set(account.id, account);
        const row = { ...account, password: "", v: 1, created_at: clock.now() };
        await store.transact((tx) => tx.db.insertInto("account").values(row).execute());
      }
      // Each desk is a sign-in of its own.
      const access = `${account.id}/${++desks}`;
      return person(
        agentContract,
        (pipe) => hub.serveAgent(pipe),
        () => ({ access }),
        {
          cursors: agentCursors,
          greet: greetAgent,
          apply: applyAgent,
        },
        line,
      );
    },
    visitor(name, line) {
      const token = visitors.get(name) ?? random128(clock);
      visitors.set(name, token);
      return person(
        visitorContract,
        (pipe) => hub.serveVisitor(pipe),
        () => ({ token: visitors.get(name) }),
        { cursors: visitorCursors, greet: greetVisitor, apply: applyVisitor },
        line,
      );
    },
    becomes: (name, token) => void visitors.set(name, token),
    async restart(away = 0) {
      running = false;
      await hub.stop();
      // What a killed hub was at when its database went is no defect of it.
      killed += 1;
      for (const wire of wires) wire.close(1006, "killed");
      await store.close();
      if (away > 0) await clock.advance(away);
      store = await openStore(file, clock, { sync: atOnce });
      await begin();
      running = true;
    },
    async kill() {
      running = false;
      killed += 1;
      for (const wire of wires) wire.close(1006, "killed");
      const left = file;
      file = join(folder, `hub-${killed}.db`);
      for (const part of ["", "-wal"]) if (existsSync(left + part)) copyFileSync(left + part, file + part);
      // Whatever the dead one still does happens to files that nobody reads.
      await hub.stop();
      await store.close();
      rmSync(left);
      store = await openStore(file, clock, { sync: atOnce });
      await begin();
      running = true;
    },
    async stop() {
      await hub.stop();
      for (const wire of wires) wire.close(1001, "over");
      await turns();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
