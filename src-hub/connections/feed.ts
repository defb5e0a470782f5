import { logNamed, logOf } from "../../src-shared/conversations/log.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Placed } from "../../src-shared/rpc/contract.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { leaves } from "../../src-shared/transfers/state.ts";
import { addresses, type Bus, type HubEvent, type News } from "../bus.ts";

type Opened = Extract<HubEvent, { type: "conversation.opened" }>;

/**
 * What one connection hears. It is opened, and holds back, before the state is read; `release` then sends what the state
 * does not cover yet. So nothing falls between reading and listening, and nothing comes twice.
 */
export class Feed {
  readonly #bus: Bus;
  /** Whose desk it is; null for a visitor's page. */
  readonly #agent: AccountId | null;
  readonly #stops = new Map<string, Stop>();
  /** The last seq of each log that the other end has. */
  readonly #heads = new Map<string, number>();
  /** Logs that the other end has left: what is told of them before it is taken in again is not for it. */
  readonly #left = new Set<string>();
  #held: News[] | undefined = [];
  #send: (placed: Placed<HubEvent>) => void = () => {};
  #version = 0;

  constructor(bus: Bus, agent: AccountId | null = null) {
    this.#bus = bus;
    this.#agent = agent;
  }

  listen(address: string): void {
    if (this.#stops.has(address)) return;
    this.#stops.set(
      address,
      this.#bus.subscribe(address, (news) => this.#take(news)),
    );
  }

  leave(address: string): void {
    this.#stops.get(address)?.();
    this.#stops.delete(address);
  }

  /** Calls `work` at every news of an address, for as long as the feed is open; then `ended`. Nothing is sent for it. */
  wakes(address: string, work: () => void, ended: Stop = () => {}): void {
    const stop = this.#bus.subscribe(address, work);
    this.#stops.set(`${address} wakes`, () => {
      stop();
      ended();
    });
  }

  /** Hears a log, first without knowing where the other end stands. */
  follow(log: string): void {
    this.listen(addresses.log(log));
  }

  unfollow(log: string): void {
    this.leave(addresses.log(log));
    this.#heads.delete(log);
  }

  /** Left between the look by which its logs are followed and the reading, unless it was opened anew since then. */
  forget(conversation: ConversationId): void {
    const opens = (this.#held ?? []).some(
      (news) =>
        "topic" in news && news.event.type === "conversation.opened" && shownBy(news.event).summary.id === conversation,
    );
    if (!opens) this.#leave(conversation);
  }

  /** The other end has the log up to `head`. */
  holds(log: string, head: number): void {
    this.#heads.set(log, head);
  }

  release(send: (placed: Placed<HubEvent>) => void): void {
    this.#send = send;
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const news of held) this.#pass(news);
  }

  /** Sends state of this connection's own making. */
  tell(event: HubEvent, topic: string): void {
    this.#take({ event, topic });
  }

  close(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }

  #take(news: News): void {
    // A conversation that opens is followed at once, held back or not: its next entry may come right behind it.
    if ("topic" in news && news.event.type === "conversation.opened") this.#enter(news.event);
    if (this.#held) this.#held.push(news);
    else this.#pass(news);
  }

  #enter(event: Opened): void {
    for (const { log } of logsOf(event)) this.follow(log);
  }

  #pass(news: News): void {
    if (!("event" in news)) return;
    if ("log" in news) {
      if (news.seq <= (this.#heads.get(news.log) ?? 0) || this.#left.has(news.log)) return;
      this.#heads.set(news.log, news.seq);
      this.#send(news);
      if (this.#isLast(news.event)) this.#leave(logNamed(news.log)?.conversation);
    } else if ("topic" in news) {
      if (news.event.type === "conversation.opened" && !this.#open(news.event)) return;
      this.#send({ event: news.event, topic: news.topic, version: ++this.#version });
    } else this.#send(news);
  }

  /** False when the other end has all of it: the state that it was given was read after this was told. */
  #open(event: Opened): boolean {
    const logs = logsOf(event);
    for (const { log } of logs) {
      this.#left.delete(log);
      this.follow(log);
    }
    const behind = logs.filter(({ log, head }) => (this.#heads.get(log) ?? 0) < head);
    for (const { log, head } of behind) this.holds(log, head);
    return behind.length > 0;
  }

  /** The staff log's last word to this agent: it is closed, or his part in it is over. */
  #isLast(event: HubEvent): boolean {
    return event.type === "conversation.closed" || (this.#agent !== null && leaves(event, this.#agent));
  }

  #leave(conversation: ConversationId | undefined): void {
    if (conversation === undefined) return;
    for (const kind of ["public", "staff"] as const) {
      const log = logOf(conversation, kind);
      this.unfollow(log);
      this.#left.add(log);
    }
  }
}

/** The logs of a conversation that opens, and how far it shows them. */
function logsOf(event: Opened): Array<{ log: string; head: number }> {
  const shown = shownBy(event);
  const { id } = shown.summary;
  const logs = [{ log: logOf(id, "public"), head: shown.head }];
  return "view" in event ? [...logs, { log: logOf(id, "staff"), head: event.view.staff.head }] : logs;
}

function shownBy(event: Opened) {
  return "view" in event ? event.view.public : event.page;
}
