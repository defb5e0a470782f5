import { useState } from "react";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./accounts.module.css";

type Found = Awaited<ReturnType<typeof verify>>;

/** `noted` as it was shown once: the number of rows, a dot, the hash. */
function verify(noted: string) {
  const [rows = "", hash = ""] = noted.trim().split("·");
  const held = hash === "" ? null : { rows: Number(rows), hash };
  return desk.ask("audit.verify", { held });
}

/** Whether any row of the audit was changed, taken out or put in by somebody at the database. */
export function AuditChain() {
  const [noted, setNoted] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isWaiting, setWaiting] = useState(false);

  async function check(): Promise<void> {
    setWaiting(true);
    try {
      setFound(await verify(noted));
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
    setWaiting(false);
  }

  return (
    <section aria-label={text("audit.chain")} className={styles["approvals"]}>
      <TextField label={text("audit.chainNoted")} hint={text("audit.chainHint")} value={noted} onChange={setNoted} />
      <div>
        <Button isWaiting={isWaiting} onPress={() => void check()}>
          {text("audit.chainCheck")}
        </Button>
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("administration.failed")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      {found ? <Result found={found} /> : null}
    </section>
  );
}

function Result({ found: { head, broken } }: { found: Found }) {
  if (broken)
    return (
      <Banner look="bad" isBoxed title={text("audit.chainBroken", { number: broken.number })}>
        {text(`audit.chainWhy.${broken.why}`)}
      </Banner>
    );
  return (
    <Banner look="info" isBoxed title={text("audit.chainWhole", { count: head.rows })}>
      {text("audit.chainNote")} <code className={styles["changed"]}>{`${head.rows}·${head.hash}`}</code>
    </Banner>
  );
}
