import { ArrowDown, ArrowUp } from "lucide-react";
import type { RuleWritten } from "../../../src-shared/administration/plan.ts";
import type { RuleId } from "../../../src-shared/routing/rules.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import type { FormProps } from "../kit/kind.ts";
import styles from "./rules.module.css";

/** On which site the rule is tried, and when. Moving it holds at once. */
export function RulePlace({ id, value, onChange, plan, again, faults }: FormProps<RuleWritten>) {
  const held = plan.rules.find((rule) => rule.id === id);
  const order = held ? plan.rules.filter(({ site }) => site === held.site).map((rule) => rule.id) : [];
  const place = order.indexOf(id as RuleId);

  async function move(by: number): Promise<void> {
    const rules = [...order];
    rules.splice(place + by, 0, ...rules.splice(place, 1));
    try {
      await desk.ask("rule.order", { rules, expected: order });
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.failed"), words: faultText(faultOf(error)) });
    } finally {
      await again();
    }
  }

  return (
    <>
      <Select
        label={text("administration.rule.site")}
        hint={faults.at("site") ?? text("administration.rule.siteText")}
        items={[
          ...plan.sites.map((site) => ({ id: site.id, label: site.name })),
          { id: "", label: text("administration.rule.botsOnly") },
        ]}
        value={value.site ?? ""}
        onChange={(site) => onChange({ site: site === "" ? null : site })}
      />
      {held && held.site !== null && order.length > 1 ? (
        <fieldset className={styles["place"]} aria-label={text("administration.rule.order")}>
          <span>{text("administration.rule.place", { place: place + 1, count: order.length })}</span>
          <Button icon={<ArrowUp aria-hidden="true" />} isDisabled={place === 0} onPress={() => void move(-1)}>
            {text("administration.rule.earlier")}
          </Button>
          <Button
            icon={<ArrowDown aria-hidden="true" />}
            isDisabled={place === order.length - 1}
            onPress={() => void move(1)}
          >
            {text("administration.rule.later")}
          </Button>
        </fieldset>
      ) : null}
    </>
  );
}
