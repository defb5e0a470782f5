import { PlainError } from "../plain-error.ts";
import type { Ports } from "./house-settings.ts";
import { portHolder } from "./port-holder.ts";
import { isFree } from "./ports.ts";

const uses: Record<keyof Ports, { of: string; transport: "tcp" | "udp" }> = {
  hub: { of: "the hub", transport: "tcp" },
  files: { of: "the hub's files", transport: "tcp" },
  desk: { of: "the desk", transport: "tcp" },
  demo: { of: "the demo shop", transport: "tcp" },
  livekit: { of: "LiveKit", transport: "tcp" },
  livekitUdp: { of: "LiveKit's media", transport: "udp" },
};

/** Refuses to start on a port that somebody else holds, and says who. */
export async function refuseTakenPorts(ports: Ports, settingsFile: string): Promise<void> {
  for (const [name, { of, transport }] of Object.entries(uses)) {
    const port = ports[name as keyof Ports];
    if (await isFree(transport, port)) continue;
    const holder = portHolder(transport, port);
    throw new PlainError(
      `Port ${port} (${transport.toUpperCase()}), which ${of} keeps in this data folder, is taken${holder ? ` by ${holder}` : ""}. ` +
        `End that, or change "ports.${name}" in ${settingsFile}.`,
    );
  }
}
