import { join } from "node:path";
import { openKeys } from "../../src-hub/accounts/keys.ts";
import { signedTokens } from "../../src-hub/accounts/signed-tokens.ts";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { openStore } from "../../src-hub/store/open.ts";
import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";

/** Who is in the database before the hub starts. */
export interface Staff {
  readonly agents: number;
  readonly supervisors?: number;
  /** More than one: each agent serves three of them. None: the hub makes its own, which everybody serves. */
  readonly queues?: number;
}

/** Access tokens, good for as long as a hub's own: nobody has to sign in first. */
export interface Passes {
  readonly agents: string[];
  readonly supervisors: string[];
}

const accessSeconds = 15 * 60;
/** How far the queues of an agent lie apart. */
const steps = [0, 7, 14];

/** Writes the rows and signs the tokens, with the keys that the hub of this data folder will find. */
export async function plantStaff(data: string, { agents, supervisors = 0, queues = 0 }: Staff): Promise<Passes> {
  const machine = nodeMachine();
  const tokens = signedTokens(openKeys(join(data, "keys"), machine), machine);
  const store = await openStore(join(data, "hub.sqlite"), machine);
  const queueIds = Array.from({ length: queues }, () => uuid7(machine) as QueueId);

  async function pass(name: string, role: Role, routing: string): Promise<string> {
    const [id, family] = [uuid7(machine) as AccountId, uuid7(machine)];
    await store.transact(async (tx) => {
      const row = { id, name, role, password: "", v: 1, created_at: tx.now, routing };
      await tx.db.insertInto("account").values(row).execute();
      await tx.db
        .insertInto("family")
        .values({ id: family, account: id, created_at: tx.now, revoked_at: null })
        .execute();
    });
    return (await tokens.sign("agent", { sub: id, fam: family }, accessSeconds)).token;
  }

  try {
    await store.transact(async (tx) => {
      for (const [index, id] of queueIds.entries())
        await tx.db
          .insertInto("queue")
          .values({ id, name: `Queue ${index}` })
          .execute();
    });
    const routingOf = (index: number): string =>
      queues === 0
        ? "{}"
        : JSON.stringify({ queues: steps.map((step) => ({ queue: queueIds[(index + step) % queues] })) });
    return {
      agents: await Promise.all(
        Array.from({ length: agents }, (_, index) => pass(`Agent ${index}`, "agent", routingOf(index))),
      ),
      supervisors: await Promise.all(
        Array.from({ length: supervisors }, (_, index) => pass(`Supervisor ${index}`, "supervisor", "{}")),
      ),
    };
  } finally {
    await store.close();
  }
}
