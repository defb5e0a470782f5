import { ExternalLink, Search, ShieldCheck } from "lucide-react";
import type { Found } from "../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { Card } from "../visitor-panel/card.tsx";
import { lookUp, useLookedUp } from "./looked-up.ts";
import { hostOf, outsideAddress } from "./outside-address.ts";
import styles from "./outside-card.module.css";

/** Who the visitor may be in other systems: none, one to open, or several to choose from. */
export function OutsideCard({ conversation }: { conversation: ConversationId }) {
  const looked = useLookedUp(conversation);
  return (
    <Card title={text("screenPop.title")}>
      {looked?.state === "asking" ? <Spinner /> : null}
      {looked?.state === "fault" ? <p role="alert">{faultText(looked.fault)}</p> : null}
      {looked?.state === "found" ? <Finds found={looked.found} unreached={looked.unreached} /> : null}
      <span>
        <Button
          size="small"
          icon={<Search aria-hidden="true" />}
          isDisabled={looked?.state === "asking"}
          onPress={() => void lookUp(conversation, false)}
        >
          {text(looked ? "screenPop.again" : "screenPop.lookUp")}
        </Button>
      </span>
    </Card>
  );
}

function Finds({ found, unreached }: { found: readonly Found[]; unreached: readonly string[] }) {
  return (
    <>
      {found.length === 0 ? <p className={styles["soft"]}>{text("screenPop.none")}</p> : null}
      {found.length > 1 ? <p className={styles["soft"]}>{text("screenPop.several", { count: found.length })}</p> : null}
      <ul className={styles["finds"]}>
        {found.map((one) => (
          <li key={`${one.connector} ${one.url}`}>
            <OneFind found={one} />
          </li>
        ))}
      </ul>
      {unreached.map((name) => (
        <p key={name} className={styles["soft"]}>
          {text("screenPop.unreached", { system: name })}
        </p>
      ))}
    </>
  );
}

function OneFind({ found: { connector, title, url, by, isVerified } }: { found: Found }) {
  const address = outsideAddress(url);
  const words = title || connector;
  return (
    <>
      {address === undefined ? (
        <span title={url}>{words}</span>
      ) : (
        <a href={address} title={address} target="_blank" rel="noopener noreferrer">
          {words} <ExternalLink aria-hidden="true" />
        </a>
      )}
      <p className={styles["soft"]}>
        {text(`screenPop.by.${by}`, { system: connector, host: hostOf(url) })}
        {isVerified ? (
          <span title={text("visitorPanel.signed")}>
            <ShieldCheck aria-hidden="true" />
            <Hidden>{text("visitorPanel.signed")}</Hidden>
          </span>
        ) : null}
      </p>
    </>
  );
}
