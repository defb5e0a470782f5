import { type FormEvent, useEffect, useRef } from "react";
import { TeamId } from "../../src-shared/accounts/ids.ts";
import {
  type CannedFolder,
  CannedFolderBody,
  type CannedFolderId,
  type CannedScope,
} from "../../src-shared/canned/model.ts";
import { QueueId } from "../../src-shared/queues/model.ts";
import { faultsOf, saidOfSchema } from "../administration/kit/faults.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { removeFolder, saveFolder, type Whose } from "./asks.ts";
import { FormFoot } from "./form-foot.tsx";
import { useThing } from "./use-thing.ts";

/** Whom a shared folder can be for. */
export interface Audience {
  readonly teams: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly queues: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

interface FolderFormProps {
  readonly whose: Whose;
  readonly id: CannedFolderId;
  readonly held: CannedFolder | null;
  readonly audience: Audience;
  readonly again: () => Promise<void>;
}

const keyOf = (scope: CannedScope): string =>
  scope.kind === "team" ? `team ${scope.team ?? ""}` : scope.kind === "queue" ? `queue ${scope.queue}` : "personal";

function scopeOf(key: string): CannedScope {
  const [kind, id = ""] = key.split(" ");
  if (kind === "queue") return { kind, queue: QueueId.parse(id) };
  return { kind: "team", team: id === "" ? null : TeamId.parse(id) };
}

function choices({ teams, queues }: Audience, now: CannedScope) {
  const all = [
    { id: "team ", label: text("canned.forHouse") },
    ...teams.map(({ id, name }) => ({ id: `team ${id}`, label: text("canned.forTeam", { name }) })),
    ...queues.map(({ id, name }) => ({ id: `queue ${id}`, label: text("canned.forQueue", { name }) })),
  ];
  // Its team or queue was taken away: nobody sees it until it is given to others.
  return all.some(({ id }) => id === keyOf(now)) ? all : [{ id: keyOf(now), label: text("canned.forNobody") }, ...all];
}

/** A folder: its name, and whom it is for. */
export function FolderForm({ whose, id, held, audience, again }: FolderFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const isNew = held === null;
  useEffect(() => {
    if (isNew) form.current?.querySelector("input")?.focus();
  }, [isNew]);
  const thing = useThing<CannedFolderBody>({
    id,
    held: held && { name: held.name, scope: held.scope, position: held.position },
    schema: CannedFolderBody,
    said: (body) => saidOfSchema(CannedFolderBody, body),
    save: (to, expected) => saveFolder(whose, { id, to, expected }),
    remove: (expected) => removeFolder(whose, { id, expected }),
    again,
  });
  const { value, change } = thing;
  const faults = faultsOf(thing.said);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    thing.save();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={value.name || text("canned.newFolder")}>
      <TextField
        label={text("canned.folderName")}
        value={value.name}
        onChange={(name) => change({ name })}
        maxLength={80}
        fault={faults.at("name")}
      />
      {whose === "shared" ? (
        <Select
          label={text("canned.for")}
          items={choices(audience, value.scope)}
          value={keyOf(value.scope)}
          onChange={(key) => change({ scope: scopeOf(key) })}
        />
      ) : null}
      <TextField
        label={text("canned.position")}
        hint={text("canned.positionHint")}
        inputMode="numeric"
        value={String(value.position)}
        onChange={(typed) => change({ position: Number(typed.replace(/\D/g, "").slice(0, 4)) })}
      />
      {held && held.responses.length > 0 ? (
        <p>{text("canned.removeFolder", { count: held.responses.length })}</p>
      ) : null}
      <FormFoot thing={thing} name={held?.name ?? ""} />
    </form>
  );
}
