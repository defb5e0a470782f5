import { useEffect, useRef } from "react";
import { type Box, drawBox } from "../../../src-media/buttons/box.ts";
import { boxStyle } from "../../../src-media/buttons/box-style.ts";
import type { PageButton } from "../../../src-shared/sites/published.ts";
import { said } from "../../../src-shared/sites/said.ts";
import type { SiteBody } from "../../../src-shared/sites/body.ts";
import type { Verdict } from "../../../src-shared/sites/targeting.ts";
import { text } from "../../text/text.ts";
import styles from "./sites.module.css";

interface PreviewProps {
  readonly site: SiteBody;
  readonly buttons: readonly PageButton[];
  readonly verdicts: readonly Verdict[];
  readonly language: string;
}

/** The buttons as the page draws them, by the same code, in a shadow root of their own. */
export function Preview({ site, buttons, verdicts, language }: PreviewProps) {
  const shown = verdicts.flatMap(({ key, shows }) => {
    const button = buttons.find((one) => one.key === key);
    return shows && button ? [{ button, shows }] : [];
  });
  return (
    <figure className={styles["preview"]} aria-label={text("sites.preview")}>
      <div className={styles["page"]} aria-hidden="true" />
      {shown.map(({ button, shows }) => (
        <Drawn key={button.key} site={site} button={button} shows={shows} language={language} />
      ))}
      {shown.length === 0 ? (
        <figcaption className={styles["nothing"]}>{text("sites.previewNothing")}</figcaption>
      ) : null}
    </figure>
  );
}

interface DrawnProps extends Pick<PreviewProps, "site" | "language"> {
  readonly button: PageButton;
  readonly shows: NonNullable<Verdict["shows"]>;
}

function Drawn({ site, button, shows, language }: DrawnProps) {
  const host = useRef<HTMLDivElement>(null);
  const box = useRef<Box>(null);
  useEffect(() => {
    if (!host.current || box.current) return;
    const root = host.current.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(boxStyle);
    root.adoptedStyleSheets = [sheet];
    // Nothing is begun from here.
    box.current = drawBox(() => undefined);
    root.append(box.current.element);
  }, []);
  const place = button.place.how === "floating" ? button.place.corner : "row";
  useEffect(() => {
    const { languages } = site;
    box.current?.show({
      chat: shows.chat ? said(button.chatText, languages, [language]) || text("sites.chatWithUs") : null,
      video: shows.video ? said(button.videoText, languages, [language]) || text("sites.videoCall") : null,
      note: button.camera === "one-way" ? text("sites.noCamera") : "",
      colours: button.colours ?? site.colours,
      place,
    });
  });
  return <div ref={host} className={styles[place]} />;
}
