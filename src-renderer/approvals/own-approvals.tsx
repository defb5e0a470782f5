import { useState } from "react";
import type { OwnApproval } from "../../src-shared/accounts/administered.ts";
import { useMay } from "../accounts/may.ts";
import { showSection } from "../administration/kit/drafts.ts";
import { useSaving } from "../administration/accounts/use-saving.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Chip } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { askedWords } from "./approvals-notice.ts";
import styles from "./approvals.module.css";
import { useApprovals } from "./held-approvals.ts";

const tones = { open: "warn", approved: "good", refused: "bad", lapsed: "plain" } as const;

/** Above the sections of the administration: what waits for one, and what became of what one asked for. */
export function ApprovalsStrip({ isAtAccounts }: { isAtAccounts: boolean }) {
  const { waiting, mine } = useApprovals((held) => held);
  const mayDecide = useMay("Administration > Accounts > Edit");
  return (
    <div className={styles["strip"]}>
      {waiting > 0 && mayDecide && !isAtAccounts ? (
        <Banner
          look="info"
          isBoxed
          title={text("approvals.waiting", { count: waiting })}
          action={<Button onPress={() => showSection("accounts")}>{text("approvals.show")}</Button>}
        >
          {text("approvals.waitingText")}
        </Banner>
      ) : null}
      {mine.length > 0 ? <Mine mine={mine} /> : null}
    </div>
  );
}

function Mine({ mine }: { mine: readonly OwnApproval[] }) {
  const open = mine.filter(({ state }) => state === "open").length;
  return (
    <details className={styles["mine"]}>
      <summary>{text("approvals.mine", { open, all: mine.length })}</summary>
      <ul className={styles["list"]} aria-label={text("approvals.mineLabel")}>
        {mine.map((one) => (
          <One key={one.id} one={one} />
        ))}
      </ul>
    </details>
  );
}

function One({ one }: { one: OwnApproval }) {
  const { id, state, at, until, decided } = one;
  const saving = useSaving();
  const [isBack, setBack] = useState(false);
  const mayTakeBack = useMay("Administration > Accounts > Edit");
  async function takeBack(): Promise<void> {
    setBack(await saving.run(async () => void (await desk.ask("approval.refuse", { id }))));
  }
  return (
    <li className={styles["one"]}>
      <Chip tone={tones[state]}>{text(`approvals.state.${state}`)}</Chip>
      <span className={styles["words"]}>
        {text("approvals.asked", { what: askedWords(one), at: wholeTime(at) })}{" "}
        <span className={styles["soft"]}>
          {state === "open"
            ? text("approvals.until", { until: wholeTime(until) })
            : text(`approvals.${state}At`, { by: decided?.by ?? "", at: wholeTime(decided?.at ?? until) })}
        </span>
      </span>
      {state === "open" && mayTakeBack ? (
        <Button size="small" isDisabled={isBack} isWaiting={saving.isWaiting} onPress={() => void takeBack()}>
          {text("people.takeBack")}
        </Button>
      ) : null}
      {saving.fault ? (
        <p role="alert" className={styles["bad"]}>
          {faultText(saving.fault)}
        </p>
      ) : null}
    </li>
  );
}
