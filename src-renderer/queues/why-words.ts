import type { Offer } from "../../src-shared/queues/model.ts";
import type { Rank, WhyAgent } from "../../src-shared/routing/why.ts";
import { perLanguage } from "../text/language.ts";
import { text } from "../text/text.ts";

/**
 * Why it is this agent who is asked, in one sentence: who hands it on and what he wrote, else the first thing by which he
 * went before the next one. Null when nothing is known.
 */
export function whyWords(offer: Offer): string | null {
  const { kind, by, note } = offer;
  if (by !== null && (kind === "transfer" || kind === "consult")) {
    const id = kind === "transfer" ? "handedOn" : "consult";
    return note === "" ? text(`queues.why.${id}`, { by }) : text(`queues.why.${id}Note`, { by, note });
  }
  if (offer.why === null) return null;
  if (offer.why.best[0]?.rank.kept === 0) return text("queues.why.kept", { name: visitorName(offer) });
  if (kind === "again") return text("queues.why.again");
  return offer.why.free <= 1 ? text("queues.why.only") : wentBefore(offer, offer.why);
}

export function visitorName({ visitor }: Offer): string {
  return visitor.name || text("conversations.noName");
}

function wentBefore({ skills }: Offer, { best: [mine, next] }: WhyAgent): string {
  const what = mine && next ? order.find((field) => mine.rank[field] !== next.rank[field]) : undefined;
  switch (what) {
    case "ring":
      return text("queues.why.ring");
    case "first":
      return text("queues.why.first");
    case "order":
      return text("queues.why.order");
    case "skill":
      return skills.length > 0 ? text("queues.why.skill", { skills: listOf(skills) }) : text("queues.why.skillAny");
    case "load":
      return text("queues.why.load");
    case "idleSince":
      return text("queues.why.idle");
    default:
      return text("queues.why.turn");
  }
}

/** As the matcher compares them. */
const order = ["ring", "first", "order", "skill", "load", "idleSince"] as const satisfies Array<keyof Rank>;
const list = perLanguage((own) => new Intl.ListFormat(own, { type: "conjunction" }));
const listOf = (names: readonly string[]): string => list().format(names);
