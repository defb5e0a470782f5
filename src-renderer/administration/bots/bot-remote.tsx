import { useState } from "react";
import type { BotBody, RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { BotId } from "../../../src-shared/routing/ids.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSaving } from "../accounts/use-saving.ts";
import type { Faults } from "../kit/faults.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Part } from "../kit/part.tsx";
import { SecretDialog, type ShownSecret } from "../outside/secret-dialog.tsx";
import { signingSecret } from "../outside/secrets.ts";

interface BotRemoteProps {
  readonly id: string;
  readonly value: BotBody;
  readonly onChange: (part: Partial<BotBody>) => void;
  readonly faults: Faults;
  readonly plan: RoutingPlan;
}

const blank = { url: "", within: 5 };

/** Another program that answers in this bot's place, and the secret that signs what it is asked. */
export function BotRemote({ id, value: { name, remote }, onChange, faults, plan }: BotRemoteProps) {
  const saving = useSaving();
  const [shown, setShown] = useState<ShownSecret | null>(null);
  const isLaidDown = plan.bots.some((bot) => bot.id === id && bot.remote !== undefined);
  const set = (part: Partial<typeof blank>) => onChange({ remote: { ...(remote ?? blank), ...part } });
  const renew = () =>
    saving.run(async () => {
      const secret = signingSecret();
      await desk.ask("bot.renewSecret", { id: BotId.parse(id), secret });
      setShown({ title: text("outside.secretOf", { name }), secret });
    });
  return (
    <Part title={text("outside.answers")} intro={text("outside.answersText")}>
      <Switch
        isOn={remote !== undefined}
        onChange={(on) => onChange({ remote: on ? blank : undefined } as Partial<BotBody>)}
      >
        {text("outside.answers")}
      </Switch>
      {remote ? (
        <>
          <TextField
            label={text("outside.url")}
            type="url"
            value={remote.url}
            onChange={(url) => set({ url: url.trim() })}
            hint={text("outside.urlHint")}
            fault={faults.at("remote.url")}
            maxLength={2000}
          />
          <NumberField
            label={text("outside.seconds")}
            value={remote.within}
            onChange={(within) => set({ within: within ?? Number.NaN })}
            fault={faults.at("remote.within")}
          />
        </>
      ) : null}
      {isLaidDown ? (
        <div>
          <Button isWaiting={saving.isWaiting} onPress={() => void renew()}>
            {text("outside.newSecret")}
          </Button>
        </div>
      ) : remote ? (
        <p>{text("outside.secretAfter")}</p>
      ) : null}
      {saving.fault ? (
        <Banner look="bad" isBoxed title={text("administration.notSaved")}>
          {faultText(saving.fault)}
        </Banner>
      ) : null}
      {shown ? <SecretDialog shown={shown} onClose={() => setShown(null)} /> : null}
    </Part>
  );
}
