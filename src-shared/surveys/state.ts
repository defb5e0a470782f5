import type { SurveyEvent } from "./events.ts";
import type { SurveyView } from "./model.ts";

/** The next state of a conversation's survey. */
export function applySurvey(survey: SurveyView | null, event: SurveyEvent): SurveyView | null {
  switch (event.type) {
    case "survey.asked": {
      const { scale, comment, question, until } = event;
      return { state: "asked", scale, comment, question, until, score: null, text: "", answers: 0, answeredAt: null };
    }
    case "survey.answered": {
      const { score, text, answers, at } = event;
      return survey && { ...survey, state: "answered", score, text, answers, answeredAt: survey.answeredAt ?? at };
    }
    case "survey.lapsed":
      return survey && { ...survey, state: "lapsed" };
  }
}
