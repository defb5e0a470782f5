import { FolderPlus, Plus } from "lucide-react";
import { useState } from "react";
import { type CannedBody, type CannedFolder, CannedFolderId, CannedId } from "../../src-shared/canned/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import things from "../administration/kit/things.module.css";
import { machine } from "../machine.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { ListBox } from "../ui/list-box.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { saveFolder, type Whose } from "./asks.ts";
import { type Draft, keepDraft, useDrafts } from "./drafts.ts";
import styles from "./editor.module.css";
import { ExchangeBar } from "./exchange-bar.tsx";
import { type Audience, FolderForm } from "./folder-form.tsx";
import { folderName } from "./folder-name.ts";
import { ResponseForm } from "./response-form.tsx";

interface CannedEditorProps {
  readonly whose: Whose;
  readonly folders: readonly CannedFolder[];
  readonly audience: Audience;
  /** How often one was used. */
  readonly uses: ReadonlyMap<string, number>;
  readonly again: () => Promise<void>;
}

interface Item {
  readonly id: string;
  readonly folder: CannedFolder | null;
  readonly label: string;
  readonly detail: string;
}

const isResponse = (draft: Draft<unknown>): draft is Draft<CannedBody> => "shortcut" in (draft.now as object);

/** Folders and what is in them at one side, the open one at the other. */
export function CannedEditor({ whose, folders, audience, uses, again }: CannedEditorProps) {
  const [open, setOpen] = useState<string | null>(null);
  const drafts = useDrafts();
  const known = new Set(folders.flatMap(({ id, responses }) => [id as string, ...responses.map((one) => one.id)]));
  const isMine = (draft: Draft<unknown>): boolean =>
    isResponse(draft)
      ? folders.some(({ id }) => id === draft.now.folder)
      : ((draft.now as CannedFolder).scope.kind === "personal") === (whose === "own");
  const begun = Object.entries(drafts).filter(([id, draft]) => !known.has(id) && isMine(draft));
  const items: Item[] = [
    ...folders.flatMap((folder): Item[] => [
      {
        id: folder.id,
        folder,
        label: folderName(folder),
        detail: text("canned.count", { count: folder.responses.length }),
      },
      ...folder.responses.map(({ id, shortcut, title }) => ({
        id: id as string,
        folder: null,
        label: `/${shortcut}  ${title}`,
        detail: drafts[id] ? text("administration.unsaved") : text("canned.used", { count: uses.get(id) ?? 0 }),
      })),
    ]),
    ...begun.map(([id]) => ({
      id,
      folder: null,
      label: text("administration.unnamed"),
      detail: text("administration.unsaved"),
    })),
  ];
  const chosen = items.find(({ id }) => id === open) ?? items.find(({ folder }) => !folder) ?? items[0];
  const response = folders.flatMap(({ responses }) => responses).find(({ id }) => id === chosen?.id) ?? null;
  const draft = chosen ? drafts[chosen.id] : undefined;
  const isOfResponse = response !== null || (draft !== undefined && isResponse(draft));
  const folderOpen = folders.find(({ id }) => id === (response?.folder ?? chosen?.id)) ?? folders[0];

  const addFolder = () => {
    const id = uuid7(machine);
    const scope = whose === "own" ? { kind: "personal" } : { kind: "team", team: null };
    keepDraft(id, { before: null, now: { name: "", scope, position: folders.length } });
    setOpen(id);
  };
  const add = async () => {
    let folder = folderOpen?.id;
    if (folder === undefined) {
      // The first needs a place: it is made with it.
      folder = CannedFolderId.parse(uuid7(machine));
      const scope = whose === "own" ? ({ kind: "personal" } as const) : ({ kind: "team", team: null } as const);
      const to = { name: text(`canned.firstFolder.${whose}`), scope, position: 0 };
      try {
        await saveFolder(whose, { id: folder, to, expected: null });
        await again();
      } catch (error) {
        toasts.show({ look: "bad", title: text("canned.notSaved"), words: faultText(faultOf(error)) });
        return;
      }
    }
    const id = uuid7(machine);
    keepDraft(id, { before: null, now: { folder, shortcut: "", title: "", text: "", variants: [], files: [] } });
    setOpen(id);
  };
  return (
    <div className={whose === "own" ? styles["stacked"] : things["things"]}>
      <div className={things["side"]}>
        {items.length === 0 ? (
          <p className={things["intro"]}>{text(`canned.empty.${whose}`)}</p>
        ) : (
          <ListBox
            label={text("canned.title")}
            items={items}
            chosen={chosen?.id ?? null}
            onChoose={({ id }) => setOpen(id)}
            wordsOf={({ label }) => label}
          >
            {({ folder, label, detail }) => (
              <span className={folder ? things["one"] : styles["inside"]}>
                <span className={things["name"]} title={label}>
                  {label}
                </span>
                <span className={things["detail"]}>{detail}</span>
              </span>
            )}
          </ListBox>
        )}
        <Button icon={<Plus aria-hidden="true" />} onPress={() => void add()}>
          {text("canned.add")}
        </Button>
        <Button icon={<FolderPlus aria-hidden="true" />} onPress={addFolder}>
          {text("canned.addFolder")}
        </Button>
        <ExchangeBar whose={whose} folders={folders} into={folderOpen} again={again} />
      </div>
      <div className={styles["form"]}>
        {chosen && isOfResponse ? (
          <ResponseForm
            key={chosen.id}
            whose={whose}
            id={CannedId.parse(chosen.id)}
            held={response}
            folders={folders}
            again={again}
          />
        ) : null}
        {chosen && !isOfResponse ? (
          <FolderForm
            key={chosen.id}
            whose={whose}
            id={CannedFolderId.parse(chosen.id)}
            held={chosen.folder}
            audience={audience}
            again={again}
          />
        ) : null}
      </div>
    </div>
  );
}
