import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { type colleagueAsks, watchFor } from "../../src-shared/supervision/colleague-asks.ts";
import type { supervisionWatchAsks } from "../../src-shared/supervision/watch-asks.ts";
import type { Rights } from "../accounts/rights.ts";
import { addresses } from "../bus.ts";
import type { Feed } from "../connections/feed.ts";
import type { HubParts } from "../ports.ts";
import { conversationsOf } from "./conversations-of.ts";

/** One connection's looking at others: it hears of them for as long as it asks again in time. */
export function watchHandlers(
  rights: Pick<Rights, "may" | "changed">,
  { live, store: { machine, read } }: Pick<HubParts, "live" | "store">,
  feed: Pick<Feed, "listen" | "leave">,
): HandlersOf<typeof colleagueAsks & typeof supervisionWatchAsks> {
  const hearing = { colleagues: whileAsked(), supervision: whileAsked() };

  function whileAsked() {
    let held: readonly string[] = [];
    let stopExpiry: Stop = () => {};
    function leave(): void {
      stopExpiry();
      for (const address of held) feed.leave(address);
      held = [];
    }
    return {
      leave,
      hear(...wanted: string[]): void {
        for (const address of held) if (!wanted.includes(address)) feed.leave(address);
        for (const address of wanted) feed.listen(address);
        held = wanted;
        stopExpiry();
        stopExpiry = machine.after(watchFor, leave);
      },
    };
  }

  // Whose right is taken away hears nothing from then on, not only nothing new.
  rights.changed(() => {
    if (!rights.may("Supervision > Live > View")) hearing.supervision.leave();
  });

  // Heard before it is answered: what comes in between is not missed.
  return {
    "colleagues.watch"({ held }) {
      hearing.colleagues.hear(addresses.colleagues);
      return live.colleagues(held);
    },
    "colleagues.unwatch"() {
      hearing.colleagues.leave();
      return {};
    },
    "supervision.watch"({ held, queue }) {
      hearing.supervision.hear(addresses.supervision, ...(queue === null ? [] : [addresses.waits(queue)]));
      return live.supervision(held, queue);
    },
    "supervision.unwatch"() {
      hearing.supervision.leave();
      return {};
    },
    async "agent.conversations"({ agent: of }) {
      return { conversations: await conversationsOf(read, of) };
    },
  };
}
