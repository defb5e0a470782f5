import { type FormEvent, useState } from "react";
import type { DryRun, DryRunAsked } from "../../../src-shared/administration/dry-run.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { AgentRouting } from "../../../src-shared/routing/agent-settings.ts";
import { QueueBody } from "../../../src-shared/administration/plan.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/switch.tsx";
import { draftsOf, useKept } from "../kit/drafts.ts";
import { TryAnswer } from "./try-answer.tsx";
import { TryForm, type Tried } from "./try-form.tsx";
import styles from "./try-it.module.css";

type Result = { readonly answer: DryRun } | { readonly fault: Fault } | null;

/** Who would get this visitor now, and why. Nothing is changed by it. */
export function TryIt({ plan }: { plan: RoutingPlan }) {
  const kept = useKept((all) => all);
  const [tried, setTried] = useState<Tried>({
    site: plan.sites[0]?.id ?? "",
    channel: "chat",
    button: null,
    page: "",
    language: "",
    returning: "no",
    lastAgent: null,
    queue: null,
    skill: null,
  });
  const [withDraft, setWithDraft] = useState(true);
  const [result, setResult] = useState<Result>(null);
  const [isWaiting, setWaiting] = useState(false);
  const draft = draftOf(kept);
  const isDrafted = draft.queue !== null || draft.agent !== null;

  async function run(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isWaiting) return;
    setWaiting(true);
    try {
      const asked = askedOf(tried);
      setResult({ answer: await desk.ask("routing.dryRun", withDraft ? { ...asked, draft } : asked) });
    } catch (error) {
      setResult({ fault: faultOf(error) });
    } finally {
      setWaiting(false);
    }
  }

  return (
    <div className={styles["try"]}>
      <form
        className={styles["form"]}
        onSubmit={(event) => void run(event)}
        aria-label={text("administration.section.try")}
      >
        <h2 className={styles["title"]}>{text("administration.section.try")}</h2>
        <p className={styles["intro"]}>{text("administration.intro.try")}</p>
        <TryForm plan={plan} value={tried} onChange={(part) => setTried({ ...tried, ...part })} />
        {isDrafted ? (
          <Switch isOn={withDraft} onChange={setWithDraft}>
            {text("administration.try.withDraft")}
          </Switch>
        ) : null}
        <div>
          <Button type="submit" look="primary" size="large" isWaiting={isWaiting}>
            {text("administration.try.go")}
          </Button>
        </div>
      </form>
      <section className={styles["answer"]} aria-label={text("administration.try.answer")} aria-live="polite">
        {result && "answer" in result ? <TryAnswer run={result.answer} plan={plan} /> : null}
        {result && "fault" in result ? (
          <Banner look="bad" isBoxed title={text("administration.try.failed")}>
            {faultText(result.fault)}
          </Banner>
        ) : null}
      </section>
    </div>
  );
}

function askedOf({ site, channel, button, page, language, returning, lastAgent, queue, skill }: Tried): DryRunAsked {
  return {
    site,
    channel,
    button,
    page: page.trim() || null,
    language: language.trim() || null,
    previous: returning === "yes" ? { agent: lastAgent, group: null } : null,
    queue,
    needs: skill ? [{ skill, least: 1 }] : [],
    draft: { queue: null, agent: null },
  };
}

/** The queue and the agent that were changed and not saved, if what they say can be read. */
function draftOf(kept: Parameters<typeof draftsOf>[0]): DryRunAsked["draft"] {
  const [queue] = draftsOf(kept, "queues").flatMap(([id, { before, now }]) => {
    const body = QueueBody.safeParse(now);
    return before !== null && body.success ? [{ id, settings: body.data.settings }] : [];
  });
  const [agent] = draftsOf(kept, "agents").flatMap(([id, { now }]) => {
    const body = AgentRouting.safeParse(now);
    return body.success ? [{ id, routing: body.data }] : [];
  });
  return { queue: queue ?? null, agent: agent ?? null } as DryRunAsked["draft"];
}
