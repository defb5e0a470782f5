import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { DataRequest, WhatGoes } from "../../src-shared/visitors/data-requests.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { TextArea } from "../ui/text-area.tsx";
import styles from "./requests-section.module.css";
import { saveExport } from "./save-export.ts";

interface EraseDialogProps {
  readonly request: DataRequest;
  readonly onClose: () => void;
  readonly onSure: (reason: string) => void;
}

const lines = [
  "conversations",
  "messages",
  "notes",
  "files",
  "photos",
  "pages",
  "attributes",
  "appointments",
  "ratings",
  "leftMessages",
  "mailed",
  "deliveries",
] as const satisfies ReadonlyArray<keyof WhatGoes>;

/** Says what there is of him, gives a copy of it, and asks why before all of it goes for good. */
export function EraseDialog({ request, onClose, onSure }: EraseDialogProps) {
  const [goes, setGoes] = useState<WhatGoes | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [reason, setReason] = useState("");
  useEffect(() => {
    desk.ask("dataRequest.look", { id: request.id }).then(setGoes, (error: unknown) => setFault(faultOf(error)));
  }, [request.id]);

  async function save(): Promise<void> {
    setSaving(true);
    try {
      await saveExport(request.id);
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
    setSaving(false);
  }

  const isOpen = goes !== null && goes.open > 0;
  return (
    <Dialog
      title={text("dataRequests.eraseTitle", { name: request.name || text("dataRequests.nameless") })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="medium"
      footer={
        <>
          <Button onPress={onClose}>{text("administration.keep")}</Button>
          <Button
            look="danger-full"
            isDisabled={goes === null || isOpen || reason.trim() === ""}
            onPress={() => onSure(reason.trim())}
          >
            {text("dataRequests.eraseYes")}
          </Button>
        </>
      }
    >
      <div className={styles["part"]}>
        <p>{text("dataRequests.eraseText")}</p>
        {fault ? (
          <Banner look="bad" isBoxed title={text("dataRequests.failed")}>
            {faultText(fault)}
          </Banner>
        ) : null}
        {goes === null && fault === null ? <Spinner /> : null}
        {goes ? (
          <ul className={styles["goes"]} aria-label={text("dataRequests.goes")}>
            {lines
              .filter((line) => goes[line] > 0)
              .map((line) => (
                <li key={line}>{text(`dataRequests.goes.${line}`, { count: goes[line] })}</li>
              ))}
          </ul>
        ) : null}
        {isOpen ? (
          <Banner look="warn" isBoxed title={text("dataRequests.eraseOpen", { count: goes.open })}>
            {text("dataRequests.eraseOpenText")}
          </Banner>
        ) : null}
        <div>
          <Button
            icon={<Download size={16} aria-hidden="true" />}
            isWaiting={isSaving}
            isDisabled={goes === null}
            onPress={() => void save()}
          >
            {text("dataRequests.export")}
          </Button>
        </div>
        <TextArea
          label={text("dataRequests.eraseWhy")}
          hint={text("dataRequests.eraseWhyHint")}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={500}
        />
        <p className={styles["soft"]}>{text("dataRequests.eraseLeft")}</p>
      </div>
    </Dialog>
  );
}
