import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
let ada: Awaited<ReturnType<Flow["agent"]>>;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let maria: ReturnType<Flow["visitor"]>;
let conversation: ConversationId;

beforeEach(async () => {
  flow = await startFlow();
  anna = await flow.agent("Anna");
  maria = flow.visitor("Maria");
  await until("both are here", () => anna.held() && maria.held());
});
afterEach(() => flow.stop());

async function begin(button?: string): Promise<void> {
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", {
    conversation,
    name: "Maria",
    page: null,
    ...(button === undefined ? {} : { button }),
  });
  const offer = await until("an offer", () => anna.held()?.offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  await until("active", () => maria.held()?.conversation?.summary.state === "active");
  ada = await flow.agent("Ada", "administrator");
  await until("she is here", () => ada.held());
}

const rules = () => maria.state().conversation!.summary.rules;
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );

test("only an administrator sees and changes it", async () => {
  await begin();
  const mira = await flow.agent("Mira", "supervisor");
  await until("she is here", () => mira.held());
  for (const who of [anna, mira]) {
    expect(await refusal(who.link.ask("administration.read", {}))).toBe("permission-missing");
    expect(await refusal(who.link.ask("site.change", { site: "site", starters: "nobody", camera: "classic" }))).toBe(
      "permission-missing",
    );
    expect(await refusal(who.link.ask("queue.change", { queue: seededQueue, video: false }))).toBe(
      "permission-missing",
    );
  }
  expect(rules()).toEqual({ agent: true, visitor: true, camera: "classic" });
});

test("a change applies to the conversations that run, and says how many", async () => {
  await begin();
  const site = { site: "site", starters: "visitor", camera: "one-way" } as const;
  expect(await ada.link.ask("site.change", site)).toEqual({ conversations: 1 });
  await until("told", () => rules()?.camera === "one-way");
  expect(rules()).toEqual({ agent: false, visitor: true, camera: "one-way" });
  expect(await refusal(anna.link.ask("video.invite", { conversation }))).toBe("video-not-allowed");
  expect(await ada.link.ask("site.change", site)).toEqual({ conversations: 0 });
  expect(await ada.link.ask("queue.change", { queue: seededQueue, video: false })).toEqual({ conversations: 1 });
  await until("told", () => rules()?.visitor === false);
  expect(await refusal(maria.link.ask("video.invite", { conversation }))).toBe("video-not-allowed");
});

test("an account may be kept from video, or from starting it", async () => {
  await begin();
  const account = anna.state().account.id;
  await ada.link.ask("account.change", { account, video: true, escalate: false });
  await until("told", () => rules()?.agent === false);
  expect(rules()?.visitor).toBe(true);
  await ada.link.ask("account.change", { account, video: false, escalate: true });
  await until("told", () => rules()?.visitor === false);
  const { accounts } = await ada.link.ask("administration.read", {});
  expect(accounts.find(({ id }) => id === account)).toMatchObject({ video: false, escalate: true });
});

test("a button has a camera mode of its own, or the site's", async () => {
  await begin();
  const add = { site: "site", key: "advice", name: "Advice", camera: "off-by-default" } as const;
  const { button } = await ada.link.ask("button.add", add);
  expect(await refusal(ada.link.ask("button.add", add))).toBe("button-key-taken");
  await anna.link.ask("conversation.end", { conversation });
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
  ada.link.stop();
  await begin("advice");
  expect(rules()?.camera).toBe("off-by-default");
  expect(await ada.link.ask("button.change", { button, name: "Advice", camera: null })).toEqual({ conversations: 1 });
  await until("the site's", () => rules()?.camera === "classic");
  await ada.link.ask("button.remove", { button });
  expect((await ada.link.ask("administration.read", {})).sites[0]!.buttons).toEqual([]);
  expect(await refusal(ada.link.ask("button.remove", { button }))).toBe("button-gone");
});

test("what an administrator changed stands in the history, with what was before", async () => {
  await begin();
  await ada.link.ask("queue.change", { queue: seededQueue, video: false });
  const rows = await flow
    .store()
    .read.selectFrom("event")
    .select(["type", "body"])
    .where("log", "=", "configuration")
    .execute();
  expect(rows.map(({ type, body }) => [type, JSON.parse(body)])).toEqual([
    ["queue.changed", { by: ada.state().account.id, queue: seededQueue, before: { video: 1 }, after: { video: 0 } }],
  ]);
});
