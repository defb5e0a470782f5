import type { Account } from "../../../src-shared/accounts/model.ts";
import type { replayAsks } from "../../../src-shared/replay/agent-asks.ts";
import type { HandlersOf } from "../../../src-shared/rpc/contract.ts";
import type { HubParts } from "../../ports.ts";
import type { ReplayAnswer, ReplayJob } from "./jobs.ts";

/** A day again, for those who answer for it. */
export function replayHandlers(by: Account, { replays }: Pick<HubParts, "replays">): HandlersOf<typeof replayAsks> {
  const run = <Job extends ReplayJob>(job: Job): Promise<ReplayAnswer<Job>> => replays.run(by.id, job);
  return {
    "replay.days": () => run({ do: "days" }),
    "replay.day": ({ day }) => run({ do: "day", day }),
    "replay.check": ({ day }) => run({ do: "check", day }),
    "replay.whatIf": ({ day, changes, seed }) => run({ do: "whatIf", day, changes, seed }),
    "replay.stop"() {
      replays.stop(by.id);
      return {};
    },
  };
}
