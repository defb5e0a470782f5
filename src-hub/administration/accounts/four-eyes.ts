import type { Approval } from "../../../src-shared/accounts/administered.ts";
import type { ApprovalId } from "../../../src-shared/accounts/ids.ts";
import { type Account, Role as RoleOfHouse } from "../../../src-shared/accounts/model.ts";
import { type AgentContract, agentAsks } from "../../../src-shared/contracts/agent.ts";
import type { Call, Handlers } from "../../../src-shared/rpc/contract.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { signInRuleHandlers } from "../../accounts/sign-in-asks.ts";
import type { HubParts } from "../../ports.ts";
import { keyHandlers } from "../../rest/keys.ts";
import type { Change } from "../../store/answered.ts";
import { hot } from "../../store/hot.ts";
import type { Reader, Tx } from "../../store/transact.ts";
import { dataRequestHandlers } from "../../visitors/data-requests.ts";
import { planHandlers } from "../plan-handlers.ts";
import { audited } from "./audited.ts";
import { accountHandlers } from "./handlers.ts";
import { isFourEyes, setFourEyes } from "./house.ts";
import { tellApprovals } from "./told-approvals.ts";

/** What wants a second administrator where the house wants four eyes. Each is done by `change` alone, and carries no secret. */
export const dangerous = [
  "account.add",
  "account.setRights",
  "role.add",
  "role.save",
  "signInRules.save",
  "key.save",
  "queue.remove",
  "dataRequest.erase",
  "fourEyes.set",
] as const satisfies ReadonlyArray<keyof AgentContract["asks"]>;
export type Dangerous = (typeof dangerous)[number];

type All = Handlers<AgentContract>;

/** How long a change waits for a second administrator, milliseconds. */
export const lapsesAfter = 24 * 3_600_000;

/** What does them, in somebody's name. A feature with a dangerous ask adds its handlers here. */
export function dangerousHandlers(parts: HubParts, by: Account, change: Change): Pick<All, Dangerous> {
  return {
    ...accountHandlers(by, change, parts),
    ...planHandlers(by, change, parts),
    ...signInRuleHandlers(by, change, parts.store, parts.signIn),
    ...keyHandlers(by, change, parts),
    ...dataRequestHandlers(by, change, parts),
    "fourEyes.set": (input, call) =>
      change(call, input, async (tx) => {
        await setFourEyes(tx, by, input.on);
        return {};
      }),
  };
}

/** The same handlers; while the house wants four eyes, what is dangerous waits for another instead of being done. */
export function withFourEyes(parts: HubParts, by: Account, change: Change, handlers: All): All {
  const waiting = dangerous.map((ask) => {
    const handler = handlers[ask] as (input: unknown, call: Call) => unknown;
    const proposed = async (input: unknown, call: Call): Promise<unknown> => {
      if (!(await isFourEyes(parts.store.read))) return handler(input, call);
      await tried(parts, by, ask, input);
      await change(call, input, (tx) => propose(tx, parts, by, ask, input));
      throw refuse("busy", "approval-wanted");
    };
    return [ask, proposed] as const;
  });
  return { ...handlers, ...(Object.fromEntries(waiting) as unknown as Pick<All, Dangerous>) };
}

/** Does it within a transaction of another. */
export async function doAs(tx: Tx, parts: HubParts, by: Account, ask: Dangerous, input: unknown): Promise<void> {
  const within: Change = (_call, _input, work) => work(tx);
  const handler = dangerousHandlers(parts, by, within)[ask] as (input: unknown, call: Call) => unknown;
  await handler(agentAsks[ask].input.parse(input), { ask });
}

class Undone extends Error {}

/** What would be refused anyhow is refused now, and not only when somebody approves it. */
async function tried({ store, ...parts }: HubParts, by: Account, ask: Dangerous, input: unknown): Promise<void> {
  await store
    .transact(async (tx) => {
      await doAs(tx, { store, ...parts }, by, ask, input);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
}

async function propose(
  tx: Tx,
  { store: { machine } }: Pick<HubParts, "store">,
  by: Account,
  ask: Dangerous,
  input: unknown,
): Promise<{ approval: ApprovalId }> {
  const id = uuid7(machine) as ApprovalId;
  await tx.db
    .insertInto("approval")
    .values({
      id,
      ask,
      input: JSON.stringify(input),
      at: tx.now,
      by: by.id,
      expires_at: tx.now + lapsesAfter,
      state: "open",
    })
    .execute();
  await audited(tx, by, "approval.asked", `approval:${id}`, { before: null, after: { ask, input } });
  await tellApprovals(tx, by.id);
  return { approval: id };
}

/** Those that wait, the oldest first. */
export async function openApprovals(db: Reader, now: number): Promise<Approval[]> {
  const rows = await db
    .selectFrom("approval")
    .innerJoin("account", "account.id", "approval.by")
    .select(["approval.id", "ask", "input", "at", "expires_at", "by", "account.name"])
    .where("state", "=", "open")
    .where("expires_at", ">", now)
    .orderBy("at")
    .execute();
  const approvals: Approval[] = [];
  for (const { id, ask, input: written, at, expires_at: until, by, name } of rows) {
    const input: unknown = JSON.parse(written);
    approvals.push({ id, ask, input, of: await nameOf(db, input), at, until, by: { id: by, name } });
  }
  return approvals;
}

const named = hot<{ name: string }>(
  `select name from account where id = ? union all select name from role where id = ? and name <> ''
   union all select name from queue where id = ? limit 1`,
);

/** What is changed by an ask that names it by its id. */
export async function nameOf(db: Reader, input: unknown): Promise<string> {
  const id = typeof input === "object" && input !== null && "id" in input ? input.id : null;
  if (typeof id !== "string") return "";
  const [row] = await named(db, [id, id, id]);
  return row?.name ?? RoleOfHouse.safeParse(id).data ?? "";
}
