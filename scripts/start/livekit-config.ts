import type { Ports } from "./house-settings.ts";
import type { LivekitKeys } from "./livekit-keys.ts";

/** LiveKit's configuration for one machine: everything on loopback, nobody outside is asked for anything. */
export function livekitConfig(
  { livekit, livekitUdp }: Pick<Ports, "livekit" | "livekitUdp">,
  { key, secret }: LivekitKeys,
  hub: string,
): object {
  const loopback = "127.0.0.1";
  return {
    port: livekit,
    bind_addresses: [loopback],
    keys: { [key]: secret },
    logging: { level: "info", json: true },
    rtc: {
      // Set, so that the server asks no STUN server for its own address.
      node_ip: loopback,
      udp_port: livekitUdp,
      // Media over TCP would listen on every address of the machine, and loopback never blocks UDP.
      tcp_port: 0,
      enable_loopback_candidate: true,
      ips: { includes: [`${loopback}/32`] },
      // Without a name here clients are told public ones. Nobody answers at this one, and nobody need: what matters is that
      // it is not the media port, whose mux takes a bare STUN request for a stranger and then hears nothing more from him.
      stun_servers: [`${loopback}:3478`],
    },
    // A room exists because the hub made it, and lives as long as a call may be interrupted.
    room: { auto_create: false, empty_timeout: 60, departure_timeout: 180 },
    webhook: { api_key: key, urls: [`${hub}/livekit/webhook`] },
  };
}
