import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Who holds a loopback port, in words ("node server.js, process 4711"); undefined where the system does not tell. */
export function portHolder(transport: "tcp" | "udp", port: number, proc = "/proc"): string | undefined {
  const inodes = ["", "6"].flatMap((family) =>
    listeningInodes(readOr(`${proc}/net/${transport}${family}`, ""), transport, port),
  );
  if (inodes.length === 0) return undefined;
  const wanted = new Set(inodes.map((inode) => `socket:[${inode}]`));
  for (const pid of entries(proc).filter((name) => /^\d+$/.test(name))) {
    if (!entries(`${proc}/${pid}/fd`).some((fd) => wanted.has(linkOr(`${proc}/${pid}/fd/${fd}`)))) continue;
    const command = readOr(`${proc}/${pid}/cmdline`, "").split("\0").filter(Boolean).slice(0, 3).join(" ");
    return `${command.length > 100 ? `${command.slice(0, 100)}…` : command}, process ${pid}`;
  }
  return undefined;
}

/** The inodes of the sockets in a table of /proc/net that listen on `port`. */
export function listeningInodes(table: string, transport: "tcp" | "udp", port: number): string[] {
  // proc(5): local address as hex ADDRESS:PORT in column 1, state in column 3 (0A listens, 07 is a bound UDP socket).
  const state = transport === "tcp" ? "0A" : "07";
  const ending = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(ending) && columns[3] === state)
    .flatMap((columns) => (columns[9] === undefined ? [] : [columns[9]]));
}

// Processes come and go, and others' are closed to us: what cannot be read is not there.
function absentAs<T>(read: () => T, instead: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error) return instead;
    throw error;
  }
}
const readOr = (path: string, instead: string): string => absentAs(() => readFileSync(path, "utf8"), instead);
const entries = (path: string): string[] => absentAs(() => readdirSync(path), []);
const linkOr = (path: string): string => absentAs(() => readlinkSync(path), "");
