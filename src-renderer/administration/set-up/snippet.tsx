import { text } from "../../text/text.ts";
import { CopyButton } from "../kit/copy-button.tsx";
import styles from "./set-up.module.css";

/** What is put into the site's pages, and what their policy must let in. */
export function Snippet({ hub, site }: { hub: string; site: string }) {
  const tag = `<script src="${hub}/loader.js" data-site="${site}" async></script>`;
  const policy = [`script-src ${hub}`, `connect-src ${hub}`, `frame-src ${hub}`].join("; ");
  return (
    <>
      <Code label={text("setUp.tag")} hint={text("setUp.tagText")} words={tag} />
      <details className={styles["more"]}>
        <summary>{text("setUp.policy")}</summary>
        <Code label={text("setUp.policyLines")} hint={text("setUp.policyText")} words={policy} />
      </details>
    </>
  );
}

function Code({ label, hint, words }: { label: string; hint: string; words: string }) {
  return (
    <figure className={styles["code"]} aria-label={label}>
      <figcaption className={styles["codeHead"]}>
        <b>{label}</b>
        <CopyButton words={words} label={text("people.copy")} of={label} />
      </figcaption>
      <pre className={styles["pre"]}>
        <code>{words}</code>
      </pre>
      <p className={styles["soft"]}>{hint}</p>
    </figure>
  );
}
