import type { Approval } from "../../../src-shared/accounts/administered.ts";
import { desk } from "../../desk-link.ts";
import { useDesk } from "../../store.ts";
import { faultText } from "../../text/fault-text.ts";
import { text, textIfAny } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./accounts.module.css";
import { askedWords } from "./change-words.ts";
import type { Frame } from "./use-frame.ts";
import { useSaving } from "./use-saving.ts";

/** Dangerous changes that wait for a second administrator, until their day is over. */
export function Approvals({ frame, again }: { frame: Frame; again: () => Promise<void> }) {
  if (frame.approvals.length === 0) return null;
  return (
    <section aria-label={text("people.approvals")}>
      <h2 className={styles["legend"]}>{text("people.approvals")}</h2>
      <ul className={styles["approvals"]}>
        {frame.approvals.map((approval) => (
          <One key={approval.id} approval={approval} again={again} />
        ))}
      </ul>
    </section>
  );
}

function One({ approval, again }: { approval: Approval; again: () => Promise<void> }) {
  const { id, ask, input, by, of, until } = approval;
  const saving = useSaving();
  const isOwn = useDesk(({ desk: held }) => held?.hub?.account.id) === by.id;
  const decide = async (name: "approval.approve" | "approval.refuse") => {
    await saving.run(async () => void (await desk.ask(name, { id })));
    await again();
  };
  return (
    <li className={styles["approval"]}>
      <div>
        <b>{by.name}</b> {textIfAny(`people.asks.${ask}`, { name: of }) ?? ask}
        <div className={styles["changed"]}>{askedWords(input)}</div>
        <div className={styles["soft"]}>{text("people.until", { time: wholeTime(until) })}</div>
      </div>
      {saving.fault ? (
        <Banner look="bad" isBoxed title={text("administration.failed")}>
          {faultText(saving.fault)}
        </Banner>
      ) : null}
      <div className={styles["acts"]}>
        {isOwn ? null : (
          <Button look="primary" isWaiting={saving.isWaiting} onPress={() => void decide("approval.approve")}>
            {text("people.approve")}
          </Button>
        )}
        <Button onPress={() => void decide("approval.refuse")}>
          {text(isOwn ? "people.takeBack" : "people.refuse")}
        </Button>
      </div>
    </li>
  );
}
