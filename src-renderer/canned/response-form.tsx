import { type FormEvent, useEffect, useRef } from "react";
import {
  type Canned,
  CannedBody,
  type CannedFolder,
  type CannedId,
  shortcutKey,
} from "../../src-shared/canned/model.ts";
import { faultsOf, type Said, saidOfSchema } from "../administration/kit/faults.ts";
import { textIfAny, text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { removeCanned, saveCanned, type Whose } from "./asks.ts";
import { cannedPlace } from "../uploads/place.ts";
import { isComing } from "../uploads/tray.ts";
import { useTray } from "../uploads/trays.ts";
import { FilesField } from "./files-field.tsx";
import { FormFoot } from "./form-foot.tsx";
import { folderName } from "./folder-name.ts";
import { Sample, unknownNames, variableNames } from "./sample.tsx";
import { useThing } from "./use-thing.ts";
import { Variants } from "./variants.tsx";

interface ResponseFormProps {
  readonly whose: Whose;
  readonly id: CannedId;
  /** As it is kept now; null: it is new, or was removed meanwhile. */
  readonly held: Canned | null;
  readonly folders: readonly CannedFolder[];
  readonly again: () => Promise<void>;
}

const scopeText = ({ scope }: CannedFolder): string => JSON.stringify(scope);

/** Another one of those who use it has the shortcut already. */
function isTaken(folders: readonly CannedFolder[], id: CannedId, { folder, shortcut }: CannedBody): boolean {
  const mine = folders.find((one) => one.id === folder);
  return folders
    .filter((one) => mine && scopeText(one) === scopeText(mine))
    .flatMap(({ responses }) => responses)
    .some((one) => one.id !== id && shortcutKey(one.shortcut) === shortcutKey(shortcut));
}

function saidOf(folders: readonly CannedFolder[], id: CannedId, body: CannedBody): Said[] {
  const ofSchema = saidOfSchema(CannedBody, body);
  const { shortcut } = body;
  const taken = shortcut !== "" && isTaken(folders, id, body) ? textIfAny("fault.shortcut-taken", { shortcut }) : null;
  const unknown = [body.text, ...body.variants.map((one) => one.text)].flatMap(unknownNames);
  return [
    ...ofSchema,
    ...(taken ? [{ at: "shortcut", kind: "wrong" as const, words: taken, isMissing: false }] : []),
    ...(unknown.length > 0
      ? [
          {
            at: "text",
            kind: "warning" as const,
            words: text("canned.unknown", { names: unknown.join(" ") }),
            isMissing: false,
          },
        ]
      : []),
  ];
}

/** Saved now, it would be without what is still on its way. */
const filesComing = (): Said => ({ at: "files", kind: "wrong", words: text("uploads.wait"), isMissing: false });

/** One response with its texts, and how they will read. */
export function ResponseForm({ whose, id, held, folders, again }: ResponseFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const isNew = held === null;
  const isWaiting = isComing(useTray(cannedPlace(id)));
  useEffect(() => {
    if (isNew) form.current?.querySelector("input")?.focus();
  }, [isNew]);
  const thing = useThing<CannedBody>({
    id,
    held: held && bodyOf(held),
    schema: CannedBody,
    said: (body) => [...saidOf(folders, id, body), ...(isWaiting ? [filesComing()] : [])],
    save: (to, expected) => saveCanned(whose, { id, to, expected }),
    remove: (expected) => removeCanned(whose, { id, expected }),
    again,
  });
  const { value, change, said } = thing;
  const faults = faultsOf(said);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    thing.save();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={value.title || text("canned.new")}>
      <TextField
        label={text("canned.shortcut")}
        hint={text("canned.shortcutHint")}
        value={value.shortcut}
        onChange={(shortcut) => change({ shortcut })}
        maxLength={40}
        fault={faults.at("shortcut")}
      />
      <TextField
        label={text("canned.name")}
        value={value.title}
        onChange={(title) => change({ title })}
        maxLength={120}
        fault={faults.at("title")}
      />
      <Select
        label={text("canned.inFolder")}
        items={folders.map((folder) => ({ id: folder.id as string, label: folderName(folder) }))}
        value={value.folder}
        onChange={(folder) => change({ folder: folder as CannedBody["folder"] })}
      />
      <TextArea
        label={text("canned.text")}
        rows={4}
        mostRows={14}
        hint={text("canned.textHint", {
          names: variableNames,
          fallback: "{visitor.name|there}",
          attribute: "{visitor.order}",
          prompt: "{?Order number}",
        })}
        value={value.text}
        onChange={(words) => change({ text: words })}
        fault={faults.at("text")}
      />
      <Sample words={value.text} language="" />
      <FilesField id={id} value={value.files} onChange={(files) => change({ files })} />
      <Variants value={value.variants} onChange={(variants) => change({ variants })} faults={faults} />
      <FormFoot thing={thing} name={held?.title ?? ""} />
    </form>
  );
}

function bodyOf({ folder, shortcut, title, text: words, variants, files }: Canned): CannedBody {
  return { folder, shortcut, title, text: words, variants, files };
}
