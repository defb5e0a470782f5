import { RequestCards } from "../requests/request-cards.tsx";
import { PhotoView } from "../requests/photo-view.tsx";
import { requestWords } from "../requests/words.ts";
import { Asked } from "./asked.tsx";
import { unableOf } from "./ability.ts";
import { CutOff } from "./cut-off.tsx";
import { HoldLine } from "./hold-line.tsx";
import { AlsoHere } from "./also-here.tsx";
import { noticeWords } from "./notices.ts";
import type { VideoPart } from "./parts.ts";
import { Place } from "./place.tsx";
import { Start } from "./start.tsx";
import { visit, type VisitPorts } from "./visit.ts";
import "../ui/card.css";
import "./part.css";

/** Video for one panel: all but the call itself, which loads with the first device check. */
export function videoPart(ports: VisitPorts): VideoPart {
  const video = visit(ports, unableOf(window));
  const videoWords = noticeWords(video);
  return {
    screen: video.screen,
    words: (event, page) => videoWords(event, page) ?? requestWords(event, page),
    Asked: ({ agent }) => (
      <>
        <HoldLine video={video} agent={agent} />
        <AlsoHere video={video} />
        <CutOff video={video} agent={agent} />
        <Asked video={video} agent={agent} />
        <RequestCards video={video} agent={agent} />
      </>
    ),
    Photo: ({ photo }) => <PhotoView ask={ports.ask} photo={photo} />,
    Place: ({ agent }) => <Place video={video} agent={agent} />,
    Start: ({ agent }) => <Start video={video} agent={agent} />,
  };
}
