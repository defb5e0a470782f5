import { useState } from "react";
import type { SetUp } from "../../../src-shared/administration/set-up.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { LinksDialog } from "../accounts/links-dialog.tsx";
import type { MadeLink } from "../accounts/make-link.ts";
import { showSection } from "../kit/drafts.ts";
import { InviteRows } from "./invite-rows.tsx";
import styles from "./set-up.module.css";
import { Fact, Facts, Step } from "./step.tsx";
import { accountsState } from "./steps.ts";

/** Step 1: who works here. Several are invited at once, each by a link of his own. */
export function AccountsStep({ setUp, again }: { setUp: SetUp; again: () => Promise<void> }) {
  const [made, setMade] = useState<readonly MadeLink[]>([]);
  const { added, ready, invited } = setUp.accounts;
  return (
    <Step number={1} title={text("setUp.accounts")} state={accountsState(setUp)}>
      <p className={styles["soft"]}>{text("setUp.accountsText")}</p>
      <Facts label={text("setUp.accounts")}>
        <Fact is={added > 0 ? "yes" : "no"}>{text("setUp.added", { count: added })}</Fact>
        <Fact is={ready > 0 ? "yes" : "no"}>{text("setUp.ready", { count: ready })}</Fact>
        {invited > 0 ? <Fact is="part">{text("setUp.invited", { count: invited })}</Fact> : null}
      </Facts>
      <InviteRows
        mail={setUp.mail}
        onMade={(links) => {
          setMade(links);
          void again();
        }}
      />
      <div>
        <Button look="quiet" onPress={() => showSection("accounts")}>
          {text("setUp.toAccounts")}
        </Button>
      </div>
      {made.length > 0 ? <LinksDialog links={made} onClose={() => setMade([])} /> : null}
    </Step>
  );
}
