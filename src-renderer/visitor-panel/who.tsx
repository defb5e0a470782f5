import { ShieldCheck, ShieldQuestionMark } from "lucide-react";
import type { Known, VisitorView } from "../../src-shared/visitors/model.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { Hidden } from "../ui/hidden.tsx";
import { Fact } from "./card.tsx";
import styles from "./visitor-panel.module.css";

const addresses = ["email", "phone", "externalId"] as const;

/** Who he is, and how the hub knows: nothing looks verified that the site has not signed. */
export function Who({ visitor }: { visitor: VisitorView }) {
  const { identity, name } = visitor;
  return (
    <>
      <p className={styles["vouched"]} data-verified={identity !== null || undefined}>
        {identity ? <ShieldCheck aria-hidden="true" /> : <ShieldQuestionMark aria-hidden="true" />}
        <span {...(identity ? { title: wholeTime(identity.at) } : {})}>
          {identity ? text("visitorPanel.verified", { subject: identity.subject }) : text("visitorPanel.notVerified")}
        </span>
      </p>
      <dl className={styles["facts"]}>
        {name ? (
          <Fact name={text("visitorPanel.name")}>
            <Vouched known={name} />
          </Fact>
        ) : null}
        {addresses.map((kind) => {
          const known = visitor[kind];
          return known ? (
            <Fact key={kind} name={text(`visitorPanel.${kind}`)}>
              <Vouched known={known} />
            </Fact>
          ) : null;
        })}
      </dl>
    </>
  );
}

/** A value with the sign of who says so. */
export function Vouched({ known: { value, verified } }: { known: Known }) {
  return (
    <span className={styles["value"]}>
      <bdi>{value}</bdi>
      {verified ? (
        <span className={styles["sign"]} title={text("visitorPanel.signed")}>
          <ShieldCheck aria-hidden="true" />
          <Hidden>{text("visitorPanel.signed")}</Hidden>
        </span>
      ) : null}
    </span>
  );
}
