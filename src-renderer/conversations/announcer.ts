import { useEffect } from "react";
import { noticeOf } from "../chat/notices.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { say } from "../ui/spoken.tsx";
import { type Arrival, arrivals } from "./arrivals.ts";

/** Says politely what arrived: the words in the open conversation, only the name elsewhere. */
export function useAnnouncements(): void {
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const said = arrivals(before.desk, now.desk).map((arrival) => wordsOf(arrival, now.view.conversation));
        if (said.length > 0) say(said.join(" "));
      }),
    [],
  );
}

function wordsOf(arrival: Arrival, open: string | null): string {
  const name = arrival.name || text("conversations.noName");
  if (arrival.kind === "offer")
    return text(arrival.isAuto ? "queues.autoArrived" : "queues.offerArrived", { name, queue: arrival.queue });
  if (arrival.kind === "video") return text("video.incoming.arrived", { name });
  if (arrival.kind === "request") return text("requests.showMe", { name });
  if (arrival.kind === "outcome") return outcomeWords(arrival, name);
  if (arrival.conversation !== open) return text("chat.arrivedElsewhere", { name });
  return text("chat.arrived", { name, words: arrival.text });
}

function outcomeWords({ event, by }: Extract<Arrival, { kind: "outcome" }>, visitor: string): string {
  const notice = noticeOf(event, { visitor, callStarted: () => undefined, invitedBy: () => by });
  if (!notice) return "";
  const remedy = notice.remedy ? ` ${text(notice.remedy, notice.values)}` : "";
  // Some of these sentences are two, and end as such.
  return `${text(notice.text, notice.values).replace(/\.?$/, ".")}${remedy}`;
}
