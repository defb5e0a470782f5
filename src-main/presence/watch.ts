import type { DeskEvent, DeskSnapshot } from "../../src-shared/contracts/desk.ts";
import { noWatch, type Watch, type watchAsks } from "../../src-shared/presence/desk-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { DeskHubLink } from "../hub-link/hub-link.ts";
import type { MachineEyes } from "../shell/machine-use.ts";
import type { Log } from "../shell/shell.ts";
import { readiness } from "./readiness.ts";
import { workstation } from "./workstation.ts";

export interface DeskWatchOptions {
  readonly machine: Machine;
  readonly log: Log;
  readonly eyes: MachineEyes;
  readonly hub: Pick<DeskHubLink, "ask">;
  readonly snapshot: () => DeskSnapshot;
  readonly changed: (watch: Watch) => void;
  readonly leaving: () => void;
}

/** What a desk knows of itself, and tells the hub: whether it is ready, and whether somebody sits at it. */
export function deskWatch({ machine, log, eyes, hub, snapshot, changed, leaving }: DeskWatchOptions) {
  let watch: Watch = { ...noWatch, seesMachine: eyes.tells };
  let wasLinked = false;
  const isLinked = (): boolean => snapshot().link.state === "ready" && snapshot().hub !== null;
  function become(some: Partial<Watch>): void {
    watch = { ...watch, ...some };
    changed(watch);
  }

  const ready = readiness({
    machine,
    log,
    isLinked,
    changed: (test) => become({ test }),
    tell: (unready) => hub.ask("presence.ready", { unready }),
  });
  const place = workstation({
    machine,
    log,
    eyes,
    isLinked,
    idleAfter: () => snapshot().settings.idleAfter,
    isInCall: () => snapshot().hub?.presence.activity === "in-call",
    tell: (use) => hub.ask("presence.machine", { use }),
    leaving,
  });

  const handlers: HandlersOf<typeof watchAsks> = {
    "readiness.test"() {
      ready.begin();
      return {};
    },
    "readiness.tested"({ test, ...found }) {
      ready.tested(test, found);
      return {};
    },
    "workstation.used"() {
      place.used();
      return {};
    },
  };

  return {
    handlers,
    /** To be called with every event that the window gets. */
    heard({ type }: { readonly type: DeskEvent["type"] | "unknown" }): void {
      if (type !== "hub.changed" && type !== "link.changed") return;
      const now = isLinked();
      if (now && !wasLinked) for (const one of [ready, place]) one.linked();
      if (snapshot().hub === null) ready.signedOut();
      wasLinked = now;
    },
    /** Where the media server answers, among what the window's page may connect to. */
    connects(origins: readonly string[]): void {
      become({ mediaServer: origins.find((origin) => origin.startsWith("http")) ?? null });
    },
    stop(): void {
      ready.stop();
      place.stop();
    },
  };
}
