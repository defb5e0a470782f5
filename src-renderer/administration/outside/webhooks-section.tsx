import { useState } from "react";
import { webhookTypes } from "../../../src-shared/webhooks/events.ts";
import { type Webhook, WebhookBody, WebhookId } from "../../../src-shared/webhooks/model.ts";
import { useHubNow } from "../../clock.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { clockTime, dayText } from "../../text/times.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FieldFault } from "../kit/field-fault.tsx";
import { NameField } from "../kit/name-field.tsx";
import { Ticks } from "../kit/ticks.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { type FieldsProps, OutsideForm } from "./outside-form.tsx";
import { orTold } from "./or-told.ts";
import { OutsideList } from "./outside-list.tsx";
import { SecretDialog, type ShownSecret } from "./secret-dialog.tsx";
import { signingSecret } from "./secrets.ts";

const readWebhooks = async () => (await desk.ask("webhooks.read", {})).webhooks;

/** What other programs are told of, and what became of it. */
export function WebhooksSection() {
  const read = useRead(readWebhooks);
  const [shown, setShown] = useState<ShownSecret | null>(null);
  return (
    <>
      <OutsideList
        section="webhooks"
        read={read}
        itemsOf={(webhooks) => webhooks.map((one) => ({ id: one.id, name: one.name, detail: stateOf(one) }))}
        blank={() => ({ name: "", url: "", events: [...webhookTypes], isActive: true })}
      >
        {(id, webhooks) => (
          <WebhookForm
            key={id}
            id={WebhookId.parse(id)}
            webhook={webhooks.find((one) => one.id === id) ?? null}
            again={read.again}
            onSecret={setShown}
          />
        )}
      </OutsideList>
      {shown ? <SecretDialog shown={shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}

const bodyOf = ({ name, url, events, isActive }: Webhook): WebhookBody => ({ name, url, events, isActive });

function stateOf({ isActive, off, failingSince, waiting }: Webhook): string {
  if (off !== null) return text(`outside.off.${off}`);
  if (!isActive) return text("outside.isOff");
  if (failingSince !== null) return text("outside.failing", { count: waiting });
  return waiting > 0 ? text("outside.waiting", { count: waiting }) : text("outside.isOn");
}

interface WebhookFormProps {
  readonly id: WebhookId;
  readonly webhook: Webhook | null;
  readonly again: () => Promise<void>;
  readonly onSecret: (shown: ShownSecret) => void;
}

function WebhookForm({ id, webhook, again, onSecret }: WebhookFormProps) {
  const [round, setRound] = useState(0);
  const now = useHubNow();
  const title = (name: string) => text("outside.secretOf", { name });

  async function save(to: WebhookBody, expected: WebhookBody | null): Promise<void> {
    if (expected) return void (await desk.ask("webhook.save", { id, to, expected }));
    const secret = signingSecret();
    await desk.ask("webhook.add", { id, to, secret });
    onSecret({ title: title(to.name), secret });
  }
  async function renew(name: string): Promise<void> {
    const secret = signingSecret();
    await orTold(async () => {
      await desk.ask("webhook.renewSecret", { id, secret });
      onSecret({ title: title(name), secret });
    });
    await again();
  }
  async function test(): Promise<void> {
    await orTold(() => desk.ask("webhook.test", { id }));
    setRound((before) => before + 1);
  }
  return (
    <OutsideForm
      section="webhooks"
      id={id}
      held={webhook && bodyOf(webhook)}
      schema={WebhookBody}
      nameOf={({ name }) => name}
      fields={WebhookFields}
      save={save}
      again={again}
      remove={async (expected) => void (await desk.ask("webhook.remove", { id, expected }))}
      top={webhook ? <Trouble webhook={webhook} now={now} /> : null}
      acts={
        webhook ? (
          <>
            <Button size="large" onPress={() => void test()}>
              {text("outside.test")}
            </Button>
            <Button size="large" onPress={() => void renew(webhook.name)}>
              {text("outside.newSecret")}
            </Button>
          </>
        ) : null
      }
    >
      <DeliveryList key={round} webhook={id} />
    </OutsideForm>
  );
}

/** What an administrator should know before anything else. */
function Trouble({ webhook: { off, failingSince, oldSecretUntil }, now }: { webhook: Webhook; now: number }) {
  const when = (time: number) => `${dayText(time, now)} ${clockTime(time)}`;
  return (
    <>
      {off === null ? null : (
        <Banner look="bad" isBoxed title={text(`outside.off.${off}`)}>
          {text(`outside.offText.${off}`)}
        </Banner>
      )}
      {off === null && failingSince !== null ? (
        <Banner look="warn" isBoxed title={text("outside.failingTitle")}>
          {text("outside.failingText", { since: when(failingSince) })}
        </Banner>
      ) : null}
      {oldSecretUntil === null ? null : <p>{text("outside.bothLive", { until: when(oldSecretUntil) })}</p>}
    </>
  );
}

function WebhookFields({ value: { name, url, events, isActive }, onChange, faults }: FieldsProps<WebhookBody>) {
  return (
    <>
      <NameField value={name} onChange={(changed) => onChange({ name: changed })} fault={faults.at("name")} />
      <TextField
        label={text("outside.url")}
        type="url"
        value={url}
        onChange={(changed) => onChange({ url: changed.trim() })}
        maxLength={2000}
        hint={text("outside.urlHint")}
        fault={faults.at("url")}
        isRequired
      />
      <Ticks
        label={text("outside.events")}
        items={webhookTypes.map((type) => ({ id: type, name: text(`outside.event.${type}`) }))}
        chosen={events}
        onChange={(chosen) => onChange({ events: webhookTypes.filter((type) => chosen.includes(type)) })}
        empty=""
      />
      {faults.at("events") ? <FieldFault>{faults.at("events")}</FieldFault> : null}
      <Switch isOn={isActive} onChange={(on) => onChange({ isActive: on })}>
        {text("outside.active")}
      </Switch>
    </>
  );
}
