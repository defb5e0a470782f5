import type { TestPlace } from "../../src-media/checks/session.ts";
import { type Fault, FaultError } from "../../src-shared/rpc/fault.ts";
import type { TestStart } from "../../src-shared/video-test/model.ts";
import { hubSocket } from "./hub-socket.ts";

const answerWithin = 10_000;

/** The public page: nobody's visitor, so it speaks HTTP to the hub. `devices` are those that were picked on the page. */
export function httpPlace(chosen: TestPlace["chosen"]): TestPlace {
  return {
    chosen,
    start: () => sent<TestStart>("POST", {}),
    handIn: (input) => sent("PUT", input),
    hubSocket,
  };
}

/** Rejects with the hub's fault, or with what the browser threw when nothing was answered. */
async function sent<T>(method: "POST" | "PUT", body: unknown): Promise<T> {
  const response = await fetch("/video-test", {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    credentials: "omit",
    signal: AbortSignal.timeout(answerWithin),
  });
  const answer = (await response.json()) as { fault?: Fault };
  if (!response.ok) throw answer.fault ? new FaultError(answer.fault) : new Error(`status ${response.status}`);
  return answer as T;
}
