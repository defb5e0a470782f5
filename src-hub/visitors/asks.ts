import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { tokenBucket } from "../../src-shared/rpc/token-bucket.ts";
import type { visitorAgentAsks } from "../../src-shared/visitors/agent-asks.ts";
import type { visitorOwnAsks } from "../../src-shared/visitors/visitor-asks.ts";
import type { Rights } from "../accounts/rights.ts";
import { addresses } from "../bus.ts";
import { readableInHistory } from "../history/readable.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import { setAttributes } from "./attributes.ts";
import { identify } from "./identify.ts";
import { viewOf } from "./rows.ts";
import { isNews, see } from "./seen.ts";
import { liveKeysOf } from "./site-key-rows.ts";
import { readSiteToken } from "./site-tokens.ts";
import { endVisit } from "./who-comes.ts";

/** One page hands in a token of its site so often: five at once, one in six seconds. */
const identifyOften = { rate: 1 / 6, burst: 5 };
/** The answer leaves before the visit's pages are sent away, milliseconds. */
const answerFirst = 50;

/** Of a conversation that he may read, now or in the history. */
export function visitorAgentHandlers(
  agent: Account,
  { store }: Pick<HubParts, "store">,
  rights: Pick<Rights, "may">,
): HandlersOf<typeof visitorAgentAsks> {
  return {
    "visitor.view": ({ conversation }) =>
      store.snapshot(async (db) => viewOf(db, await readableInHistory(db, agent, rights, conversation))),
  };
}

export function visitorOwnHandlers(
  visitor: Visitor,
  { store, box, visitorToken }: Pick<HubParts, "store" | "box" | "visitorToken">,
): HandlersOf<typeof visitorOwnAsks> {
  const { machine, read, transact, bus } = store;
  const identifying = tokenBucket(machine, identifyOften);

  return {
    "visitor.seen": async (input) => {
      // Most of what is told again is known: that needs no writing.
      if (await isNews(read, visitor, input, machine.now())) await transact((tx) => see(tx, visitor, input));
      return {};
    },
    "visitor.identify": async ({ token }) => {
      const wait = identifying.take();
      if (wait !== 0)
        throw refuse("too-fast", "identified-too-often", { retryAfter: wait === "far-too-fast" ? 60_000 : wait });
      const { id } = visitor.site;
      const { key } = await read.selectFrom("site").select("key").where("id", "=", id).executeTakeFirstOrThrow();
      const keys = await liveKeysOf(read, id);
      const vouched = await readSiteToken(token, { key, keys }, box, machine.now());
      const { visitor: became, change } = await transact((tx) => identify(tx, machine, visitor, vouched));
      return { token: await visitorToken({ ...visitor, id: became }), change };
    },
    "visitor.setAttributes": async ({ attributes }) => {
      await transact((tx) => setAttributes(tx, visitor, attributes));
      return {};
    },
    "visitor.logOut": async () => {
      await transact((tx) => endVisit(tx, visitor));
      machine.after(answerFirst, () => bus.publish(addresses.visit(visitor.visit), { wake: true }));
      return {};
    },
  };
}
