import { useEffect } from "react";
import { useRead } from "../accounts/use-read.ts";
import { SectionPage } from "../administration/kit/section-page.tsx";
import { WhenRead } from "../administration/kit/unread.tsx";
import { desk } from "../desk-link.ts";
import { useDesk } from "../store.ts";
import { CannedEditor } from "./canned-editor.tsx";

const read = () => desk.ask("canned.list", {});

/** What teams, queues and the whole house have ready. */
export function CannedSection() {
  const { value, fault, again } = useRead(read);
  const told = useDesk((state) => state.desk?.hub?.canned?.folders);
  // A colleague changed something of it.
  useEffect(() => void again(), [again, told]);
  return (
    <WhenRead value={value} fault={fault} again={again}>
      {(held) => (
        <SectionPage section="canned">
          <CannedEditor
            whose="shared"
            folders={held.folders}
            audience={held}
            uses={new Map(held.used.map(({ canned, count }) => [canned, count]))}
            again={again}
          />
        </SectionPage>
      )}
    </WhenRead>
  );
}
