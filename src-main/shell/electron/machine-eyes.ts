import type { PowerMonitor } from "electron";
import type { MachineEyes, MachineMoment } from "../machine-use.ts";

const moments = {
  "lock-screen": "locked",
  "unlock-screen": "unlocked",
  suspend: "asleep",
  resume: "awake",
  shutdown: "leaving",
} as const satisfies Record<string, MachineMoment>;
type Name = keyof typeof moments;

/** What we use of Electron's power monitor, whose events each have an overload of their own. */
export type Monitor = Pick<PowerMonitor, "getSystemIdleTime"> & {
  on(event: Name, listener: () => void): unknown;
  off(event: Name, listener: () => void): unknown;
};

/** Idle time, lock, sleep and log-off of the machine that Electron runs on. Locks are not told on Linux. */
export function machineEyes(monitor: Monitor): MachineEyes {
  return {
    tells: true,
    idleSeconds: () => monitor.getSystemIdleTime(),
    follow(happened) {
      const heard = (Object.keys(moments) as Name[]).map((name) => ({ name, listener: () => happened(moments[name]) }));
      for (const { name, listener } of heard) monitor.on(name, listener);
      return () => {
        for (const { name, listener } of heard) monitor.off(name, listener);
      };
    },
  };
}
