import { useEffect } from "preact/hooks";
import { Composer } from "../chat/composer.tsx";
import { Messages } from "../chat/messages.tsx";
import { catchFocus } from "../door/focus.ts";
import { Welcome } from "../sites/welcome.tsx";
import { isPartMissing } from "../lazy-part.ts";
import { text } from "../text/text.ts";
import { onStage } from "../video/parts.ts";
import type { Widget } from "../widget-ports.ts";
import { Header } from "./header.tsx";
import { LinkLine } from "./link-line.tsx";
import { rowsOf } from "./rows.ts";

/** The whole panel. */
export function Panel({ widget }: { widget: Widget }) {
  const { hub, link, earlier, outbox } = widget.state.value;
  const page = hub?.conversation;
  const summary = page?.summary;
  const part = widget.video.part.value;
  const wait = widget.wait.value;
  const pages = page ? [...earlier, page] : earlier;
  const files = widget.files.value;
  const Copy = widget.copy.value;
  const appointment = widget.appointment.value;
  // Who came by the link of an appointment sees that first, whatever was before.
  const joins = widget.comesByLink() && (!summary || summary.state === "ended");
  const Survey = widget.survey.value;
  const Later = widget.later.value;
  const rows = rowsOf(
    pages,
    outbox,
    (event, of) => part?.words(event, of) ?? wait?.words(event, of) ?? files?.words(event, of),
  );
  const waiting = summary?.state === "waiting" && !summary.bot;
  const agent = summary?.agent?.name ?? text("notice.someone");
  const video = widget.video.screen.value;
  const inVideo = onStage(video);
  const place = `${hub === null} ${page === null}`;
  useEffect(() => widget.focusFirst(), [widget, place]);
  // The stage does it itself, once it is loaded.
  useEffect(() => (inVideo ? undefined : catchFocus()), [inVideo, video]);
  return (
    <div class={inVideo ? "panel in-video" : "panel"}>
      <Header widget={widget} summary={summary} site={hub?.site.name ?? ""} />
      <main aria-label={text("panel.region")}>
        {inVideo && part && <part.Place agent={agent} />}
        <div class="chat">
          <LinkLine
            link={link}
            known={hub !== null}
            // Who is seen in the call is not away, whatever became of his desk.
            away={!!summary?.agentAway && !summary.call?.present.includes("agent") && agent}
            reload={widget.reload}
          />
          {isPartMissing.value && <NotLoaded again={widget.fetchMissing} />}
          {!hub && <p class="place">{link.state === "ended" ? "" : text("loading")}</p>}
          {hub && joins && (appointment ? <appointment.Joining /> : <p class="place">{text("loading")}</p>)}
          {hub &&
            !joins &&
            !page &&
            (wait && !widget.isReachable() ? (
              <wait.Away />
            ) : (
              <>
                <Welcome widget={widget} site={hub.site} />
                {Later && <Later />}
              </>
            ))}
          {hub && !joins && page && wait?.writes.value && <wait.Writing />}
          {hub && !joins && page && !wait?.writes.value && (
            <>
              {waiting && wait && <wait.Waiting small={rows.length > 0} />}
              {(!waiting || rows.length > 0) && <Messages widget={widget} rows={rows} />}
              <div class="asked" aria-live="polite">
                {wait && <wait.Below />}
                {Survey && summary?.survey && <Survey />}
                {Copy && summary?.state === "ended" && <Copy />}
                {part && <part.Asked agent={agent} />}
              </div>
              <Composer widget={widget} ended={summary?.state === "ended"}>
                {part && <part.Start agent={agent} />}
              </Composer>
            </>
          )}
        </div>
      </main>
    </div>
  );
}

/** The hub was away as a part was fetched, or a new hub has other files. */
function NotLoaded({ again }: { again: () => void }) {
  return (
    <div class="line-lost" role="alert">
      {text("part.notLoaded")}{" "}
      <button type="button" class="link" onClick={again}>
        {text("part.again")}
      </button>
    </div>
  );
}
