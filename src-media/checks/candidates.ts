/** How media travels to the media server. `relay` goes by a TURN server, over TLS where nothing else gets through. */
export const roads = ["udp", "tcp", "relay"] as const;
export type Road = (typeof roads)[number];

/** An ICE candidate's transport and whether it is a relay's (RFC 8839 §5.1); undefined for what is no candidate. */
export function candidateRoad(candidate: string | undefined): Road | undefined {
  const [, transport, type] = /^(?:a=)?candidate:\S+ \d+ (\S+) \d+ \S+ \d+ typ (\S+)/i.exec(candidate ?? "") ?? [];
  if (type === "relay") return "relay";
  const name = transport?.toLowerCase();
  return name === "udp" || name === "tcp" ? name : undefined;
}

/** A session description without the candidates that do not pass. */
export function sdpWithout(sdp: string, passes: (by: Road | undefined) => boolean): string {
  const lines = sdp.split("\r\n");
  return lines.filter((line) => !line.startsWith("a=candidate:") || passes(candidateRoad(line))).join("\r\n");
}
