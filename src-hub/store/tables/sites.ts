import type { Generated } from "kysely";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { VideoStarters } from "../../../src-shared/administration/model.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import type { CameraMode } from "../../../src-shared/video/model.ts";

export interface SiteTables {
  site: {
    id: string;
    key: string;
    name: string;
    welcome: string;
    origins: string;
    queue: QueueId;
    starters: Generated<VideoStarters>;
    camera: Generated<CameraMode>;
    /** JSON of `SiteBody`, as far as it has no column or row of its own: the looks of buttons stand in it by their key. */
    body: Generated<string>;
    /** Goes up with each change that visitors see. */
    version: Generated<number>;
    /** JSON of a whole `SiteBody` that is not published yet. */
    draft: string | null;
    draft_by: AccountId | null;
    draft_at: number | null;
  };
  /** `camera` null: as the site's. */
  button: { id: string; site: string; key: string; name: string; camera: CameraMode | null };
  /** What was published, JSON of a whole `SiteBody`, by whom and when; `by` empty: it held before anybody published. */
  site_version: { site: string; version: number; at: number; by: AccountId | ""; body: string };
  /** Origins whose pages have asked for this site: those that may show it, and the last one that may not. */
  site_seen: { site: string; origin: string; first_at: number; at: number };
}
