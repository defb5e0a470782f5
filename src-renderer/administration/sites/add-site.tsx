import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { SiteBody } from "../../../src-shared/sites/body.ts";
import { desk } from "../../desk-link.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { keyFrom } from "../key-from.ts";
import { openThing } from "../kit/drafts.ts";
import styles from "./sites.module.css";

/** A name is enough to begin with: nothing of it is shown anywhere before its origins are written. */
export function AddSite({ plan, again }: { plan: RoutingPlan; again: () => Promise<void> }) {
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
