import { useState } from "react";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { siteKeyName } from "./site-secret.ts";

/** A key of which the site keeps the private half to itself. */
export function PublicKeyDialog({
  site,
  again,
  onClose,
}: {
  site: { readonly id: string; readonly name: string };
  again: () => Promise<void>;
  onClose: () => void;
}) {
  const [publicKey, setPublicKey] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  async function add(): Promise<void> {
    try {
      await desk.ask("siteKey.add", { id: siteKeyName(), site: site.id, key: { publicKey } });
      await again();
      onClose();
    } catch (error) {
      setFault(faultOf(error));
    }
  }
  return (
    <Dialog
      title={text("identity.publicOf", { site: site.name })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{text("administration.keep")}</Button>
          <Button look="primary" isDisabled={publicKey.trim() === ""} onPress={() => void add()}>
            {text("identity.add")}
          </Button>
        </>
      }
    >
      <TextArea
        label={text("identity.publicKey")}
        hint={text("identity.publicHint")}
        value={publicKey}
        onChange={setPublicKey}
        rows={5}
        mostRows={12}
        maxLength={2000}
        fault={fault ? faultText(fault) : null}
      />
    </Dialog>
  );
}
