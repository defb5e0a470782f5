import { createHash } from "node:crypto";
import { type SiteFront, frontOf } from "../../src-shared/sites/front.ts";
import type { Hours } from "../../src-shared/routing/hours.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { SiteFace } from "../../src-shared/sites/model.ts";
import type { SiteBody } from "../../src-shared/sites/body.ts";
import { publishedOf, type PublishedSite } from "../../src-shared/sites/published.ts";
import { addresses } from "../bus.ts";
import type { Guide } from "../routing/guide.ts";
import { readGuide } from "../routing/guide.ts";
import { steadily } from "../steadily.ts";
import type { Store } from "../store/open.ts";
import type { Reader } from "../store/transact.ts";
import { bodyOf } from "./body.ts";

/** What visitors and their pages are shown of a site. */
export interface ShownSite {
  readonly body: SiteBody;
  readonly front: SiteFront;
  /** Of the widget's first sentence; empty: its own. */
  readonly face: SiteFace;
  readonly published: Omit<PublishedSite, "now" | "tag">;
  /** Another one whenever something that is shown is another. */
  readonly tag: string;
}

export interface Fronts {
  now(site: string): ShownSite | undefined;
  readonly stop: Stop;
}

/** Read at the start and after each change of what is laid down; who looks at a site hears when it shows something else. */
export async function keepFronts(store: Store, log: { defect(error: unknown, doing: string): void }): Promise<Fronts> {
  const { bus } = store;
  const read = () => store.snapshot(readFronts);
  let held = await read();
  const reading = steadily(
    async () => {
      const before = held;
      held = await read();
      for (const [id, { tag, face }] of held)
        if (before.get(id) && before.get(id)?.tag !== tag)
          bus.publish(addresses.site(id), { event: { type: "site.changed", site: face }, topic: "site" });
    },
    (error) => log.defect(error, "sites"),
  );
  const stop = bus.subscribe(addresses.configuration, () => reading.wake());
  return { now: (site) => held.get(site), stop };
}

async function readFronts(db: Reader): Promise<ReadonlyMap<string, ShownSite>> {
  const rows = await db.selectFrom("site").selectAll().execute();
  const { hours } = await readGuide(db);
  const shown = new Map<string, ShownSite>();
  for (const row of rows) shown.set(row.id, shownOf(await bodyOf(db, row), row.welcome, hours));
  return shown;
}

function shownOf(body: SiteBody, welcome: string, hours: Guide["hours"]): ShownSite {
  const {
    now: _now,
    tag: _tag,
    ...published
  } = publishedOf(body, { tag: "", now: 0, hours: hours as ReadonlyMap<string, Hours> });
  const front = frontOf(body);
  const face: SiteFace = { name: body.name, welcome, front };
  const tag = createHash("sha256")
    .update(JSON.stringify([published, face]))
    .digest("base64url")
    .slice(0, 12);
  return { body, front, face, published, tag };
}
