import type { Account } from "../../src-shared/accounts/model.ts";
import { SurveyRules } from "../../src-shared/surveys/rules.ts";
import { remember } from "../administration/applied.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";

const readHouse = hot<{ body: string }>("select body from house where name = 'surveys'");

/** What the house lays down for surveys; until somebody has, nobody is asked. */
export async function surveyRulesOf(db: Reader): Promise<SurveyRules> {
  const [row] = await readHouse(db, []);
  return SurveyRules.parse(JSON.parse(row?.body ?? '{"house":{}}'));
}

export async function changeSurveyRules(tx: Tx, by: Account, rules: SurveyRules): Promise<Record<string, never>> {
  const before = await surveyRulesOf(tx.db);
  const body = JSON.stringify(rules);
  await tx.db
    .insertInto("house")
    .values({ name: "surveys", body })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ body }))
    .execute();
  await remember(tx, by, "surveyRules.changed", { before, after: rules });
  return {};
}
