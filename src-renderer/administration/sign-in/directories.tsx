import { Copy, Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { ScimToken } from "../../../src-shared/accounts/scim-tokens.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { clockTime, dayText } from "../../text/times.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { type Saving, useSaving } from "../accounts/use-saving.ts";
import { Part } from "../kit/part.tsx";
import { RemoveThing } from "../kit/remove-thing.tsx";
import styles from "./sign-in.module.css";

const read = () => desk.ask("scimTokens.read", {});

/** Directories that keep accounts over SCIM, each with a token of its own. */
export function Directories() {
  const { value, at, fault, again } = useRead(read);
  const saving = useSaving();
  const [made, setMade] = useState<string | null>(null);
  const said = saving.fault ?? fault;

  async function remove({ id }: ScimToken): Promise<void> {
    await saving.run(async () => void (await desk.ask("scimToken.remove", { id })));
    await again();
  }

  return (
    <Part title={text("signIn.directories")} intro={text("signIn.directoriesText")}>
      {said ? <Banner look="bad" isBoxed title={faultText(said)} /> : null}
      {value ? (
        <>
          {value.address === null ? null : (
            <p>
              {text("signIn.directoryAddress")} <code className={styles["address"]}>{value.address}</code>
            </p>
          )}
          <ul className={styles["list"]}>
            {value.tokens.map((one) => (
              <li key={one.id} className={styles["one"]} aria-label={one.name}>
                <div className={styles["two"]}>
                  <b className={styles["name"]} title={one.name}>
                    {one.name}
                  </b>
                  <span className={styles["soft"]}>{factsOf(one, at)}</span>
                </div>
                <RemoveThing name={one.name} uses={[]} onRemove={() => void remove(one)} />
              </li>
            ))}
          </ul>
          <NewDirectory saving={saving} onMade={setMade} again={again} />
        </>
      ) : fault ? null : (
        <Spinner />
      )}
      {made === null ? null : <TokenDialog token={made} onClose={() => setMade(null)} />}
    </Part>
  );
}

function factsOf({ by, madeAt, usedAt }: ScimToken, now: number): string {
  const when = (time: number) => `${dayText(time, now)} ${clockTime(time)}`;
  const used = usedAt === null ? text("signIn.tokenUnused") : text("signIn.tokenUsed", { at: when(usedAt) });
  return [text("signIn.tokenMade", { by, at: when(madeAt) }), used].join(" · ");
}

interface NewDirectoryProps {
  readonly saving: Saving;
  readonly onMade: (token: string) => void;
  readonly again: () => Promise<void>;
}

function NewDirectory({ saving, onMade, again }: NewDirectoryProps) {
  const [name, setName] = useState("");
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    await saving.run(async () => {
      const { token, proof } = await desk.ask("scimToken.offer", {});
      await desk.ask("scimToken.keep", { proof, name });
      setName("");
      onMade(token);
    });
    await again();
  }
  return (
    <form className={styles["line"]} onSubmit={(event) => void add(event)} noValidate>
      <TextField label={text("signIn.newDirectory")} value={name} onChange={setName} maxLength={60} />
      <Button
        type="submit"
        icon={<Plus aria-hidden="true" />}
        isDisabled={name.trim() === ""}
        isWaiting={saving.isWaiting}
      >
        {text("signIn.makeToken")}
      </Button>
    </form>
  );
}

/** A token that was just made, shown once. */
function TokenDialog({ token, onClose }: { token: string; onClose: () => void }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(token);
      toasts.show({ look: "good", title: text("signIn.tokenCopied") });
    } catch (error) {
      console.debug(error);
      toasts.show({ look: "bad", title: text("signIn.tokenNotCopied") });
    }
  }
  return (
    <Dialog
      title={text("signIn.tokenTitle")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button icon={<Copy size={16} aria-hidden="true" />} onPress={() => void copy()}>
            {text("signIn.copyToken")}
          </Button>
          <Button look="primary" onPress={onClose}>
            {text("signIn.tokenDone")}
          </Button>
        </>
      }
    >
      <p>{text("signIn.tokenOnce")}</p>
      <p>
        <code className={styles["address"]}>{token}</code>
      </p>
    </Dialog>
  );
}
