import { useState } from "preact/hooks";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { text } from "../text/text.ts";
import { Icon } from "../ui/icons.tsx";
import type { Widget } from "../widget-ports.ts";

/** Whom one is talking to, and the way out. */
export function Header({
  widget,
  summary,
  site,
}: {
  widget: Widget;
  summary: PublicSummary | undefined;
  site: string;
}) {
  const part = widget.wait.value;
  const [ending, setEnding] = useState("");
  const open = summary !== undefined && summary.state !== "ended";
  const name = (summary?.agent ?? summary?.bot)?.name ?? site;
  return (
    <header aria-label={text("header.region")}>
      <span class="face" aria-hidden="true">
        {Array.from(name.trim().toUpperCase())[0]}
      </span>
      <div class="who">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        {summary && <p>{underName(summary, widget.video.screen.value === "call")}</p>}
      </div>
      {open && (
        <button type="button" class="quiet" onClick={() => setEnding(summary.id)}>
          {text("header.end")}
        </button>
      )}
      <button type="button" class="quiet round" aria-label={text("header.more")} onClick={widget.askMore}>
        <Icon name="more" />
      </button>
      {widget.more.value && <widget.more.value.Dialog />}
      {!widget.isLanding && (
        <button type="button" class="quiet round" aria-label={text("header.close")} onClick={widget.close}>
          <Icon name="down" />
        </button>
      )}
      {open && part && ending === summary.id && <part.End inCall={summary.call !== null} close={() => setEnding("")} />}
    </header>
  );
}

function underName({ state, queue, bot }: PublicSummary, inCall: boolean): string {
  if (bot && state === "waiting") return text("header.bot");
  if (state === "waiting") return text("header.waiting");
  if (state === "ended") return text("header.ended");
  return inCall ? text("header.video") : queue.name;
}
