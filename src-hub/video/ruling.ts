import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { VideoRules } from "../../src-shared/video/model.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { videoRules } from "./rules.ts";

/** The rules as they were last told; null before an agent has the conversation. */
export function rulesOf(row: Pick<ConversationRow, "rules">): VideoRules | null {
  return row.rules === null ? null : VideoRules.parse(JSON.parse(row.rules));
}

/** Decides and keeps the rules of a conversation that an agent has taken just now. */
export async function decideRules(tx: Tx, conversation: ConversationId): Promise<VideoRules> {
  const row = await tx.db
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", conversation)
    .executeTakeFirstOrThrow();
  const rules = await rulesNow(tx.db, row);
  await keep(tx, row, rules);
  return rules;
}

/** Decides them again after something that they hang on was changed, and tells them when they are new. Answers whether they are. */
export async function ruleAgain(tx: Tx, row: ConversationRow): Promise<boolean> {
  const rules = await rulesNow(tx.db, row);
  if (JSON.stringify(rules) === row.rules) return false;
  await keep(tx, row, rules);
  await appendPublic(tx, row.id, { type: "video.ruled", rules });
  return true;
}

async function keep(tx: Tx, row: ConversationRow, rules: VideoRules): Promise<void> {
  await tx.db
    .updateTable("conversation")
    .set({ rules: JSON.stringify(rules) })
    .where("id", "=", row.id)
    .execute();
}

async function rulesNow(db: Reader, row: ConversationRow): Promise<VideoRules> {
  const site = await db.selectFrom("site").select(["starters", "camera"]).where("id", "=", row.site).executeTakeFirst();
  const queue = await db.selectFrom("queue").select("video").where("id", "=", row.queue).executeTakeFirst();
  const account = row.agent
    ? await db.selectFrom("account").select(["video", "escalate"]).where("id", "=", row.agent).executeTakeFirst()
    : undefined;
  const button = row.button
    ? await db
        .selectFrom("button")
        .select("camera")
        .where("site", "=", row.site)
        .where("key", "=", row.button)
        .executeTakeFirst()
    : undefined;
  return videoRules({
    // A site that was taken away meanwhile grants nothing any more.
    site: site ?? { starters: "nobody", camera: "one-way" },
    button: button ?? null,
    queue: { video: queue?.video === 1 },
    account: { video: account?.video === 1, escalate: account?.escalate === 1 },
    visitors: 1,
  });
}
