import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { Use } from "../../../src-shared/administration/uses.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

interface RemoveThingProps {
  readonly name: string;
  readonly uses: readonly Use[];
  readonly onRemove: () => void;
}

/** Asked once. What is used somewhere is not removed: it is said where. */
export function RemoveThing({ name, uses, onRemove }: RemoveThingProps) {
  const [isOpen, setOpen] = useState(false);
  const isUsed = uses.length > 0;
  return (
    <>
      <Button size="large" look="danger" icon={<Trash2 aria-hidden="true" />} onPress={() => setOpen(true)}>
        {text("administration.remove")}
      </Button>
      <Dialog
        title={text(isUsed ? "administration.removeNot" : "administration.removeAsk", { name })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        role="alertdialog"
        size="small"
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{text("administration.keep")}</Button>
            {isUsed ? null : (
              <Button
                look="danger-full"
                onPress={() => {
                  setOpen(false);
                  onRemove();
                }}
              >
                {text("administration.remove")}
              </Button>
            )}
          </>
        }
      >
        {isUsed ? (
          <>
            <p>{text("administration.removeUsed")}</p>
            <ul>
              {uses.slice(0, 12).map((use) => (
                <li key={`${use.in} ${use.name}`}>{text(`administration.use.${use.in}`, { name: use.name })}</li>
              ))}
            </ul>
          </>
        ) : (
          <p>{text("administration.removeText")}</p>
        )}
      </Dialog>
    </>
  );
}
