import type { AdministeredRole, RoleBody } from "../../../src-shared/accounts/administered.ts";
import { noChanges } from "../../../src-shared/accounts/effective.ts";
import { RoleId } from "../../../src-shared/accounts/ids.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { desk } from "../../desk-link.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Switch } from "../../ui/switch.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { draftsOf, keepDraft, openThing, useKept } from "../kit/drafts.ts";
import { FieldFault } from "../kit/field-fault.tsx";
import { Part } from "../kit/part.tsx";
import { ThingsSide } from "../kit/things-side.tsx";
import things from "../kit/things.module.css";
import { WhenRead } from "../kit/unread.tsx";
import { Approvals } from "./approvals.tsx";
import { RoleForm } from "./role-form.tsx";
import { roleName } from "./role-names.ts";
import { type Frame, useFrame } from "./use-frame.ts";
import { useSaving } from "./use-saving.ts";

/** Sets of permissions with a name: the house's own three, and others. */
export function RolesSection() {
  const { frame, fault, again } = useFrame();
  return (
    <WhenRead value={frame} fault={fault} again={again}>
      {(read) => <Roles frame={read} again={again} />}
    </WhenRead>
  );
}

function Roles({ frame, again }: { frame: Frame; again: () => Promise<void> }) {
  const kept = useKept((all) => all);
  const drafts = draftsOf(kept, "roles");
  const begun = drafts.filter(([id]) => !frame.roles.some((one) => one.id === id));
  const items: Array<{ id: string; name: string; detail: string; role: AdministeredRole | null }> = [
    ...frame.roles.map((role) => ({
      id: role.id as string,
      name: roleName(role),
      detail: drafts.some(([id]) => id === role.id)
        ? text("administration.unsaved")
        : text("people.accountsWith", { count: role.accounts }),
      role,
    })),
    ...begun.map(([id, draft]) => ({
      id,
      name: (draft.now as RoleBody).name,
      detail: text("administration.unsaved"),
      role: null,
    })),
  ];
  const chosen = items.find(({ id }) => id === kept.open.roles) ?? items[0];
  function add(): void {
    const id = uuid7(machine);
    const now: RoleBody = { name: "", base: "agent", own: noChanges };
    keepDraft("roles", id, { before: null, now });
    openThing("roles", id);
  }
  return (
    <>
      <Approvals frame={frame} again={again} />
      <div className={things["things"]}>
        <ThingsSide
          section="roles"
          items={items}
          chosen={chosen?.id ?? null}
          add={{ label: text("people.addRole"), onPress: add }}
          under={<FourEyes frame={frame} again={again} />}
        />
        {chosen ? <RoleForm key={chosen.id} id={RoleId.parse(chosen.id)} role={chosen.role} again={again} /> : null}
      </div>
    </>
  );
}

/** Whether the house wants a second administrator for what is dangerous. */
function FourEyes({ frame, again }: { frame: Frame; again: () => Promise<void> }) {
  const saving = useSaving();
  const set = async (on: boolean) => {
    const done = await saving.run(async () => void (await desk.ask("fourEyes.set", { on })));
    if (done) toasts.show({ look: "good", title: text("administration.saved") });
    await again();
  };
  return (
    <Part title={text("people.fourEyes")} intro={text("people.fourEyesText")}>
      <Switch isOn={frame.fourEyes} onChange={(on) => void set(on)} isDisabled={saving.isWaiting}>
        {text("people.fourEyesOn")}
      </Switch>
      {saving.fault ? <FieldFault>{faultText(saving.fault)}</FieldFault> : null}
    </Part>
  );
}
