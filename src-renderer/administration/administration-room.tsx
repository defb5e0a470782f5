import type { RoutingPlan } from "../../src-shared/administration/plan.ts";
import { useMyPermissions } from "../accounts/may.ts";
import { ApprovalsStrip } from "../approvals/own-approvals.tsx";
import { RequestsSection } from "../data-requests/requests-section.tsx";
import { text } from "../text/text.ts";
import { Hidden } from "../ui/hidden.tsx";
import { ListBox } from "../ui/list-box.tsx";
import { Select } from "../ui/select.tsx";
import styles from "./administration-room.module.css";
import { AccountsSection } from "./accounts/accounts-section.tsx";
import { AuditSection } from "./accounts/audit-section.tsx";
import { RolesSection } from "./accounts/roles-section.tsx";
import { TeamsSection } from "./accounts/teams-section.tsx";
import { agentKind } from "./agents/agent-kind.tsx";
import { botKind } from "./bots/bot-kind.tsx";
import { hoursKind } from "./hours/hours-kind.tsx";
import { CannedSection } from "../canned/shared-section.tsx";
import { ChatsSection } from "./chats-section.tsx";
import { FilesSection } from "./files-section.tsx";
import { draftsOf, type Section, showSection, type ThingSection, useKept } from "./kit/drafts.ts";
import { Things } from "./kit/things.tsx";
import { WhenRead } from "./kit/unread.tsx";
import { type HeldPlan, usePlan } from "./kit/use-plan.ts";
import { grouped, headingOf } from "./section-groups.ts";
import { sectionsHere } from "./section-needs.ts";
import { ConnectorsSection } from "./outside/connectors-section.tsx";
import { KeysSection } from "./outside/keys-section.tsx";
import { WebhooksSection } from "./outside/webhooks-section.tsx";
import { IdentitySection } from "./identity/identity-section.tsx";
import { queueKind } from "./queues/queue-kind.ts";
import { Otherwise } from "./rules/otherwise.tsx";
import { ruleKind } from "./rules/rule-kind.tsx";
import { SetUpSection } from "./set-up/set-up-section.tsx";
import { SignInSection } from "./sign-in/sign-in-section.tsx";
import { SitesSection } from "./sites/sites-section.tsx";
import { SurveysSection } from "./surveys/surveys-section.tsx";
import { TryIt } from "./try-it/try-it.tsx";
import { VideoSection } from "./video-section.tsx";
import { VisitorsSection } from "./visitors-section.tsx";
import { codeKind, groupKind, skillKind } from "./words.tsx";

/** What an administrator lays down: a section at a time, its things at the left, the open one at the right. */
export function AdministrationRoom() {
  const kept = useKept((all) => all);
  const held = usePlan();
  const here = grouped(useMyPermissions(sectionsHere));
  const section = here.includes(kept.section) ? kept.section : here[0];
  const items = here.map((id) => ({ id, label: text(`administration.section.${id}`) }));
  const isBegun = (id: Section): boolean => draftsOf(kept, id).length > 0;
  return (
    <div className={styles["scroll"]}>
      <div className={styles["page"]}>
        <div className={styles["nav"]}>
          <h1 className={styles["title"]}>{text("administration.title")}</h1>
          <div className={styles["wide"]}>
            <ListBox
              label={text("administration.sections")}
              items={items}
              chosen={section ?? null}
              onChoose={({ id }) => showSection(id)}
              wordsOf={({ label }) => label}
              headingOf={({ id }) => text(headingOf(id))}
            >
              {({ id, label }) => (
                <span className={styles["section"]}>
                  {label}
                  {isBegun(id) ? (
                    <span className={styles["begun"]} title={text("administration.unsaved")}>
                      <Hidden>{text("administration.unsaved")}</Hidden>
                    </span>
                  ) : null}
                </span>
              )}
            </ListBox>
          </div>
          <div className={styles["narrow"]}>
            <Select
              label={text("administration.sections")}
              isLabelHidden
              items={items}
              value={section ?? null}
              onChange={showSection}
            />
          </div>
        </div>
        <div className={styles["content"]}>
          <ApprovalsStrip isAtAccounts={section === "accounts"} />
          {section ? <Shown section={section} held={held} /> : null}
        </div>
      </div>
    </div>
  );
}

/** What is of people and of the past stands for itself; all else is of the plan. */
function Shown({ section, held }: { section: Section; held: HeldPlan }) {
  switch (section) {
    case "setUp":
      return <SetUpSection held={held} />;
    case "accounts":
      return <AccountsSection />;
    case "roles":
      return <RolesSection />;
    case "teams":
      return <TeamsSection />;
    case "signIn":
      return <SignInSection />;
    case "audit":
      return <AuditSection />;
    case "video":
      return <VideoSection />;
    case "visitors":
      return <VisitorsSection />;
    case "files":
      return <FilesSection />;
    case "identity":
      return <IdentitySection />;
    case "requests":
      return <RequestsSection />;
    case "canned":
      return <CannedSection />;
    case "webhooks":
      return <WebhooksSection />;
    case "keys":
      return <KeysSection />;
    case "connectors":
      return <ConnectorsSection />;
    default:
      return <Planned section={section} held={held} />;
  }
}

type PlannedSection = ThingSection | "sites" | "try" | "chats" | "surveys";

function Planned({ section, held: { plan, fault, again } }: { section: PlannedSection; held: HeldPlan }) {
  return (
    <WhenRead value={plan} fault={fault} again={again}>
      {(value) => <SectionOf section={section} plan={value} again={again} />}
    </WhenRead>
  );
}

interface SectionProps {
  readonly section: PlannedSection;
  readonly plan: RoutingPlan;
  readonly again: HeldPlan["again"];
}

function SectionOf({ section, plan, again }: SectionProps) {
  const both = { plan, again };
  switch (section) {
    case "queues":
      return <Things key={section} kind={queueKind} {...both} />;
    case "skills":
      return <Things key={section} kind={skillKind} {...both} />;
    case "agents":
      return <Things key={section} kind={agentKind} {...both} />;
    case "hours":
      return <Things key={section} kind={hoursKind} {...both} />;
    case "rules":
      return (
        <>
          <Things key={section} kind={ruleKind} {...both} />
          <Otherwise {...both} />
        </>
      );
    case "groups":
      return <Things key={section} kind={groupKind} {...both} />;
    case "bots":
      return <Things key={section} kind={botKind} {...both} />;
    case "codes":
      return <Things key={section} kind={codeKind} {...both} />;
    case "sites":
      return <SitesSection plan={plan} />;
    case "try":
      return <TryIt plan={plan} />;
    case "chats":
      return <ChatsSection queues={plan.queues} />;
    case "surveys":
      return <SurveysSection queues={plan.queues} />;
  }
}
