import { useEffect, useState } from "react";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import type { BuiltSite, SiteVersion } from "../../../src-shared/sites/agent-asks.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { language } from "../../text/language.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import styles from "./sites.module.css";

interface VersionsDialogProps {
  readonly site: BuiltSite;
  readonly onClose: () => void;
  readonly onRevert: (version: number) => Promise<boolean>;
}

/** What was published, by whom and when; each can be taken up again. */
export function VersionsDialog({ site, onClose, onRevert }: VersionsDialogProps) {
  const [versions, setVersions] = useState<readonly SiteVersion[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    desk.ask("site.versions", { site: site.id }).then(
      (answer) => setVersions(answer.versions),
      (error: unknown) => setFault(faultOf(error)),
    );
  }, [site.id, site.version]);
  const when = new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Dialog title={text("sites.versions")} isOpen onClose={onClose}>
      {fault ? <p role="alert">{faultText(fault)}</p> : null}
      {versions === null && fault === null ? <Spinner /> : null}
      {versions?.length === 0 ? <p>{text("sites.noVersions")}</p> : null}
      <ul className={styles["versions"]}>
        {versions?.map(({ version, at, by }) => (
          <li key={version}>
            <span>
              {by === ""
                ? text("sites.versionBefore", { version })
                : text("sites.versionBy", { version, by, at: when.format(at) })}
            </span>
            {version === site.version ? (
              <span className={styles["hint"]}>{text("sites.versionNow")}</span>
            ) : (
              <Button onPress={() => void onRevert(version).then((done) => done && onClose())}>
                {text("sites.revert")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
