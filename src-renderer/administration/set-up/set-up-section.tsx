import { useState } from "react";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { faultText } from "../../text/fault-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useSaving } from "../accounts/use-saving.ts";
import { openThing, useKept } from "../kit/drafts.ts";
import { SectionPage } from "../kit/section-page.tsx";
import { WhenRead } from "../kit/unread.tsx";
import type { HeldPlan } from "../kit/use-plan.ts";
import { AccountsStep } from "./accounts-step.tsx";
import { ButtonStep } from "./button-step.tsx";
import { CallStep } from "./call-step.tsx";
import styles from "./set-up.module.css";
import { accountsState, buttonState, callState } from "./steps.ts";
import { type HeldSetUp, useSetUp } from "./use-set-up.ts";
import type { SetUp } from "../../../src-shared/administration/set-up.ts";

/** From an empty house to the first call (features 001-02). What each step says follows from what is in the hub. */
export function SetUpSection({ held }: { held: HeldPlan }) {
  const { setUp, fault, again } = useSetUp();
  return (
    <SectionPage section="setUp">
      <WhenRead value={setUp} fault={fault} again={again}>
        {(read) => <Steps setUp={read} again={again} held={held} />}
      </WhenRead>
    </SectionPage>
  );
}

function Steps({ setUp, again, held }: { setUp: SetUp; again: HeldSetUp["again"]; held: HeldPlan }) {
  const wished = useKept((all) => all.open["setUp"]);
  const site = setUp.sites.find(({ id }) => id === wished) ?? setUp.sites[0];
  const states = [accountsState(setUp), buttonState(site), callState(site)];
  const count = states.filter((state) => state === "done").length;
  return (
    <>
      <output className={styles["sum"]}>{text("setUp.sum", { count, all: states.length })}</output>
      {setUp.sites.length > 1 && site ? (
        <Select
          label={text("administration.site")}
          items={setUp.sites.map(({ id, name }) => ({ id, label: name }))}
          value={site.id}
          onChange={(id) => openThing("setUp", id)}
        />
      ) : null}
      <ol className={styles["steps"]}>
        <AccountsStep setUp={setUp} again={again} />
        <ButtonStep site={site} hub={setUp.hub} held={held} again={again} />
        <CallStep site={site} hub={setUp.hub} />
      </ol>
      <Opens setUp={setUp} again={again} />
    </>
  );
}

/** Whether it opens by itself; kept for the house, not for one person. */
function Opens({ setUp: { isDismissed }, again }: { setUp: SetUp; again: HeldSetUp["again"] }) {
  const saving = useSaving();
  const [wished, setWished] = useState<boolean | null>(null);
  async function set(dismissed: boolean): Promise<void> {
    setWished(dismissed);
    await saving.run(async () => void (await desk.ask("setUp.dismiss", { dismissed })));
    await again();
    setWished(null);
  }
  return (
    <div className={styles["opens"]}>
      <Switch isOn={!(wished ?? isDismissed)} onChange={(on) => void set(!on)}>
        {text("setUp.opens")}
      </Switch>
      <p className={styles["soft"]}>{text("setUp.opensText")}</p>
      {saving.fault ? (
        <Banner
          look="bad"
          isBoxed
          title={text("administration.failed")}
          action={<Button onPress={saving.forget}>{text("setUp.close")}</Button>}
        >
          {faultText(saving.fault)}
        </Banner>
      ) : null}
    </div>
  );
}
