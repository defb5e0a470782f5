import { afterEach, beforeEach, expect, test } from "vitest";
import { noChanges } from "../../src-shared/accounts/effective.ts";
import { RoleId } from "../../src-shared/accounts/ids.ts";
import { addresses } from "../../src-hub/bus.ts";
import { QueueBody } from "../../src-shared/administration/plan.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { idOf, refusal, type Staff } from "../support/administered.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

// Who may decide is told that something waits, who asked is told what became of it; also who was away meanwhile.

let flow: Flow;
let ada: Staff;
let eve: Staff;
let anna: Staff;
beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "administrator");
  eve = await flow.agent("Eve", "administrator");
  anna = await flow.agent("Anna");
  await until("all are here", () => ada.held() && eve.held() && anna.held());
  await ada.link.ask("fourEyes.set", { on: true });
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const mine = (who: Staff) => who.link.ask("approvals.mine", {});
/** Counts what this desk is told. */
function told(who: Staff): () => number {
  let count = 0;
  flow.store().bus.subscribe(addresses.agent(idOf(who)), (news) => {
    if ("event" in news && news.event.type === "approvals.changed") count += 1;
  });
  return () => count;
}
const addRole = () =>
  refusal(
    ada.link.ask("role.add", {
      id: RoleId.parse(flow.id()),
      to: { name: `Role ${flow.id().slice(-4)}`, base: "agent", own: noChanges },
    }),
  );

test("asked, it waits for the other and not for who asked; decided, it waits for nobody, and both are told each time", async () => {
  const [toAda, toEve, toAnna] = [told(ada), told(eve), told(anna)];
  expect(await addRole()).toBe("approval-wanted");
  expect(await mine(eve)).toEqual({ waiting: 1, mine: [] });
  expect(await mine(anna)).toEqual({ waiting: 0, mine: [] });
  const asked = await mine(ada);
  expect(asked).toMatchObject({ waiting: 0, mine: [{ ask: "role.add", state: "open", decided: null }] });
  await until("both heard", () => toAda() === 1 && toEve() === 1);
  await eve.link.ask("approval.approve", { id: asked.mine[0]!.id });
  expect(await mine(eve)).toEqual({ waiting: 0, mine: [] });
  expect((await mine(ada)).mine).toMatchObject([{ state: "approved", decided: { by: "Eve" } }]);
  await until("both heard", () => toAda() === 2 && toEve() === 2);
  expect(toAnna()).toBe(0);
});

test("refused by another, taken back, left for a day: each is said, also to who comes back later", async () => {
  expect(await addRole()).toBe("approval-wanted");
  await eve.link.ask("approval.refuse", { id: (await mine(ada)).mine[0]!.id });
  expect(await addRole()).toBe("approval-wanted");
  await ada.link.ask("approval.refuse", { id: (await mine(ada)).mine[0]!.id });
  expect(await addRole()).toBe("approval-wanted");
  await flow.restart(24 * 3_600_000);
  await flow.clock.advance(30_000);
  await until("all are back", () => ada.linkState().state === "ready" && eve.linkState().state === "ready");
  expect(await mine(eve)).toEqual({ waiting: 0, mine: [] });
  const states = (await mine(ada)).mine.map(({ state, decided }) => `${state} ${decided?.by ?? "nobody"}`);
  expect(states).toEqual(["lapsed nobody", "refused Ada", "refused Eve"]);
  await flow.restart(3 * 24 * 3_600_000);
  await flow.clock.advance(30_000);
  await until("she is back", () => ada.linkState().state === "ready");
  expect((await mine(ada)).mine).toEqual([]);
});

test("it waits only for who may do it himself; with the right it waits for him too", async () => {
  const role = { role: RoleId.parse("administrator"), own: noChanges };
  const less = { ...role, own: { grants: [], denials: ["Administration > Plan > Edit" as const] } };
  const max = await flow.agent("Max", "administrator");
  await until("he is here", () => max.held());
  await ada.link.ask("account.setRights", { id: idOf(max), to: less, expected: role, sure: false }).catch(() => {});
  await eve.link.ask("approval.approve", { id: (await mine(ada)).mine[0]!.id });
  const queue = flow.id() as QueueId;
  const body = QueueBody.parse({ name: "Spare", settings: {} });
  await ada.link.ask("queue.add", { id: queue, to: body });
  expect(await refusal(ada.link.ask("queue.remove", { id: queue, expected: body }))).toBe("approval-wanted");
  expect((await mine(max)).waiting).toBe(0);
  expect((await mine(eve)).waiting).toBe(1);
});
