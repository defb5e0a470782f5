import { useState } from "react";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { liveKeys, type SiteKey } from "../../../src-shared/visitors/site-keys.ts";
import { useHubNow } from "../../clock.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { clockTime, dayText } from "../../text/times.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import outside from "../outside/outside.module.css";
import type { ShownSecret } from "../outside/secret-dialog.tsx";
import styles from "./identity.module.css";
import { PublicKeyDialog } from "./public-key-dialog.tsx";
import { siteKeyName, siteSecret } from "./site-secret.ts";

interface SiteWithKeys {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly SiteKey[];
}

interface SiteKeysProps {
  readonly site: SiteWithKeys;
  readonly again: () => Promise<void>;
  readonly onSecret: (shown: ShownSecret) => void;
}

/** What one site signs with, and did until lately. */
export function SiteKeys({ site, again, onSecret }: SiteKeysProps) {
  const [retiring, setRetiring] = useState<SiteKey | null>(null);
  const [isAdding, setAdding] = useState(false);
  const isFull = site.keys.filter(({ retiredAt }) => retiredAt === null).length >= liveKeys;

  async function makeSecret(): Promise<void> {
    const [id, secret] = [siteKeyName(), siteSecret()];
    try {
      await desk.ask("siteKey.add", { id, site: site.id, key: { secret } });
      onSecret({ title: text("identity.secretOf", { site: site.name, key: id }), secret });
    } catch (error) {
      toasts.show({ look: "bad", title: text("identity.notMade"), words: faultText(faultOf(error)) });
    }
    await again();
  }
  async function retire({ id }: SiteKey): Promise<void> {
    setRetiring(null);
    try {
      await desk.ask("siteKey.retire", { id });
    } catch (error) {
      toasts.show({ look: "bad", title: text("identity.notRetired"), words: faultText(faultOf(error)) });
    }
    await again();
  }

  return (
    <>
      {site.keys.length === 0 ? <p>{text("identity.none")}</p> : null}
      {site.keys.length === 0 ? null : (
        <ul className={outside["list"]} aria-label={text("identity.keysOf", { site: site.name })}>
          {site.keys.map((key) => (
            <li key={key.id} className={outside["one"]}>
              <KeyFacts held={key} />
              {key.retiredAt === null ? (
                <Button size="small" onPress={() => setRetiring(key)}>
                  {text("identity.retire")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <div className={styles["acts"]}>
        <Button isDisabled={isFull} onPress={() => void makeSecret()}>
          {text("identity.makeSecret")}
        </Button>
        <Button isDisabled={isFull} onPress={() => setAdding(true)}>
          {text("identity.addPublic")}
        </Button>
        {isFull ? <p className={outside["facts"]}>{text("identity.full")}</p> : null}
      </div>
      {isAdding ? <PublicKeyDialog site={site} again={again} onClose={() => setAdding(false)} /> : null}
      {retiring ? (
        <Dialog
          title={text("identity.retireAsk", { key: retiring.id })}
          isOpen
          onClose={() => setRetiring(null)}
          role="alertdialog"
          size="small"
          footer={
            <>
              <Button onPress={() => setRetiring(null)}>{text("administration.keep")}</Button>
              <Button look="danger-full" onPress={() => void retire(retiring)}>
                {text("identity.retire")}
              </Button>
            </>
          }
        >
          <p>{text("identity.retireText")}</p>
        </Dialog>
      ) : null}
    </>
  );
}

function KeyFacts({ held: { id, algorithm, madeAt, madeBy, usedAt, retiredAt } }: { held: SiteKey }) {
  const now = useHubNow();
  const when = (time: number) => `${dayText(time, now)} ${clockTime(time)}`;
  const facts = [
    algorithm,
    text("outside.madeBy", { name: madeBy, at: when(madeAt) }),
    usedAt === null ? text("outside.neverUsed") : text("outside.lastUsed", { at: when(usedAt) }),
    ...(retiredAt === null ? [] : [text("identity.retiredAt", { at: when(retiredAt) })]),
  ];
  return (
    <div>
      <code className={outside["name"]}>{id}</code>
      <p className={outside["facts"]}>{facts.join(" · ")}</p>
    </div>
  );
}
