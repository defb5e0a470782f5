import type { SurveyEvent } from "../../src-shared/surveys/events.ts";
import { bestOf } from "../../src-shared/surveys/model.ts";
import type { Notice } from "./notice.ts";

/** What the visitor was asked after the conversation, and what he said to it. */
export function surveyNoticeOf(event: SurveyEvent, visitor: string): Notice {
  switch (event.type) {
    case "survey.asked":
      return event.mailedTo === ""
        ? { text: "notice.surveyAsked", values: { visitor } }
        : { text: "notice.surveyMailed", values: { visitor, to: event.mailedTo } };
    case "survey.lapsed":
      return { text: event.why === "skipped" ? "notice.surveySkipped" : "notice.surveyLate", values: { visitor } };
    case "survey.answered": {
      const { scale, score, text, answers } = event;
      const values = { visitor, score, best: bestOf(scale), text, isChange: answers > 1 ? "yes" : "no" };
      const commented = text === "" ? "" : "With";
      if (scale === "thumbs") return { text: `notice.surveyThumb${score === 2 ? "Up" : "Down"}${commented}`, values };
      return { text: `notice.surveyScore${commented}`, values };
    }
  }
}
