import { useState } from "preact/hooks";
import type { Request } from "../../src-shared/requests/model.ts";
import { callText } from "../text/call-text.ts";
import { faultText } from "../text/text.ts";
import type { VideoPorts } from "../video/visit.ts";
import { grant } from "./grant.ts";
import { PhotoCard } from "./photo-card.tsx";
import { declined } from "./requests.ts";

interface CardsProps {
  video: VideoPorts;
  agent: string;
}

/** What the agent asks for, each with plain words; nothing happens before *Allow*, and then the browser asks itself. */
export function RequestCards({ video, agent }: CardsProps) {
  const { fault, toMe, mine, withdraw } = video.requests;
  return (
    <>
      {fault.value && (
        <p class="fault" role="alert">
          {faultText(fault.value)}
        </p>
      )}
      {toMe.value.map((request) => (
        <RequestCard key={request.id} request={request} video={video} agent={agent} />
      ))}
      {mine.value.map(({ id }) => (
        <p key={id} class="soft">
          {callText("request.asked", { agent })}{" "}
          <button type="button" class="link" onClick={() => withdraw(id)}>
            {callText("request.withdraw")}
          </button>
        </p>
      ))}
    </>
  );
}

function RequestCard({ request, video, agent }: CardsProps & { request: Request }) {
  const { id, kind } = request;
  const [allowed, setAllowed] = useState(false);
  const title = callText("request.title", { kind, agent });

  async function allow(): Promise<void> {
    if (allowed) return;
    setAllowed(true);
    if (kind !== "photo") await video.requests.answer(id, await grant(kind, video));
  }

  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <p>{callText("request.hint", { kind, agent })}</p>
      {allowed && kind === "photo" ? (
        <PhotoCard video={video} request={id} />
      ) : (
        <div class="buttons">
          <button type="button" class="primary" aria-disabled={allowed} onClick={() => void allow()}>
            {callText("request.allow")}
          </button>
          <button
            type="button"
            aria-disabled={allowed}
            onClick={() => allowed || void video.requests.answer(id, declined)}
          >
            {callText("request.no")}
          </button>
        </div>
      )}
    </section>
  );
}
