import { useEffect } from "react";
import { useRead } from "../administration/outside/use-read.ts";
import { Unread } from "../administration/accounts/accounts-section.tsx";
import things from "../administration/kit/things.module.css";
import { desk } from "../desk-link.ts";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Spinner } from "../ui/spinner.tsx";
import { CannedEditor } from "./canned-editor.tsx";

const read = () => desk.ask("canned.list", {});

/** What teams, queues and the whole house have ready. */
export function CannedSection() {
  const { value, fault, again } = useRead(read);
  const told = useDesk((state) => state.desk?.hub?.canned?.folders);
  // A colleague changed something of it.
  useEffect(() => void again(), [again, told]);
  if (!value) return fault ? <Unread fault={faultText(fault)} again={again} /> : <Spinner />;
  return (
    <section aria-label={text("administration.section.canned")}>
      <h2 className={things["title"]}>{text("administration.section.canned")}</h2>
      <p className={things["intro"]}>{text("administration.intro.canned")}</p>
      <CannedEditor
        whose="shared"
        folders={value.folders}
        audience={value}
        uses={new Map(value.used.map(({ canned, count }) => [canned, count]))}
        again={again}
      />
    </section>
  );
}
