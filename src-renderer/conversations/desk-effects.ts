import { useWatch } from "../presence/use-watch.ts";
import { useRing } from "../ring/use-ring.ts";
import { useCallersInTitle } from "../ring/use-title.ts";
import { useAnnouncements } from "./announcer.ts";
import { useTakenForHim } from "../queues/taken-for-him.ts";
import "../video/answer-incoming.ts";
import "../call-health/report.ts";
import "../queues/queue-actions.ts";
import { useKeptDrafts } from "../chat/drafts.ts";
import { useMarks } from "../chat/use-marks.ts";
import "../screen-pop/beside-actions.ts";
import { useScreenPop } from "../screen-pop/on-accept.ts";
import { useTimedOutWrapUps } from "./wrap-up-over.ts";
import "../chat/actions.ts";
import "./actions.ts";
import "./column-actions.ts";
import "./wrap-up-actions.ts";

/** What goes on whichever room is open: the ring, the title, what is said aloud, and the keys of conversations. */
export function useDeskEffects(): void {
  useRing();
  useWatch();
  useCallersInTitle();
  useAnnouncements();
  useTakenForHim();
  useTimedOutWrapUps();
  useMarks();
  useKeptDrafts();
  useScreenPop();
}
