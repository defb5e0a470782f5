import { Link2, Link2Off } from "lucide-react";
import { useState } from "react";
import type { AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import { useHubNow } from "../../clock.ts";
import { desk } from "../../desk-link.ts";
import { useDesk } from "../../store.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/switch.tsx";
import styles from "./links.module.css";
import { type MadeLink, makeLink } from "./make-link.ts";
import { useSaving } from "./use-saving.ts";

interface AccountLinkProps {
  readonly person: AdministeredPerson;
  /** Whether letters can be sent. */
  readonly mail: boolean;
  readonly again: () => Promise<void>;
  readonly onLink: (link: MadeLink) => void;
}

/** How somebody comes to a password of his own: by a link that he uses once. Not for oneself, nor for who is switched off. */
export function AccountLink({ person, mail, again, onLink }: AccountLinkProps) {
  const { id, name, email, active } = person;
  const me = useDesk(({ desk: held }) => held?.hub?.account.id);
  const now = useHubNow();
  const saving = useSaving();
  const [byMail, setByMail] = useState(true);
  if (me === id || !active) return null;
  const isOpen = person.link !== null && person.link.usedAt === null && person.link.until > now;

  async function run(work: () => Promise<void>): Promise<void> {
    await saving.run(work);
    await again();
  }
  const make = async () => onLink(await makeLink({ id, name }, mail && byMail && email !== ""));
  const revoke = async () => void (await desk.ask("passwordLink.revoke", { account: id }));

  return (
    <section className={styles["state"]} aria-label={text("people.link")}>
      <h4 className={styles["title"]}>{text("people.link")}</h4>
      <p className={styles["soft"]}>{stateWords(person, now)}</p>
      {saving.fault ? (
        <Banner look="bad" isBoxed title={text("administration.failed")}>
          {faultText(saving.fault)}
        </Banner>
      ) : null}
      {mail && email !== "" ? (
        <Switch isOn={byMail} onChange={setByMail}>
          {text("people.linkByMail", { email })}
        </Switch>
      ) : null}
      <div className={styles["acts"]}>
        <Button icon={<Link2 aria-hidden="true" />} isWaiting={saving.isWaiting} onPress={() => void run(make)}>
          {text(isOpen ? "people.linkAgain" : "people.linkMake")}
        </Button>
        {isOpen ? (
          <Button icon={<Link2Off aria-hidden="true" />} onPress={() => void run(revoke)}>
            {text("people.linkRevoke")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function stateWords({ link, hasPassword, isLinked }: AdministeredPerson, now: number): string {
  if (link?.usedAt) return text("people.linkUsed", { at: wholeTime(link.usedAt) });
  if (link && link.until > now)
    return text(link.mailed ? "people.linkOpenMailed" : "people.linkOpen", { until: wholeTime(link.until) });
  if (link) return text("people.linkOver", { until: wholeTime(link.until) });
  if (hasPassword) return text("people.linkHas");
  return text(isLinked ? "people.linkOfHouse" : "people.linkNone");
}
