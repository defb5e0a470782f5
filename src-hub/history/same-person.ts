import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { hot } from "../store/hot.ts";
import type { Reader } from "../store/transact.ts";

const readInto = hot<{ merged_into: VisitorId | null }>("select merged_into from visitor where id = ?");
const readMerged = hot<{ id: VisitorId }>("select id from visitor where merged_into = ?");

/**
 * All that one person is known as: himself, and those of before his site vouched for him that have turned out to be him.
 * Only what was signed makes two one: who merely says the same name or address stays apart.
 */
export async function samePerson(db: Reader, visitor: VisitorId): Promise<VisitorId[]> {
  const is = (await readInto(db, [visitor]))[0]?.merged_into ?? visitor;
  return [is, ...(await readMerged(db, [is])).map(({ id }) => id)];
}
