import { type Catalogue, catalogueFor } from "../../src-shared/languages/choose.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import { hot } from "../store/hot.ts";
import type { Reader } from "../store/transact.ts";

const languagesOf = hot<{ languages: string }>("select languages from visitor where id = ?");
const languageOf = hot<{ language: string | null }>("select language from conversation where id = ?");
const siteOf = hot<{ body: string }>("select body from site where id = ?");

/**
 * Whose words a visitor reads outside of the widget, chosen as the widget chooses its own: by the languages of the site,
 * and what his browser said in this conversation and last. English where nothing is known.
 */
export async function readsIn(
  db: Reader,
  { visitor, site, conversation }: { visitor: VisitorId; site: string; conversation: ConversationId | null },
): Promise<Catalogue> {
  const [said] = conversation === null ? [] : await languageOf(db, [conversation]);
  const [known] = await languagesOf(db, [visitor]);
  const [shown] = await siteOf(db, [site]);
  const own = known ? (JSON.parse(known.languages) as string[]) : [];
  const { languages = [] } = JSON.parse(shown?.body ?? "{}") as { languages?: string[] };
  return catalogueFor(languages, said?.language ? [said.language, ...own] : own);
}
