import { appointmentVisitorAsks } from "../appointments/visitor-asks.ts";
import { chatAsks } from "../chat/asks.ts";
import { chatVisitorAsks } from "../chat/visitor-asks.ts";
import { conversationVisitorAsks } from "../conversations/visitor-asks.ts";
import { transcriptVisitorAsks } from "../history/transcript-asks.ts";
import { leftMessageVisitorAsks } from "../left-messages/asks.ts";
import { mediaReportAsks } from "../media-report/asks.ts";
import { requestAsks } from "../requests/asks.ts";
import type { Contract, EventOf, StateOf } from "../rpc/contract.ts";
import { surveyVisitorAsks } from "../surveys/visitor-asks.ts";
import { uploadAsks } from "../uploads/asks.ts";
import { videoVisitorAsks } from "../video/visitor-asks.ts";
import { videoTestVisitorAsks } from "../video-test/asks.ts";
import { dataRequestVisitorAsks } from "../visitors/data-requests.ts";
import { visitorOwnAsks } from "../visitors/visitor-asks.ts";
import { visitorFace } from "./visitor-face.ts";

/** visitor ↔ hub */
export const visitorContract = {
  ...visitorFace,
  asks: {
    ...conversationVisitorAsks,
    ...leftMessageVisitorAsks,
    ...transcriptVisitorAsks,
    ...chatAsks,
    ...chatVisitorAsks,
    ...videoVisitorAsks,
    ...requestAsks,
    ...uploadAsks,
    ...surveyVisitorAsks,
    ...mediaReportAsks,
    ...videoTestVisitorAsks,
    ...visitorOwnAsks,
    ...dataRequestVisitorAsks,
    ...appointmentVisitorAsks,
  },
} as const satisfies Contract;

export type VisitorContract = typeof visitorContract;
export type VisitorEvent = EventOf<VisitorContract>;
export type VisitorState = StateOf<VisitorContract>;
