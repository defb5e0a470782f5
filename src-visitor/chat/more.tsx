import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { longestPreview } from "../../src-shared/chat/visitor-asks.ts";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import { mayBeRich } from "../../src-shared/rich/tree.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { MessageRow, Row } from "../conversations/rows.ts";
import { chatText } from "../text/chat-text.ts";
import { faultText, text } from "../text/text.ts";
import { lazyPart } from "../lazy-part.ts";
import type { ChatPart } from "./more-parts.ts";
import { firstBytes } from "./preview.ts";
import "./more.css";

export interface ChatPorts {
  readonly ask: Link<VisitorContract>["ask"];
  readonly machine: Machine;
  readonly page: ReadonlySignal<PublicPage | undefined>;
  readonly isReady: ReadonlySignal<boolean>;
  /** The hub's clock. */
  readonly now: () => number;
}

/** He is seen writing at most so often, milliseconds. */
const previewEvery = 500;

interface Rules {
  readonly minutes: number;
  readonly preview: boolean;
}

export function chatPart({ ask, machine, page, isReady, now }: ChatPorts): ChatPart {
  const edit = signal<{ id: MessageId; text: string } | null>(null);
  const reply = signal<{ id: MessageId; text: string } | null>(null);
  const rules = signal<Rules>({ minutes: 0, preview: false });
  const fault = signal("");
  const open = signal<MessageId | null>(null);
  const rich = lazyPart(
    computed(() => page.value?.entries.some(({ event }) => isWritten(event) && mayBeRich(event.message.text))),
    async () => (await import("./rich.tsx")).Rich,
  );

  // What holds may be another with each queue, and after each time away.
  effect(() => {
    const summary = page.value?.summary;
    const key = summary && `${summary.id} ${summary.queue.id} ${summary.state}`;
    if (!key || !isReady.value) return;
    ask("chat.rules", { conversation: summary.id }).then(
      (found) => (rules.value = found),
      (error: unknown) => console.debug(error),
    );
  });

  let wanted: string | null = null;
  let isPausing = false;
  function show(): void {
    const summary = page.peek()?.summary;
    if (wanted === null || isPausing || !rules.peek().preview || summary?.state !== "active") return;
    const draft = firstBytes(wanted, longestPreview);
    wanted = null;
    isPausing = true;
    machine.after(previewEvery, () => {
      isPausing = false;
      show();
    });
    // It passes: what is lost of it is told again with the next letter.
    ask("chat.preview", { conversation: summary.id, text: draft }).then(
      ({ shown }) => shown || (rules.value = { ...rules.peek(), preview: false }),
      (error: unknown) => console.debug(error),
    );
  }

  function drop(): void {
    edit.value = reply.value = null;
    fault.value = "";
  }

  async function change(work: Promise<unknown>): Promise<void> {
    try {
      await work;
      drop();
    } catch (error) {
      fault.value = chatText("failed", { why: faultText(faultOf(error)) });
    }
  }

  const conversation = () => page.peek()!.summary.id;
  const mayChange = (row: MessageRow): boolean =>
    row.mine && now() - row.at < rules.value.minutes * 60_000 && page.value?.summary.state !== "ended";
  const isHere = (row: MessageRow): boolean =>
    row.seq > 0 &&
    page.value?.entries.some(({ seq, event }) => seq === row.seq && isWritten(event) && event.message.id === row.id) ===
      true;

  function Actions({ row }: { row: MessageRow }) {
    const begin = (what: "edit" | "reply") => () => {
      drop();
      open.value = null;
      (what === "edit" ? edit : reply).value = { id: row.id, text: row.text };
      document.querySelector<HTMLElement>(".composer textarea")?.focus();
    };
    const isOpen = open.value === row.id;
    return (
      <span class="acts">
        {isOpen && (
          <span class="act-list">
            <button type="button" class="link" onClick={begin("reply")}>
              {chatText("reply")}
            </button>
            {mayChange(row) && (
              <>
                <button type="button" class="link" onClick={begin("edit")}>
                  {chatText("edit")}
                </button>
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    open.value = null;
                    void change(ask("chat.delete", { conversation: conversation(), message: row.id }));
                  }}
                >
                  {chatText("delete")}
                </button>
              </>
            )}
          </span>
        )}
        <button
          type="button"
          class="act"
          aria-expanded={isOpen}
          aria-label={chatText("more", { words: row.text.slice(0, 40) })}
          onClick={() => (open.value = isOpen ? null : row.id)}
        >
          ⋯
        </button>
      </span>
    );
  }

  return {
    edit,
    save: (words) => {
      const now = edit.peek();
      if (now) void change(ask("chat.edit", { conversation: conversation(), message: now.id, text: words }));
    },
    wrote(draft) {
      wanted = draft;
      show();
    },
    takeReply() {
      const id = reply.peek()?.id;
      drop();
      return id;
    },

    Body({ row, rows }: { row: MessageRow; rows: readonly Row[] }) {
      const Rich = mayBeRich(row.text) ? rich.value : null;
      return (
        <>
          {row.replyTo && <Quote id={row.replyTo} rows={rows} />}
          <div class="said">
            {Rich ? (
              <div class="body" dir="auto">
                <Rich text={row.text} />
              </div>
            ) : (
              row.text && (
                <p class="body" dir="auto">
                  {row.text}
                </p>
              )
            )}
            {isHere(row) && page.value?.summary.state !== "ended" && <Actions row={row} />}
          </div>
        </>
      );
    },

    Above() {
      const about = edit.value ?? reply.value;
      return (
        <>
          {fault.value && (
            <p class="fault" role="alert">
              {fault.value}
            </p>
          )}
          {about && (
            <p class="about">
              <span dir="auto">
                {chatText(edit.value ? "editing" : "replying", { words: about.text.slice(0, 120) })}
              </span>
              <button type="button" class="link" onClick={drop}>
                {chatText("cancel")}
              </button>
            </p>
          )}
          {rules.value.preview && page.value?.summary.state === "active" && <p class="seen">{chatText("preview")}</p>}
        </>
      );
    },
  };
}

type Event = PublicPage["entries"][number]["event"];

function isWritten(event: Event): event is Extract<Event, { type: "chat.messageAdded" }> {
  return event.type === "chat.messageAdded";
}

/** What a message answers; a press leads there. */
function Quote({ id, rows }: { id: MessageId; rows: readonly Row[] }) {
  const row = rows.find((one): one is MessageRow => one.kind === "message" && one.id === id);
  const words = row ? (row.deleted ? text("message.deleted") : row.text) : chatText("earlier");
  return (
    <button
      type="button"
      class="quote"
      dir="auto"
      onClick={() => document.getElementById(`m-${id}`)?.scrollIntoView({ block: "center" })}
    >
      <span class="unseen">{chatText("answers")}</span>
      {words.slice(0, 120)}
    </button>
  );
}
