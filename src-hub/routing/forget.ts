import { hot } from "../store/hot.ts";
import type { Transact } from "../store/transact.ts";

/** So long a day can be run again: five weeks, so that a month can be looked back on. */
export const replayableFor = 35 * 24 * 3_600_000;
/** Rows that go in one work: nobody else waits long for it. */
const atOnce = 2_000;

const forget = hot<{ seq: number }>(
  "delete from routing_input where seq in (select seq from routing_input where at < ? order by at limit ?) returning seq",
);

/** What the matcher heard longer ago than that goes, a little at a time. */
export async function forgetRouting(transact: Transact): Promise<void> {
  for (;;) {
    const gone = await transact((tx) => forget(tx.db, [tx.now - replayableFor, atOnce]));
    if (gone.length < atOnce) return;
  }
}
