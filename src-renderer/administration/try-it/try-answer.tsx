import type { DryRun, TriedAgent } from "../../../src-shared/administration/dry-run.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { text } from "../../text/text.ts";
import { headline, wayWords, whyNot, whyOrder } from "./try-words.ts";
import styles from "./try-it.module.css";

/** Who would have him, how he came there, and for each agent why or why not. */
export function TryAnswer({ run, plan }: { run: DryRun; plan: RoutingPlan }) {
  const able = run.agents.filter(({ excluded }) => excluded === null);
  const others = run.agents.filter(({ excluded }) => excluded !== null);
  return (
    <>
      <p className={styles["headline"]}>{headline(run)}</p>
      <ul className={styles["way"]}>
        {wayWords(run).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {able.length > 0 ? (
        <Agents
          title={text("administration.try.could")}
          agents={able}
          wordsOf={(agent, index) => whyOrder(agent, index, able)}
        />
      ) : null}
      {others.length > 0 ? (
        <Agents
          title={text("administration.try.couldNot")}
          agents={others}
          wordsOf={(agent) => whyNot(agent, run, plan)}
        />
      ) : null}
    </>
  );
}

interface AgentsProps {
  readonly title: string;
  readonly agents: readonly TriedAgent[];
  readonly wordsOf: (agent: TriedAgent, index: number) => string;
}

function Agents({ title, agents, wordsOf }: AgentsProps) {
  return (
    <>
      <h3 className={styles["part"]}>{title}</h3>
      <ul className={styles["agents"]} aria-label={title}>
        {agents.map((agent, index) => (
          <li key={agent.agent} className={styles["agent"]}>
            <b className={styles["name"]} title={agent.name}>
              {agent.name}
            </b>
            <span>{wordsOf(agent, index)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
