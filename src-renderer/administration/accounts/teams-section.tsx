import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { AdministeredTeam } from "../../../src-shared/accounts/administered.ts";
import { TeamId } from "../../../src-shared/accounts/ids.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { desk } from "../../desk-link.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { RemoveThing } from "../kit/remove-thing.tsx";
import { SectionPage } from "../kit/section-page.tsx";
import { WhenRead } from "../kit/unread.tsx";
import styles from "./accounts.module.css";
import { useFrame } from "./use-frame.ts";
import { useSaving } from "./use-saving.ts";

/** Who belongs together, for lists and filters. */
export function TeamsSection() {
  const { frame, fault, again } = useFrame();
  return (
    <WhenRead value={frame} fault={fault} again={again}>
      {({ teams }) => (
        <SectionPage section="teams">
          {teams.length === 0 ? <p className={styles["soft"]}>{text("administration.none")}</p> : null}
          <ul className={styles["teams"]}>
            {teams.map((team) => (
              <Team key={team.id} team={team} again={again} />
            ))}
          </ul>
          <NewTeam key={teams.length} again={again} />
        </SectionPage>
      )}
    </WhenRead>
  );
}

function Team({ team, again }: { team: AdministeredTeam; again: () => Promise<void> }) {
  const [name, setName] = useState(team.name);
  const saving = useSaving();
  const expected = { name: team.name };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    await saving.run(async () => void (await desk.ask("team.save", { id: team.id, to: { name }, expected })));
    await again();
  };
  const remove = async () => {
    await saving.run(async () => void (await desk.ask("team.remove", { id: team.id, expected })));
    await again();
  };
  return (
    <li>
      <form className={styles["team"]} onSubmit={(event) => void save(event)} noValidate>
        <TextField
          label={text("people.teamNamed", { name: team.name })}
          value={name}
          onChange={setName}
          maxLength={80}
          hint={text("people.accountsIn", { count: team.accounts })}
          fault={saving.fault ? faultText(saving.fault) : undefined}
        />
        <Button type="submit" size="large" isDisabled={name === team.name} isWaiting={saving.isWaiting}>
          {text("administration.save")}
        </Button>
        <RemoveThing name={team.name} uses={[]} onRemove={() => void remove()} />
      </form>
    </li>
  );
}

function NewTeam({ again }: { again: () => Promise<void> }) {
  const [name, setName] = useState("");
  const saving = useSaving();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const id = TeamId.parse(uuid7(machine));
    await saving.run(async () => void (await desk.ask("team.add", { id, to: { name } })));
    await again();
  };
  return (
    <form className={styles["team"]} onSubmit={(event) => void add(event)} noValidate>
      <TextField
        label={text("people.newTeam")}
        value={name}
        onChange={setName}
        maxLength={80}
        fault={saving.fault ? faultText(saving.fault) : undefined}
      />
      <Button type="submit" size="large" icon={<Plus aria-hidden="true" />} isWaiting={saving.isWaiting}>
        {text("people.addTeam")}
      </Button>
    </form>
  );
}
