import { useCallback, useEffect } from "react";
import type { Delivery, WebhookId } from "../../../src-shared/webhooks/model.ts";
import { useHubNow } from "../../clock.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text, textIfAny } from "../../text/text.ts";
import { clockTime, dayText } from "../../text/times.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useSaving } from "../accounts/use-saving.ts";
import { Part } from "../kit/part.tsx";
import styles from "./outside.module.css";

/** While something is on its way it is looked at again so often, milliseconds. */
const lookEvery = 2_000;

/** What one webhook was told, the newest first, and what its machine answered. */
export function DeliveryList({ webhook }: { webhook: WebhookId }) {
  const ask = useCallback(() => desk.ask("deliveries.read", { webhook }), [webhook]);
  const { value, fault, again } = useRead(ask);
  const saving = useSaving();
  const isLive = value?.deliveries.some(({ state }) => state === "due" || state === "queued") ?? false;
  useEffect(() => (isLive ? machine.after(lookEvery, () => void again()) : undefined), [again, isLive, value]);

  async function sendAgain(number: number): Promise<void> {
    await saving.run(async () => void (await desk.ask("delivery.sendAgain", { webhook, number })));
    await again();
  }
  return (
    <Part title={text("outside.deliveries")} intro={text("outside.deliveriesText")}>
      {(fault ?? saving.fault) ? (
        <Banner look="bad" isBoxed title={text("administration.unread")}>
          {faultText((fault ?? saving.fault)!)}
        </Banner>
      ) : null}
      {value === null && !fault ? <Spinner /> : null}
      {value?.deliveries.length === 0 ? <p className={styles["facts"]}>{text("outside.noDeliveries")}</p> : null}
      <ol className={styles["list"]} aria-label={text("outside.deliveries")}>
        {value?.deliveries.map((one) => (
          <DeliveryRow key={one.number} delivery={one} onAgain={() => void sendAgain(one.number)} />
        ))}
      </ol>
      {value?.more ? <p className={styles["facts"]}>{text("outside.onlyNewest")}</p> : null}
    </Part>
  );
}

function DeliveryRow({ delivery, onAgain }: { delivery: Delivery; onAgain: () => void }) {
  const now = useHubNow();
  const { type, at, state, tries, nextAt, status, answer, reason } = delivery;
  const when = (time: number) => `${dayText(time, now)} ${clockTime(time)}`;
  const facts = [
    when(at),
    text(`outside.delivery.${state}`),
    ...(tries > 0 ? [text("outside.tries", { count: tries })] : []),
    ...(status === null ? [] : [text("outside.status", { status })]),
    ...(reason === null ? [] : [reasonText(reason)]),
    ...(state === "due" && tries > 0 && nextAt !== null ? [text("outside.next", { at: when(nextAt) })] : []),
  ];
  return (
    <li className={styles["one"]}>
      <div className={styles["name"]}>
        {text(`outside.event.${type as "webhook.test"}`)}
        <div className={styles["facts"]}>{facts.join(" · ")}</div>
      </div>
      {(state === "sent" || state === "failed") && reason !== "erased" ? (
        <Button size="small" onPress={onAgain}>
          {text("outside.sendAgain")}
        </Button>
      ) : null}
      {answer === "" ? null : <pre className={styles["answer"]}>{answer}</pre>}
    </li>
  );
}

/** Why another machine did not do what it was asked. */
export function reasonText(reason: string): string {
  const status = /^status-(\d+)$/.exec(reason)?.[1];
  if (status !== undefined) return text("outside.status", { status: Number(status) });
  return textIfAny(`fault.${reason}`) ?? text("outside.reason.unknown");
}
