import type {
  AgentInput,
  AgentState,
  Decision,
  QueueInput,
  RoutingInput,
  WaitInput,
} from "../../src-hub/routing/inputs.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { plainQueue, type QueueSettings } from "../../src-shared/queues/settings.ts";
import { type ExclusionReason, exclusionReasons, type Rank, type WhyAgent } from "../../src-shared/routing/why.ts";

/**
 * The rules of who gets whom, by the plainest loops there are: every agent is looked at for every visitor, each time anew.
 * For reading, and for comparing the board with; nothing here is shared with it but the words.
 */
export class NaiveMatcher {
  queues = new Map<string, QueueInput>();
  agents = new Map<string, AgentInput>();
  states = new Map<string, AgentState>();
  waits = new Map<string, WaitInput>();
  exclusions: Array<Omit<Extract<RoutingInput, { kind: "excluded" }>, "kind">> = [];

  apply(input: RoutingInput): void {
    if (input.kind === "queue") this.queues.set(input.queue.id, input.queue);
    if (input.kind === "agent") this.agents.set(input.agent.id, input.agent);
    if (input.kind === "state") this.states.set(input.state.agent, input.state);
    if (input.kind === "wait") this.waits.set(input.wait.id, input.wait);
    if (input.kind === "excluded") {
      const { conversation, agent, until } = input;
      this.exclusions = this.exclusions.filter((one) => one.conversation !== conversation || one.agent !== agent);
      this.exclusions.push({ conversation, agent, until });
    }
    if (input.kind === "wait-gone") {
      const gone = this.waits.get(input.wait);
      this.waits.delete(input.wait);
      if (gone && input.how !== "moved")
        this.exclusions = this.exclusions.filter(
          ({ conversation, until }) => conversation !== gone.conversation || (input.how === "taken" && until !== null),
        );
    }
    if (input.kind === "snapshot") {
      this.queues = new Map(input.queues.map((queue) => [queue.id, queue]));
      this.agents = new Map(input.agents.map((agent) => [agent.id, agent]));
      this.states = new Map(input.states.map((state) => [state.agent, state]));
      this.waits = new Map(input.waits.map((wait) => [wait.id, wait]));
      this.exclusions = [...input.exclusions];
    }
  }

  settings(wait: WaitInput): QueueSettings {
    return this.queues.get(wait.queue)?.settings ?? plainQueue;
  }

  /** Priority, with what each minute of waiting has added; in 60,000ths. */
  urgency(wait: WaitInput, now: number): number {
    return wait.priority * 60_000 + this.settings(wait).aging * (now - wait.since);
  }

  /** All who wait: the most urgent first, then who came first, then by id. */
  inOrder(now: number): WaitInput[] {
    return [...this.waits.values()].sort(
      (a, b) => this.urgency(b, now) - this.urgency(a, now) || a.since - b.since || (a.id < b.id ? -1 : 1),
    );
  }

  waitsOf(queue: string, now: number): string[] {
    return this.inOrder(now)
      .filter((wait) => wait.queue === queue)
      .map(({ id }) => id);
  }

  isExcluded(wait: WaitInput, agent: string, now: number): boolean {
    return this.exclusions.some(
      (one) => one.conversation === wait.conversation && one.agent === agent && (one.until ?? Infinity) > now,
    );
  }

  /** The rings reached so far: the queue itself is ring 0. `now` null: all there will ever be. */
  rings(wait: WaitInput, now: number | null): Array<{ queues: string[]; needs: Map<string, number> }> {
    const { rings, needs, matching } = this.settings(wait);
    const asked = matching === "none" ? [] : [...needs, ...wait.needs];
    const waited = now === null ? Infinity : Math.max(0, now - wait.enteredAt);
    const reached = rings.toSorted((a, b) => a.after - b.after).filter(({ after }) => after * 1000 <= waited);
    return [0, ...reached.map((_, at) => at + 1)].map((many) => {
      const passed = reached.slice(0, many);
      const left = asked.filter(({ skill }) => !passed.some(({ drop }) => drop.includes(skill)));
      const levels = new Map<string, number>();
      for (const { skill, least } of left) levels.set(skill, Math.max(least, levels.get(skill) ?? 0));
      return { queues: [wait.queue, ...passed.flatMap(({ add }) => add)], needs: levels };
    });
  }

  level(agent: AgentInput, skill: string): number {
    return Math.max(0, ...agent.routing.skills.filter((his) => his.skill === skill).map(({ level }) => level));
  }

