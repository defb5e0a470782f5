import { useState } from "react";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { BuiltSite } from "../../../src-shared/sites/agent-asks.ts";
import { ButtonBody, buttonChannels, SiteBody } from "../../../src-shared/sites/body.ts";
import { checkSite } from "../../../src-shared/sites/check-site.ts";
import { publishedOf } from "../../../src-shared/sites/published.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { faultsOf, saidOf, saidOfSchema } from "../kit/faults.ts";
import { Feedback } from "../kit/feedback.tsx";
import { Beside } from "../kit/part.tsx";
import { ColoursField } from "../sites/colours-field.tsx";
import { Preview } from "../sites/preview.tsx";
import { SpokenField } from "../sites/spoken-field.tsx";
import { useSiteDraft } from "../sites/use-site-draft.ts";
import styles from "./set-up.module.css";

interface QuickButtonProps {
  readonly site: BuiltSite;
  readonly plan: RoutingPlan;
  readonly again: () => Promise<void>;
}

/** What a site's first button is, says and looks like; the same draft as in the section of the sites. */
export function QuickButton({ site, plan, again }: QuickButtonProps) {
  const draft = useSiteDraft(site, again);
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const [first, ...others] = value.buttons;
  const button = first ?? ButtonBody.parse({ key: "button-1", name: text("sites.newButton"), always: true });
  const languages = value.languages.length > 0 ? value.languages : ["en"];
  const put = (part: Partial<ButtonBody>) => draft.change({ languages, buttons: [{ ...button, ...part }, ...others] });
  const ofSchema = saidOfSchema(SiteBody, value);
  const said = ofSchema.length > 0 ? ofSchema : checkSite(plan, site.id, value).map(saidOf);
  const faults = faultsOf(said);
  const [origin = ""] = value.origins;

  function publish(): void {
    setTried(true);
    if (!said.some(({ kind }) => kind === "wrong")) void draft.publish();
  }

  return (
    <div className={styles["quick"]}>
      <div className={styles["fields"]}>
        <TextField
          label={text("setUp.origin")}
          hint={text("setUp.originText")}
          placeholder="https://www.example.com"
          value={origin}
          maxLength={300}
          onChange={(written) =>
            draft.change({ origins: written === "" ? value.origins.slice(1) : [written, ...value.origins.slice(1)] })
          }
          fault={faults.under("origins")}
        />
        <Select
          label={text("setUp.template")}
          items={buttonChannels.map((id) => ({ id, label: text(`sites.channel.${id}`) }))}
          value={button.channel}
          onChange={(channel) => put({ channel })}
        />
        <Beside>
          {button.channel === "video" ? null : (
            <SpokenField
              label={text("sites.chatText")}
              value={button.chatText}
              languages={languages.slice(0, 1)}
              most={40}
              onChange={(chatText) => put({ chatText })}
            />
          )}
          {button.channel === "chat" ? null : (
            <SpokenField
              label={text("sites.videoText")}
              value={button.videoText}
              languages={languages.slice(0, 1)}
              most={40}
              onChange={(videoText) => put({ videoText })}
            />
          )}
        </Beside>
        <ColoursField
          label={text("sites.ownColours")}
          value={value.colours}
          onChange={(colours) => draft.change({ colours })}
          fault={faults.under("colours")}
        />
      </div>
      <Look site={value} button={button} language={languages[0] ?? "en"} />
      <div className={styles["publish"]}>
        <Button look="primary" isDisabled={!draft.isDraft} isWaiting={draft.isWaiting} onPress={publish}>
          {text("sites.publish")}
        </Button>{" "}
        <span className={styles["soft"]}>
          {draft.isDraft ? text("setUp.unpublished") : text("sites.version", { version: site.version })}
        </span>
        <Feedback
          said={said}
          refused={draft.refused}
          saved={draft.saved}
          isTried={isTried}
          theirs={
            draft.refused?.code === "outdated"
              ? { take: draft.takeTheirs, overwrite: () => void draft.overwrite() }
              : null
          }
        />
      </div>
    </div>
  );
}

/** As its page draws it while somebody is there for all of it. */
function Look({ site, button, language }: { site: SiteBody; button: ButtonBody; language: string }) {
  const { buttons } = publishedOf({ ...site, buttons: [button] }, { tag: "", now: 0, hours: new Map() });
  const { key, channel } = button;
  const shows = { chat: channel === "chat" || channel === "both", video: channel !== "chat" };
  return <Preview site={site} buttons={buttons} verdicts={[{ key, shows, hidden: [] }]} language={language} />;
}
