import type { Pipe } from "../src-shared/rpc/pipe.ts";
import { serveAgent } from "./connections/agent.ts";
import { serveVisitor } from "./connections/visitor.ts";
import type { HubParts, HubPorts } from "./ports.ts";
import { leasesFrom } from "./presence/leases.ts";
import { accountsHere } from "./presence/rows.ts";
import { startSweeps } from "./sweeps.ts";

export interface Hub {
  /** Serves a pipe whose origin the adapter has checked. */
  serveAgent(pipe: Pipe): void;
  serveVisitor(pipe: Pipe): void;
  /** A webhook of the media server, as it came. Throws a FaultError `forbidden` for a forged one. */
  webhook(body: string, authorization: string | undefined): Promise<void>;
  stop(): Promise<void>;
}

/** Composes the hub; does no I/O of its own. */
export async function startHub(ports: HubPorts): Promise<Hub> {
  const leases = leasesFrom(ports.store.machine, await accountsHere(ports.store.read));
  const parts: HubParts = { ...ports, leases };
  const sweeps = startSweeps(parts);
  const heard = new Set<string>();
  return {
    serveAgent: (pipe) => void serveAgent(parts, pipe),
    serveVisitor: (pipe) => void serveVisitor(parts, pipe),
    async webhook(body, authorization) {
      const { id, room } = await ports.rooms.webhook(body, authorization);
      if (room === null || heard.has(id)) return;
      if (heard.size > 1000) heard.clear();
      heard.add(id);
      sweeps.roomChanged(room);
    },
    stop: () => sweeps.stop(),
  };
}
