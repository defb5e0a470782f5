import type { Selectable } from "kysely";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Spoken } from "../../src-shared/sites/language.ts";
import type { SurveyView } from "../../src-shared/surveys/model.ts";
import type { SurveyTables } from "../store/tables/surveys.ts";
import type { Reader } from "../store/transact.ts";

type SurveyRow = Selectable<SurveyTables["survey"]>;

export function surveyRow(db: Reader, conversation: ConversationId): Promise<SurveyRow | undefined> {
  return db.selectFrom("survey").selectAll().where("conversation", "=", conversation).executeTakeFirst();
}

/** What the survey's events add up to. */
export async function surveyViewOf(db: Reader, conversation: ConversationId): Promise<SurveyView | null> {
  const row = await surveyRow(db, conversation);
  if (!row) return null;
  return {
    state: row.state,
    scale: row.scale,
    comment: row.comment === 1,
    question: { ...(JSON.parse(row.question) as Spoken) },
    until: row.until,
    score: row.score,
    text: row.text,
    answers: row.answers,
    answeredAt: row.answered_at,
  };
}
