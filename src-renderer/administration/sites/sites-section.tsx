import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import type { BuiltSite } from "../../../src-shared/sites/agent-asks.ts";
import { SiteBody } from "../../../src-shared/sites/body.ts";
import { desk } from "../../desk-link.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { keyFrom } from "../key-from.ts";
import { openThing, useKept } from "../kit/drafts.ts";
import { WhenRead } from "../kit/unread.tsx";
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
      <h2 className={styles["title"]}>{text("administration.section.sites")}</h2>
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

/** A name is enough to begin with: nothing of it is shown anywhere before its origins are written. */
function AddSite({ plan, again }: { plan: RoutingPlan; again: () => Promise<void> }) {
  const [name, setName] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [queue] = plan.queues;
  const key = keyFrom(name);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (key === "" || !queue) return;
    setFault(null);
    try {
      const id = uuid7(machine);
      await desk.ask("site.add", { id, key, to: SiteBody.parse({ name, origins: [], queue: queue.id }) });
      await again();
      openThing("sites", id);
      setName("");
    } catch (error) {
      setFault(faultOf(error));
    }
  }

  return (
    <form className={styles["acts"]} onSubmit={(event) => void add(event)}>
      <TextField
        label={text("sites.newName")}
        value={name}
        onChange={setName}
        maxLength={80}
        fault={fault && faultText(fault)}
      />
      <Button type="submit" icon={<Plus aria-hidden="true" />} isDisabled={key === ""}>
        {text("sites.add")}
      </Button>
    </form>
  );
}
