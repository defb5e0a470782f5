import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { surveyAgentAsks } from "../../src-shared/surveys/agent-asks.ts";
import type { surveyVisitorAsks } from "../../src-shared/surveys/visitor-asks.ts";
import type { Rights } from "../accounts/rights.ts";
import { ofVisitor } from "../conversations/rows.ts";
import { provedAddress } from "../history/transcript/addresses.ts";
import { maskedAddress } from "../mail/address.ts";
import { readableInHistory } from "../history/readable.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import { answer, skip } from "./answer.ts";
import { askAgain } from "./ask.ts";
import { mailSurvey } from "./by-mail.ts";
import { figuresOf, saidOn } from "./figures.ts";
import { changeSurveyRules, surveyRulesOf } from "./house.ts";

export function surveyVisitorHandlers(visitor: Visitor, change: Change): HandlersOf<typeof surveyVisitorAsks> {
  return {
    "survey.answer": ({ conversation, ...said }, call) =>
      change(call, { conversation, ...said }, async (tx) => {
        const row = await ofVisitor(tx.db, visitor.id, conversation);
        await answer(tx, row.id, said);
        return {};
      }),
    "survey.skip": (input, call) =>
      change(call, input, async (tx) => {
        const row = await ofVisitor(tx.db, visitor.id, input.conversation);
        await skip(tx, row.id);
        return {};
      }),
  };
}

export function surveyAgentHandlers(
  agent: Account,
  change: Change,
  hub: Pick<HubParts, "store" | "mail" | "box">,
  rights: Pick<Rights, "may">,
): HandlersOf<typeof surveyAgentAsks> {
  const { store, mail } = hub;
  const whose = (own = false) => (own || !rights.may("Survey > Figures > View") ? agent : null);
  return {
    "survey.figures": ({ days, own }) => store.snapshot((db) => figuresOf(db, days, whose(own))),
    "survey.said": ({ days, own, before }) => store.snapshot((db) => saidOn(db, days, whose(own), before)),
    "surveyRules.read": async () => ({ rules: await store.snapshot(surveyRulesOf) }),
    "surveyRules.change": (input, call) => change(call, input, (tx) => changeSurveyRules(tx, agent, input.rules)),
    "survey.way": ({ conversation }) =>
      store.snapshot(async (db) => {
        const row = await readableInHistory(db, agent, rights, conversation);
        const address = mail.isOn ? await provedAddress(db, row.visitor) : null;
        return { mail: mail.isOn, to: address === null ? null : maskedAddress(address) };
      }),
    "survey.mail": (input, call) =>
      change(call, input, async (tx) => {
        const row = await readableInHistory(tx.db, agent, rights, input.conversation);
        return { to: await mailSurvey(tx, hub, row) };
      }),
    "survey.send": (input, call) =>
      change(call, input, async (tx) => {
        await askAgain(tx, await readableInHistory(tx.db, agent, rights, input.conversation));
        return {};
      }),
  };
}
