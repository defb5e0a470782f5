import type { BotScript } from "../../src-shared/bots/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import { Hours } from "../../src-shared/routing/hours.ts";
import type { BotId, GroupId, HoursId } from "../../src-shared/routing/ids.ts";
import { type Rule, RuleBody, type RuleId } from "../../src-shared/routing/rules.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { hearAgent, houseCapacity } from "../../src-hub/routing/snapshot.ts";
import type { Flow } from "./flow.ts";
import { turns, until } from "./hand-clock.ts";

type Agent = Awaited<ReturnType<Flow["agent"]>>;
type Visitor = ReturnType<Flow["visitor"]>;
type Partly<T> = T extends object ? { [K in keyof T]?: unknown } : never;

/** An administrator at work in a flow, with short words for what he lays down. */
export async function laidDown(flow: Flow) {
  const ada = await flow.agent("Ada", "administrator");
  await until("the administrator is here", () => ada.held());
  await ada.link.ask("presence.set", { state: "busy" });

  async function queue(name: string, settings: Partly<QueueSettings> = {}): Promise<QueueId> {
    const id = flow.id() as QueueId;
    await ada.link.ask("queue.add", { id, to: { name, settings: QueueSettings.parse(settings) } });
    return id;
  }

  async function settings_(id: QueueId, settings: Partly<QueueSettings>) {
    const { id: _id, ...expected } = (await ada.link.ask("routing.plan", {})).queues.find((one) => one.id === id)!;
    const to = { name: expected.name, settings: QueueSettings.parse(settings) };
    return ada.link.ask("queue.save", { id, to, expected });
  }

  /** Makes the buttons that are named and not there yet. */
  async function buttons(site: string | null, keys: readonly string[]): Promise<void> {
    const known = (await ada.link.ask("routing.plan", {})).sites.find(({ id }) => id === site)?.buttons ?? [];
    for (const key of site === null ? [] : new Set(keys))
      if (!known.some((one) => one.key === key))
        await ada.link.ask("button.add", { site: site!, key, name: key, camera: null });
  }

  return {
    ada,
    queue,
    settings: settings_,
    async group(name: string): Promise<GroupId> {
      const id = flow.id() as GroupId;
      await ada.link.ask("group.add", { id, to: { name } });
      return id;
    },
    async hours(hours: unknown): Promise<HoursId> {
      const id = flow.id() as HoursId;
      await ada.link.ask("hours.add", { id, to: { name: `Hours ${id}`, hours: Hours.parse(hours) } });
      return id;
    },
    async bot(name: string, steps: unknown): Promise<BotId> {
      const id = flow.id() as BotId;
      await ada.link.ask("bot.add", { id, to: { name, script: { steps } as BotScript } });
      return id;
    },
    /** These are the rules of the site from now on. */
    async rules(given: Array<{ name: string; id?: RuleId } & Record<string, unknown>>, site: string | null = "site") {
      const rules: Rule[] = given.map(({ name, id, ...body }) => ({
        id: id ?? (flow.id() as RuleId),
        site,
        name,
        ...RuleBody.parse(body),
      }));
      const before = (await ada.link.ask("routing.plan", {})).rules.filter((rule) => rule.site === site);
      for (const { id, ...expected } of before)
        if (!rules.some((rule) => rule.id === id)) await ada.link.ask("rule.remove", { id, expected });
      await buttons(
        site,
        rules.flatMap(({ conditions }) => conditions.buttons),
      );
      for (const { id, ...to } of rules) {
        const { id: known, ...expected } = before.find((rule) => rule.id === id) ?? { id: null, ...to };
        if (known) await ada.link.ask("rule.save", { id, to, expected });
        else await ada.link.ask("rule.add", { id, to });
      }
      return rules;
    },
    /** An agent with this routing who is here and available. */
    async agent(name: string, routing: Partly<AgentRouting> = {}): Promise<Agent> {
      const agent = await flow.agent(name);
      await until(`${name} is here`, () => agent.held()?.presence.state === "available");
      await route(flow, agent, routing);
      await turns();
      return agent;
    },
  };
}

export async function route(flow: Flow, agent: Agent, routing: Partly<AgentRouting>): Promise<void> {
  const { id } = agent.state().account;
  await flow.store().transact(async (tx) => {
    await tx.db
      .updateTable("account")
      .set({ routing: JSON.stringify(AgentRouting.parse(routing)) })
      .where("id", "=", id)
      .execute();
    await hearAgent(tx, id, houseCapacity(3));
  });
}

export interface Coming {
  readonly channel?: "chat" | "video";
  readonly button?: string;
  readonly page?: string;
  readonly language?: string;
}

export async function aVisitor(flow: Flow, name: string): Promise<Visitor> {
  const visitor = flow.visitor(name);
  await until(`${name} is here`, () => visitor.held());
  return visitor;
}

/** Begins a conversation; answers it. Rejects with the fault of a refusal. */
export async function comes(flow: Flow, visitor: Visitor, { page, ...how }: Coming = {}): Promise<ConversationId> {
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", {
    conversation,
    name: "",
    page: page === undefined ? null : { url: page, title: "" },
    ...how,
  });
  return conversation;
}

export const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => "let in",
    (error: unknown) => faultOf(error),
  );

export async function takes(agent: Agent): Promise<ConversationId> {
  const offer = await until("an offer", () => agent.held()?.offers[0]);
  const { conversation } = await agent.link.ask("offer.accept", { offer: offer.id });
  return conversation;
}
