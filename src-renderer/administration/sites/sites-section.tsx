import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { BuiltSite } from "../../../src-shared/sites/agent-asks.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { openThing, useKept } from "../kit/drafts.ts";
import { WhenRead } from "../kit/unread.tsx";
import { AddSite } from "./add-site.tsx";
import { SiteForm } from "./site-form.tsx";
import styles from "./sites.module.css";
import { useSites } from "./use-sites.ts";

/** The web sites and what stands on their pages (features 001-06…13, 001-20…24, 001-33). */
export function SitesSection({ plan }: { plan: RoutingPlan }) {
  const { sites, fault, again } = useSites();
  return (
    <WhenRead value={sites} fault={fault} again={again}>
      {(read) => <Sites sites={read} plan={plan} again={again} />}
    </WhenRead>
  );
}

interface SitesProps {
  readonly sites: readonly BuiltSite[];
  readonly plan: RoutingPlan;
  readonly again: () => Promise<void>;
}

function Sites({ sites, plan, again }: SitesProps) {
  const wished = useKept((all) => all.open["sites"]);
  const site = sites.find(({ id }) => id === wished) ?? sites[0];
  return (
    <div className={styles["section"]}>
      <h2 className={styles["headline"]}>{text("administration.section.sites")}</h2>
      <p className={styles["hint"]}>{text("sites.intro")}</p>
      <div className={styles["acts"]}>
        {site ? (
          <Select
            label={text("administration.site")}
            items={sites.map(({ id, published }) => ({ id, label: published.name }))}
            value={site.id}
            onChange={(id) => openThing("sites", id)}
          />
        ) : null}
        <AddSite plan={plan} again={again} />
      </div>
      {site ? <SiteForm key={site.id} site={site} plan={plan} again={again} /> : null}
    </div>
  );
}
