import { useState } from "react";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { BuiltSite } from "../../../src-shared/sites/agent-asks.ts";
import { SiteBody } from "../../../src-shared/sites/body.ts";
import { checkSite } from "../../../src-shared/sites/check-site.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { faultsOf, saidOf, saidOfSchema } from "../kit/faults.ts";
import { Feedback } from "../kit/feedback.tsx";
import { OptionsDialog } from "./options-dialog.tsx";
import { ShowsHere } from "./shows-here.tsx";
import { SiteButtons } from "./site-buttons.tsx";
import { SiteGeneral } from "./site-general.tsx";
import { SiteVideoTab } from "./site-video.tsx";
import { SiteWords } from "./site-words.tsx";
import styles from "./sites.module.css";
import { useSiteDraft } from "./use-site-draft.ts";
import { VersionsDialog } from "./versions-dialog.tsx";

interface SiteFormProps {
  readonly site: BuiltSite;
  readonly plan: RoutingPlan;
  readonly again: () => Promise<void>;
}

type Tab = "general" | "buttons" | "video" | "words";

/** One site: its form in tabs, what would show by it, and the way from a draft to what visitors have. */
export function SiteForm({ site, plan, again }: SiteFormProps) {
  const draft = useSiteDraft(site, again);
  const [tab, setTab] = useState<Tab>("general");
  const [open, setOpen] = useState<"options" | "versions" | null>(null);
  const { value } = draft;
  const ofSchema = saidOfSchema(SiteBody, value);
  const said = ofSchema.length > 0 ? ofSchema : checkSite(plan, site.id, value).map(saidOf);
  const isWrong = said.some(({ kind }) => kind === "wrong");
  const props = { id: site.id, value, onChange: draft.change, faults: faultsOf(said), plan };
  const [isTried, setTried] = useState(false);
  const act = (work: () => Promise<boolean>) => {
    setTried(true);
    if (!isWrong) void work();
  };
  return (
    <section className={styles["site"]} aria-label={value.name}>
      <header className={styles["head"]}>
        <code className={styles["code"]}>{`data-site="${site.key}"`}</code>
        <span className={styles["hint"]}>
          {site.draft
            ? text("sites.draftBy", { by: site.draft.by, version: site.version })
            : text("sites.version", { version: site.version })}
        </span>
        <Button onPress={() => setOpen("options")} isDisabled={draft.isOpen}>
          {text("sites.options")}
        </Button>
        <Button onPress={() => setOpen("versions")}>{text("sites.versions")}</Button>
      </header>
      <div className={styles["both"]}>
        <Tabs
          label={value.name}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: "general",
              title: text("sites.tab.general"),
              content: <SiteGeneral {...props} videoPage={site.videoPage} />,
            },
            { id: "buttons", title: text("sites.tab.buttons"), content: <SiteButtons {...props} /> },
            { id: "video", title: text("sites.tab.video"), content: <SiteVideoTab {...props} /> },
            { id: "words", title: text("sites.tab.words"), content: <SiteWords {...props} /> },
          ]}
        />
        <ShowsHere site={value} plan={plan} />
      </div>
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
      <div className={styles["acts"]}>
        <Button
          look="primary"
          size="large"
          isDisabled={!draft.isDraft}
          isWaiting={draft.isWaiting}
          onPress={() => act(draft.publish)}
        >
          {text("sites.publish")}
        </Button>
        <Button size="large" isDisabled={!draft.isOpen} onPress={() => act(draft.save)}>
          {text("sites.saveDraft")}
        </Button>
        <Button size="large" isDisabled={!draft.isDraft && !site.draft} onPress={() => void draft.discard()}>
          {text("sites.discardDraft")}
        </Button>
      </div>
      {open === "options" ? (
        <OptionsDialog
          site={site.id}
          videoPage={site.videoPage}
          plan={plan}
          onClose={() => setOpen(null)}
          again={again}
        />
      ) : null}
      {open === "versions" ? (
        <VersionsDialog site={site} onClose={() => setOpen(null)} onRevert={draft.revert} />
      ) : null}
    </section>
  );
}
