import { ExternalLink, PanelRight, Search, ShieldCheck } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import type { Found } from "../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { Card } from "../visitor-panel/card.tsx";
import { openFound } from "./beside.ts";
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
      {looked?.state === "found" ? (
        <Finds conversation={conversation} found={looked.found} unreached={looked.unreached} />
      ) : null}
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

interface FindsProps {
  readonly conversation: ConversationId;
  readonly found: readonly Found[];
  readonly unreached: readonly string[];
}

function Finds({ conversation, found, unreached }: FindsProps) {
  return (
    <>
      {found.length === 0 ? <p className={styles["soft"]}>{text("screenPop.none")}</p> : null}
      {found.length > 1 ? <p className={styles["soft"]}>{text("screenPop.several", { count: found.length })}</p> : null}
      <ul className={styles["finds"]}>
        {found.map((one) => (
          <li key={`${one.connector} ${one.url}`}>
            <OneFind conversation={conversation} found={one} />
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

function OneFind({ conversation, found }: { conversation: ConversationId; found: Found }) {
  const { connector, title, url, by, isVerified, openIn } = found;
  const address = outsideAddress(url);
  const words = title || connector;
  return (
    <>
      {address === undefined ? (
        <span title={url}>{words}</span>
      ) : openIn === "panel" ? (
        <AriaButton className={styles["beside"] ?? ""} onPress={() => void openFound(conversation, found, true)}>
          {words} <PanelRight aria-hidden="true" />
        </AriaButton>
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
