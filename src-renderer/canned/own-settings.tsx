import { noCanned } from "../../src-shared/canned/model.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { CannedEditor } from "./canned-editor.tsx";

const nobody = { teams: [], queues: [] };
// What is one's own is told to this desk as it is saved.
const told = (): Promise<void> => Promise.resolve();

/** What one has ready for himself. */
export function OwnCanned() {
  const { folders, used } = useDesk((state) => state.desk?.hub?.canned) ?? noCanned;
  return (
    <SettingsPart title={text("canned.own")} intro={text("canned.ownText")}>
      <CannedEditor
        whose="own"
        folders={folders.filter(({ scope }) => scope.kind === "personal")}
        audience={nobody}
        uses={new Map(used.map(({ canned, count }) => [canned, count]))}
        again={told}
      />
    </SettingsPart>
  );
}
