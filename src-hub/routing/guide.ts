import type { VideoStarters } from "../../src-shared/administration/model.ts";
import { type Bot, BotRemote, BotScript } from "../../src-shared/bots/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { Hours } from "../../src-shared/routing/hours.ts";
import type { BotId, HoursId } from "../../src-shared/routing/ids.ts";
import { type Rule, RuleBody, type RuleId } from "../../src-shared/routing/rules.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { addresses } from "../bus.ts";
import { steadily } from "../steadily.ts";
import type { Store } from "../store/open.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** What administrators have laid down about who comes in where, but for the queues' own settings. */
export interface Guide {
  readonly sites: ReadonlyMap<string, GuidedSite>;
  /** In the order in which they are tried, over all sites. */
  readonly rules: ReadonlyMap<RuleId, Rule>;
  readonly hours: ReadonlyMap<HoursId, Hours>;
  readonly bots: ReadonlyMap<BotId, Bot>;
  /** Queues in which there is no video (features 000-03). */
  readonly withoutVideo: ReadonlySet<QueueId>;
}

interface GuidedSite {
  readonly queue: QueueId;
  readonly starters: VideoStarters;
  /** The keys of its buttons. */
  readonly buttons: readonly string[];
}

/** Reads all of it. */
export async function readGuide(db: Reader): Promise<Guide> {
  const sites = await db.selectFrom("site").select(["id", "queue", "starters"]).execute();
  const buttons = await db.selectFrom("button").select(["site", "key"]).orderBy("key").execute();
  const rules = await db.selectFrom("rule").selectAll().orderBy("position").orderBy("id").execute();
  const hours = await db.selectFrom("hours").select(["id", "body"]).execute();
  const bots = await db.selectFrom("bot").selectAll().execute();
  const silent = await db.selectFrom("queue").select("id").where("video", "=", 0).execute();
  return {
    sites: new Map(
      sites.map(({ id, ...site }) => [
        id,
        { ...site, buttons: buttons.filter((button) => button.site === id).map(({ key }) => key) },
      ]),
    ),
    rules: new Map(
      rules.map(({ id, site, name, body }) => {
        const rule: Rule = { id: id as RuleId, site, name, ...RuleBody.parse(JSON.parse(body)) };
        return [rule.id, rule];
      }),
    ),
    hours: new Map(hours.map(({ id, body }) => [id, Hours.parse(JSON.parse(body))])),
    bots: new Map(
      bots.map(({ id, name, body, remote }) => {
        const asked = remote === null ? {} : { remote: BotRemote.parse(JSON.parse(remote)) };
        return [id, { id, name, script: BotScript.parse(JSON.parse(body)), ...asked }];
      }),
    ),
    withoutVideo: new Set(silent.map(({ id }) => id)),
  };
}

/** Every change of the configuration is a row of this log: how many there are is the version of the guide. */
async function versionOf(db: Reader): Promise<number> {
  const row = await db.selectFrom("log_head").select("head").where("log", "=", "configuration").executeTakeFirst();
  return row?.head ?? 0;
}

/** The guide as it was last read; a transaction that finds a newer version reads it for itself. */
export interface Guides {
  readonly now: () => Guide;
  /** As it is for this transaction. */
  in(tx: Tx): Promise<Guide>;
  readonly stop: Stop;
}

/** `changed`: a newer one was read. */
export async function keepGuide(
  store: Store,
  log: { defect(error: unknown, doing: string): void },
  changed: () => void,
): Promise<Guides> {
  const read = () => store.snapshot(async (db) => ({ version: await versionOf(db), guide: await readGuide(db) }));
  let held = await read();
  const reading = steadily(
    async () => {
      held = await read();
      changed();
    },
    (error) => log.defect(error, "guide"),
  );
  const stop = store.bus.subscribe(addresses.configuration, () => reading.wake());
  return {
    now: () => held.guide,
    async in(tx) {
      return (await versionOf(tx.db)) === held.version ? held.guide : readGuide(tx.db);
    },
    stop,
  };
}
