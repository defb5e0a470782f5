import type { VisitorEvent } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import { language, timeText } from "../text/text.ts";
import { waitText } from "../text/wait-text.ts";

/** The lines of a conversation that goes elsewhere: to a bot, a queue or a colleague. */
export function waitWords(event: VisitorEvent, { entries }: PublicPage): string | undefined {
  if (event.type === "conversation.movedTo") return waitText("notice.movedTo", { agent: event.agent.name });
  if (event.type === "appointment.told") {
    const when = new Intl.DateTimeFormat(language(), { dateStyle: "full", timeStyle: "short" }).format(event.start);
    const agent = event.agent && (event.keptUntil ?? event.what === "other") ? event.agent.name : "nobody";
    const until = event.keptUntil === null ? "" : timeText(event.keptUntil);
    return waitText(`appointment.${event.what}`, { when, agent, until, instead: event.instead?.name ?? "" });
  }
  if (event.type !== "conversation.routed") return undefined;
  if (event.bot) return waitText("notice.bot", { bot: event.bot.name });
  const wasVideo = entries.some(({ event: one }) => one.type === "conversation.started" && one.channel === "video");
  return waitText(wasVideo && event.channel === "chat" ? "notice.queueChat" : "notice.queue");
}