  /** His place by configuration alone after so long a wait, or why he has none. */
  fit(wait: WaitInput, agent: AgentInput, now: number): Pick<Rank, "ring" | "order" | "skill"> | ExclusionReason {
    const { queues, groups } = agent.routing;
    const waited = Math.max(0, now - wait.enteredAt);
    const serving = (names: string[]) =>
      queues === null ? [{ order: 1, delay: 0 }] : queues.filter(({ queue }) => names.includes(queue));
    const able = (needs: Map<string, number>) =>
      [...needs].every(([skill, least]) => this.level(agent, skill) >= least);
    const last = this.rings(wait, null).at(-1)!;
    if (serving(last.queues).length === 0) return "not-in-queue";
    if (wait.group !== null && !groups.includes(wait.group)) return "not-in-group";
    if (!able(last.needs)) return "lacks-skill";
    const reached = this.rings(wait, now);
    const asked = [...reached.at(-1)!.needs.keys()].map((skill) => this.level(agent, skill));
    const skill = this.settings(wait).matching === "best" ? asked.reduce((sum, level) => sum - level, 0) : 0;
    for (const [ring, { queues: names, needs }] of reached.entries()) {
      const through = serving(names).filter(({ delay }) => delay * 1000 <= waited);
      if (!able(needs) || through.length === 0) continue;
      return { ring, order: Math.min(...through.map(({ order }) => order)), skill };
    }
    return "later";
  }

  /** What he is doing now that keeps him from this channel. */
  hindrance(agent: AgentInput, channel: "chat" | "video", rung: Set<string>): ExclusionReason | null {
    const state = this.states.get(agent.id);
    if (!state?.here) return "not-here";
    if (!state.available) return "not-available";
    if (!state.ready) return "not-ready";
    if (agent.capacity[channel] === 0) return "channel-off";
    if (state.ringing || rung.has(agent.id)) return "ringing";
    const { load } = state;
    const exclusive = !agent.routing.interruptible;
    if (channel === "chat" && exclusive && load.video > 0) return "in-call";
    if (channel === "chat" && load.chat >= agent.capacity.chat) return "full";
    if (channel === "video" && load.video >= agent.capacity.video) return "in-call";
    if (channel === "video" && exclusive && load.chat > 0) return "full";
    return null;
  }

  /** Whom a visitor is kept for now: an agent at work, who could have him but for what he is doing. */
  keeper(wait: WaitInput, now: number): AccountId | null {
    if (wait.only !== null) return wait.only;
    if (wait.kept === null || wait.kept.until <= now) return null;
    const agent = this.agents.get(wait.kept.agent);
    const state = this.states.get(wait.kept.agent);
    if (!agent || !state?.here || !state.available || agent.capacity[wait.channel] === 0) return null;
    if (this.isExcluded(wait, agent.id, now) || typeof this.fit(wait, agent, now) === "string") return null;
    return agent.id;
  }

  /** His rank for this visitor now, or why he may not have him. */
  ask(wait: WaitInput, agent: AgentInput, now: number, rung = new Set<string>()): Rank | ExclusionReason {
    const keeper = this.keeper(wait, now);
    if (keeper !== null && keeper !== agent.id) return "kept-for-another";
    const byName = { ring: 0, order: 0, skill: 0 };
    const fit = wait.only === null ? this.fit(wait, agent, now) : byName;
    if (typeof fit === "string") return fit;
    const hindrance = this.hindrance(agent, wait.channel, rung);
    if (hindrance !== null) return hindrance;
    if (this.isExcluded(wait, agent.id, now)) return "had-it";
    const { load, idleSince } = this.states.get(agent.id)!;
    return {
      kept: keeper === agent.id || wait.kept?.agent === agent.id ? 0 : 1,
      ring: fit.ring,
      first: agent.routing.first ? 0 : 1,
      order: fit.order,
      skill: fit.skill,
      load: wait.channel === "chat" ? load.chat : 0,
      idleSince,
    };
  }

  why(wait: WaitInput, now: number, rung = new Set<string>()): WhyAgent {
    const answers = [...this.agents.values()].map((agent) => ({
      agent: agent.id,
      rank: this.ask(wait, agent, now, rung),
    }));
    const free = answers.filter((one): one is { agent: AccountId; rank: Rank } => typeof one.rank !== "string");
    const fields = ["kept", "ring", "first", "order", "skill", "load", "idleSince"] as const;
    free.sort((a, b) => {
      const field = fields.find((name) => a.rank[name] !== b.rank[name]);
      return field ? a.rank[field] - b.rank[field] : a.agent < b.agent ? -1 : 1;
    });
    const excluded: WhyAgent["excluded"] = {};
    for (const reason of exclusionReasons) {
      const many = answers.filter(({ rank }) => rank === reason).length;
      if (many > 0) excluded[reason] = many;
    }
    return {
      version: 2,
      best: free.slice(0, 10),
      free: free.length,
      excluded,
      priority: this.urgency(wait, now) / 60_000,
      ahead: this.inOrder(now)
        .filter(({ queue }) => queue === wait.queue)
        .findIndex(({ id }) => id === wait.id),
    };
  }

  decide(now: number): Decision[] {
    const rung = new Set<string>();
    const decisions: Decision[] = [];
    for (const wait of this.inOrder(now)) {
      if (wait.offered) continue;
      const why = this.why(wait, now, rung);
      const first = why.best[0];
      if (!first) continue;
      rung.add(first.agent);
      decisions.push({ wait: wait.id, conversation: wait.conversation, agent: first.agent, why });
    }
    return decisions;
  }
}
