import { createHash } from "node:crypto";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type SurveyView } from "../../src-shared/surveys/model.ts";
import { conversationRow } from "../conversations/rows.ts";
import { provedAddress } from "../history/transcript/addresses.ts";
import { maskedAddress } from "../mail/address.ts";
import type { LetterTemplate } from "../mail/template.ts";
import type { SurveyLetter } from "../mail/values.ts";
import type { HubParts, HubPorts } from "../ports.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { datesIn, text } from "../text.ts";
import { readsIn } from "../visitors/reads.ts";
import { answer } from "./answer.ts";
import { askAgain } from "./ask.ts";
import { surveyRow, surveyViewOf } from "./rows.ts";

type Ports = Pick<HubParts, "store" | "mail" | "box">;

/** Nobody is written to more often. */
const apart = 24 * 3_600_000;
const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
const sealedAbout = (conversation: ConversationId): string => `survey ${conversation}`;

/** Asks by letter as well; the link of a letter before is void. Answers with the address, masked. */
export async function mailSurvey(tx: Tx, { store, mail, box }: Ports, row: ConversationRow): Promise<string> {
  mail.required();
  const address = await provedAddress(tx.db, row.visitor);
  if (address === null) throw refuse("forbidden", "address-unproved");
  const before = await tx.db
    .selectFrom("survey_link")
    .select("sent_at")
    .where("conversation", "=", row.id)
    .executeTakeFirst();
  if (before && before.sent_at > tx.now - apart)
    throw refuse("conflict", "survey-mailed", { values: { at: before.sent_at } });
  const to = maskedAddress(address);
  const until = await askAgain(tx, row, to);
  const token = Buffer.from(store.machine.randomBytes(24)).toString("base64url");
  const link = { token: hashOf(token), until, sent_at: tx.now, used_at: null };
  await tx.db
    .insertInto("survey_link")
    .values({ conversation: row.id, ...link })
    .onConflict((conflict) => conflict.column("conversation").doUpdateSet(link))
    .execute();
  await mail.queue(tx, "survey", address, { conversation: row.id, sealed: box.seal(token, sealedAbout(row.id)) });
  return to;
}

interface LetterPorts {
  readonly house: string;
  readonly box: Pick<HubPorts["box"], "open">;
  readonly publicUrl: HubPorts["publicUrl"];
}

/** The letter; none any more once it is answered, or once a newer one is on its way. */
export function surveyLetter({ house, box, publicUrl }: LetterPorts): LetterTemplate<SurveyLetter> {
  return {
    async write({ conversation, sealed }, db) {
      const token = box.open(sealed, sealedAbout(conversation));
      const link = token === undefined ? undefined : await linkRow(db, token);
      const survey = await surveyRow(db, conversation);
      const row = await conversationRow(db, conversation);
      if (!row || !link || !survey || survey.state === "answered") return undefined;
      const language = await readsIn(db, { ...row, conversation });
      const day = new Intl.DateTimeFormat(datesIn(language), { timeZone: "UTC", dateStyle: "long" });
      const values = {
        house,
        link: `${publicUrl?.() ?? ""}/rating/${token}`,
        until: day.format(link.until),
      };
      return {
        subject: text(language, "letter.survey.subject", values),
        text: text(language, "letter.survey.body", values),
      };
    },
  };
}

const linkRow = (db: Reader, token: string) =>
  db.selectFrom("survey_link").selectAll().where("token", "=", hashOf(token)).executeTakeFirst();

/** What a link leads to. `done`: it is answered, by it or elsewhere. */
export type Rating =
  | { readonly state: "open"; readonly survey: SurveyView }
  | { readonly state: "done" }
  | { readonly state: "gone" };

/** Looks and changes nothing: mail programs look at links by themselves. */
export async function ratingOf(db: Reader, token: string, now: number): Promise<Rating> {
  const link = await linkRow(db, token);
  const survey = link && (await surveyViewOf(db, link.conversation));
  if (!link || !survey) return { state: "gone" };
  if (link.used_at !== null || survey.state === "answered") return { state: "done" };
  return now < link.until ? { state: "open", survey } : { state: "gone" };
}

/** Takes the one answer of a link. Refused `conflict` when it is answered, `gone` when it is over, `invalid` for no such score. */
export async function rateByLink(tx: Tx, token: string, said: { score: number; text: string }): Promise<void> {
  const rating = await ratingOf(tx.db, token, tx.now);
  if (rating.state === "done") throw refuse("conflict", "survey-answered");
  if (rating.state === "gone") throw refuse("gone", "survey-over");
  const link = await linkRow(tx.db, token);
  await answer(tx, link!.conversation, { ...said, after: 0, byLink: true });
  await tx.db
    .updateTable("survey_link")
    .set({ used_at: tx.now })
    .where("conversation", "=", link!.conversation)
    .execute();
}
