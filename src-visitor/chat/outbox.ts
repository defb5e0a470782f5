import * as z from "zod/mini";
import { MessageId } from "../../src-shared/chat/model.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import { Fault } from "../../src-shared/rpc/fault.ts";
import { Attachment } from "../../src-shared/uploads/model.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";

/** A message that the log does not show yet. It keeps its id through every try, so that it is stored once. */
const Unsent = z.object({
  id: MessageId,
  text: z.string(),
  at: z.number(),
  state: z.enum(["sending", "sent", "failed"]),
  fault: z.nullable(Fault),
  files: z.optional(z.array(Attachment)),
  replyTo: z.optional(MessageId),
});
export type Unsent = z.infer<typeof Unsent>;

type Outbox = readonly Unsent[];

export function put(
  outbox: Outbox,
  id: MessageId,
  text: string,
  at: number,
  files: readonly Attachment[] = [],
  replyTo?: MessageId,
): Outbox {
  return [
    ...outbox,
    {
      id,
      text,
      at,
      state: "sending",
      fault: null,
      ...(files.length > 0 && { files: [...files] }),
      ...(replyTo && { replyTo }),
    },
  ];
}

/** The next one to be sent: one after another, so that the order is the visitor's. */
export function nextOf(outbox: Outbox): Unsent | undefined {
  return outbox.find(({ state }) => state === "sending");
}

export function accepted(outbox: Outbox, id: MessageId): Outbox {
  return changed(outbox, id, { state: "sent", fault: null });
}

export function failed(outbox: Outbox, id: MessageId, fault: Fault): Outbox {
  return changed(outbox, id, { state: "failed", fault });
}

export function tryAgain(outbox: Outbox, id: MessageId): Outbox {
  return changed(outbox, id, { state: "sending", fault: null });
}

/** Without one that was refused: the visitor has given it up. */
export function discarded(outbox: Outbox, id: MessageId): Outbox {
  return outbox.filter((unsent) => unsent.id !== id || unsent.state !== "failed");
}

/** Without what stands in the log by now. */
export function arrived(outbox: Outbox, page: PublicPage): Outbox {
  const kept = outbox.filter(
    ({ id }) => !page.entries.some(({ event }) => event.type === "chat.messageAdded" && event.message.id === id),
  );
  return kept.length === outbox.length ? outbox : kept;
}

/** What a reload has to bring back; what the hub has acknowledged comes back with its log. */
export function outboxText(outbox: Outbox): string | null {
  const kept = outbox.filter(({ state }) => state !== "sent");
  return kept.length > 0 ? JSON.stringify(kept) : null;
}

export function outboxFrom(text: string | null): Outbox {
  const parsed = z.array(Unsent).safeParse(parseJson(text ?? "[]"));
  return parsed.success ? parsed.data : [];
}

function changed(outbox: Outbox, id: MessageId, change: Pick<Unsent, "state" | "fault">): Outbox {
  return outbox.map((unsent) => (unsent.id === id ? { ...unsent, ...change } : unsent));
}
