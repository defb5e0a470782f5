import type { SiteFace } from "../../src-shared/sites/model.ts";
import type { SiteFront } from "../../src-shared/sites/front.ts";

/** Where this site offers a time for later. */
export const appointmentWay = (site: SiteFace | undefined): SiteFront["appointments"] =>
  (site?.front as SiteFront | undefined)?.appointments ?? "away";
