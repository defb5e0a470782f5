import { useCallback } from "react";
import type { ConnectorId, Handed } from "../../../src-shared/connectors/model.ts";
import { useHubNow } from "../../clock.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { clockTime, dayText } from "../../text/times.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useSaving } from "../accounts/use-saving.ts";
import { Part } from "../kit/part.tsx";
import { reasonText } from "./delivery-list.tsx";
import styles from "./outside.module.css";

/** Closed conversations that were handed to one connector, the newest first. */
export function HandedList({ connector }: { connector: ConnectorId }) {
  const ask = useCallback(() => desk.ask("handed.read", { connector }), [connector]);
  const { value, fault, again } = useRead(ask);
  const saving = useSaving();
  const now = useHubNow();
  async function sendAgain({ conversation }: Handed): Promise<void> {
    await saving.run(async () => void (await desk.ask("handed.sendAgain", { connector, conversation })));
    await again();
  }
  const refused = fault ?? saving.fault;
  return (
    <Part title={text("outside.handed")} intro={text("outside.handedText")}>
      {refused ? (
        <Banner look="bad" isBoxed title={text("administration.unread")}>
          {faultText(refused)}
        </Banner>
      ) : null}
      {value === null && !fault ? <Spinner /> : null}
      {value?.handed.length === 0 ? <p className={styles["facts"]}>{text("outside.noneHanded")}</p> : null}
      <ol className={styles["list"]} aria-label={text("outside.handed")}>
        {value?.handed.map((one) => (
          <li key={one.conversation} className={styles["one"]}>
            <div className={styles["name"]}>
              <code>{one.conversation}</code>
              <div className={styles["facts"]}>
                {[
                  `${dayText(one.at, now)} ${clockTime(one.at)}`,
                  text(`outside.delivery.${one.state}`),
                  ...(one.tries > 0 ? [text("outside.tries", { count: one.tries })] : []),
                  ...(one.reason === null ? [] : [reasonText(one.reason)]),
                ].join(" · ")}
              </div>
            </div>
            {one.state === "failed" && one.reason !== "erased" ? (
              <Button size="small" onPress={() => void sendAgain(one)}>
                {text("outside.sendAgain")}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </Part>
  );
}
