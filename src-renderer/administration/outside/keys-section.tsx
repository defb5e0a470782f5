import { useState } from "react";
import { type Key, KeyBody, KeyId, keyScopes } from "../../../src-shared/keys/model.ts";
import { useHubNow } from "../../clock.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { clockTime, dayText } from "../../text/times.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { KeyFields, type SiteNamed } from "./key-fields.tsx";
import { OutsideForm } from "./outside-form.tsx";
import { orTold } from "./or-told.ts";
import { OutsideList } from "./outside-list.tsx";
import styles from "./outside.module.css";
import { SecretDialog, type ShownSecret } from "./secret-dialog.tsx";
import { apiKey } from "./secrets.ts";

const readKeys = () => desk.ask("keys.read", {});

/** Keys by which other programs ask the hub. */
export function KeysSection() {
  const read = useRead(readKeys);
  const now = useHubNow();
  const [shown, setShown] = useState<ShownSecret | null>(null);
  return (
    <>
      <OutsideList
        section="keys"
        read={read}
        itemsOf={({ keys }) => keys.map((one) => ({ id: one.id, name: one.name, detail: stateOf(one, now) }))}
        blank={() => ({ name: "", scopes: [keyScopes[0]], sites: null, perMinute: 600, expiresAt: null }) as KeyBody}
      >
        {(id, { keys, sites }) => (
          <KeyForm
            key={id}
            id={KeyId.parse(id)}
            held={keys.find((one) => one.id === id) ?? null}
            sites={sites}
            again={read.again}
            onSecret={setShown}
          />
        )}
      </OutsideList>
      {shown ? <SecretDialog shown={shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}

const bodyOf = ({ name, scopes, sites, perMinute, expiresAt }: Key): KeyBody => ({
  name,
  scopes,
  sites,
  perMinute,
  expiresAt,
});

function stateOf({ prefix, revokedAt, expiresAt }: Key, now: number): string {
  if (revokedAt !== null) return text("outside.revoked");
  return expiresAt !== null && expiresAt <= now ? text("outside.expired") : `${prefix}…`;
}

interface KeyFormProps {
  readonly id: KeyId;
  readonly held: Key | null;
  readonly sites: readonly SiteNamed[];
  readonly again: () => Promise<void>;
  readonly onSecret: (shown: ShownSecret) => void;
}

function KeyForm({ id, held, sites, again, onSecret }: KeyFormProps) {
  const now = useHubNow();
  if (held && held.revokedAt !== null) return <KeyFacts held={held} now={now} />;
  async function save(to: KeyBody, expected: KeyBody | null): Promise<void> {
    if (expected) return void (await desk.ask("key.save", { id, to, expected }));
    const secret = apiKey();
    await desk.ask("key.add", { id, to, secret });
    onSecret({ title: text("outside.keyOf", { name: to.name }), secret });
  }
  return (
    <OutsideForm
      section="keys"
      id={id}
      held={held && bodyOf(held)}
      schema={KeyBody}
      nameOf={({ name }) => name}
      fields={(props) => <KeyFields {...props} sites={sites} now={now} />}
      save={save}
      again={again}
      top={held ? <KeyFacts held={held} now={now} /> : null}
      acts={held ? <Revoke held={held} again={again} /> : null}
    />
  );
}

function KeyFacts({ held: { prefix, madeBy, madeAt, usedAt, revokedAt }, now }: { held: Key; now: number }) {
  const when = (time: number) => `${dayText(time, now)} ${clockTime(time)}`;
  const facts = [
    `${prefix}…`,
    text("outside.madeBy", { name: madeBy, at: when(madeAt) }),
    usedAt === null ? text("outside.neverUsed") : text("outside.lastUsed", { at: when(usedAt) }),
    ...(revokedAt === null ? [] : [text("outside.revokedAt", { at: when(revokedAt) })]),
  ];
  return <p className={styles["facts"]}>{facts.join(" · ")}</p>;
}

function Revoke({ held: { id, name }, again }: { held: Key; again: () => Promise<void> }) {
  const [isAsked, setAsked] = useState(false);
  async function revoke(): Promise<void> {
    setAsked(false);
    await orTold(() => desk.ask("key.revoke", { id }));
    await again();
  }
  return (
    <>
      <Button size="large" look="danger" onPress={() => setAsked(true)}>
        {text("outside.revoke")}
      </Button>
      <Dialog
        title={text("outside.revokeAsk", { name })}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        role="alertdialog"
        size="small"
        footer={
          <>
            <Button onPress={() => setAsked(false)}>{text("administration.keep")}</Button>
            <Button look="danger-full" onPress={() => void revoke()}>
              {text("outside.revoke")}
            </Button>
          </>
        }
      >
        <p>{text("outside.revokeText")}</p>
      </Dialog>
    </>
  );
}
