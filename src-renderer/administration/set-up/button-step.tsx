import type { SiteSetUp } from "../../../src-shared/administration/set-up.ts";
import { useMay } from "../../accounts/may.ts";
import { text } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { openThing, showSection } from "../kit/drafts.ts";
import { Unread } from "../kit/unread.tsx";
import type { HeldPlan } from "../kit/use-plan.ts";
import { AddSite } from "../sites/add-site.tsx";
import { useSites } from "../sites/use-sites.ts";
import { QuickButton } from "./quick-button.tsx";
import styles from "./set-up.module.css";
import { Snippet } from "./snippet.tsx";
import { Fact, Facts, Step } from "./step.tsx";
import { buttonState } from "./steps.ts";

interface ButtonStepProps {
  readonly site: SiteSetUp | undefined;
  /** Where browsers reach the hub. */
  readonly hub: string;
  readonly held: HeldPlan;
  readonly again: () => Promise<void>;
}

/** Step 2: the button on the site. Whether it is there the hub knows from the pages themselves. */
export function ButtonStep({ site, hub, held, again }: ButtonStepProps) {
  const may = useMay("Administration > Sites > Edit");
  return (
    <Step number={2} title={text("setUp.button")} state={buttonState(site)}>
      <p className={styles["soft"]}>{text("setUp.buttonText")}</p>
      <Facts label={text("setUp.button")}>
        <Seen site={site} />
      </Facts>
      {may ? <Build site={site} held={held} again={again} /> : null}
      {site ? <Snippet hub={hub} site={site.key} /> : null}
    </Step>
  );
}

function Seen({ site }: { site: SiteSetUp | undefined }) {
  if (!site) return <Fact is="no">{text("setUp.noSite")}</Fact>;
  const { seen, elsewhere, origins } = site;
  return (
    <>
      {origins.length === 0 ? <Fact is="no">{text("setUp.noOrigin")}</Fact> : null}
      <Fact is={seen ? "yes" : "no"}>
        {seen ? text("setUp.seen", { origin: seen.origin, at: wholeTime(seen.at) }) : text("setUp.unseen")}
      </Fact>
      {elsewhere ? (
        <Fact is="part">{text("setUp.elsewhere", { origin: elsewhere.origin, at: wholeTime(elsewhere.at) })}</Fact>
      ) : null}
    </>
  );
}

/** A new site, or the button of one, by the parts of the site builder. */
function Build({ site, held: { plan, fault: unread, again: readPlan }, again }: Omit<ButtonStepProps, "hub">) {
  const { sites, fault, again: readSites } = useSites();
  if (!plan) return unread ? <Unread fault={unread} again={readPlan} /> : <Spinner />;
  if (!sites) return fault ? <Unread fault={fault} again={readSites} /> : <Spinner />;
  const built = sites.find(({ id }) => id === site?.id);
  const both = async () => {
    await readSites();
    await again();
  };
  if (!built) return <AddSite plan={plan} again={both} />;
  return (
    <>
      <QuickButton key={built.id} site={built} plan={plan} again={both} />
      <div>
        <Button
          onPress={() => {
            openThing("sites", built.id);
            showSection("sites");
          }}
        >
          {text("setUp.toSites")}
        </Button>
      </div>
    </>
  );
}
