import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import WebSocket from "ws";
import { provisionProgram } from "../../scripts/provision/debian.ts";
import { freePort } from "../support/free-port.ts";
import { body, type Side } from "./chat-load.ts";
import { benchFolder } from "./hub-process.ts";

/** The XMPP server of the same name, as Debian has it, in a process of its own on loopback. */
export interface Ejabberd {
  /** Of its WebSocket (RFC 7395). */
  readonly url: string;
  readonly version: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

const library = "/usr/lib/x86_64-linux-gnu";

/** Group chat with an archive and anonymous sign-in; no TLS, no shaper: nothing of it is slowed. */
function settings(port: number): string {
  return `loglevel: error
hosts: [localhost]
listen:
  - port: ${port}
    ip: "127.0.0.1"
    module: ejabberd_http
    request_handlers: { /ws: ejabberd_http_ws }
auth_method: [anonymous]
anonymous_protocol: sasl_anon
allow_multiple_connections: true
modules:
  mod_disco: {}
  mod_mam: { default: always, db_type: mnesia }
  mod_muc: { access: all, access_create: all, default_room_options: { mam: true, persistent: false } }
`;
}

/**
 * Starts it without Erlang's distribution, so that no port mapper stays behind. Installed by Debian's package manager
 * where it is missing (as root). A limit of open files under two a conversation makes it fail: that is told first.
 */
export async function startEjabberd(): Promise<Ejabberd> {
  await provisionProgram({ what: "ejabberd", names: ["ejabberdctl"], packages: ["ejabberd"] });
  const code = ["ejabberd-23.01-1", "ejabberd-23.01"].map((name) => join(library, name, "ebin")).filter(existsSync);
  if (code.length === 0) throw new Error("ejabberd's code is not where Debian 12 puts it");
  const folder = resolve(benchFolder());
  mkdirSync(join(folder, "db"));
  const port = await freePort();
  const file = join(folder, "ejabberd.yml");
  writeFileSync(file, settings(port));
  const log = join(folder, "ejabberd.log");
  const child = spawn(
    "erl",
    [
      "-noinput",
      "-mnesia",
      "dir",
      `"${join(folder, "db")}"`,
      ...code.flatMap((path) => ["-pa", path]),
      "-ejabberd",
      "config",
      `"${file}"`,
      "log_path",
      `"${log}"`,
      "+P",
      "250000",
      "-s",
      "ejabberd",
    ],
    { cwd: folder, stdio: "ignore" },
  );
  const endWith = (): void => void child.kill("SIGKILL");
  process.once("exit", endWith);
  const url = `ws://127.0.0.1:${port}/ws`;
  await listening(url, child, log);
  return {
    url,
    version: /vsn,\s*"([^"]+)"/.exec(readFileSync(join(code[0]!, "ejabberd.app"), "utf8"))?.[1] ?? "unknown",
    child,
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      process.off("exit", endWith);
      rmSync(folder, { recursive: true });
    },
  };
}

async function listening(url: string, child: ChildProcess, log: string): Promise<void> {
  const end = performance.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || performance.now() > end)
      throw new Error(`ejabberd did not start: ${existsSync(log) ? readFileSync(log, "utf8").slice(-500) : ""}`);
    const socket = new WebSocket(url, "xmpp");
    const opened = await once(socket, "open").then(
      () => true,
      () => false, // not listening yet
    );
    socket.on("error", () => {}).terminate();
    if (opened) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A room for each pair, with both in it; the first of each pair sends. */
export async function throughEjabberd({ url }: Ejabberd, pairs: number): Promise<Side> {
  let arrived: (stamp: string) => void = () => {};
  const senders: Array<(stamp: string) => void> = [];
  for (let index = 0; index < pairs; index++) {
    const room = `room${index}@conference.localhost`;
    const near = await comeIn(url, room, "near");
    const far = await comeIn(url, room, "far");
    far.on("message", (data: Buffer) => {
      const text = data.toString();
      const at = text.indexOf("<body>");
      if (at > 0) arrived(text.slice(at + 6, at + 42));
    });
    senders.push((stamp) =>
      near.send(
        `<message xmlns='jabber:client' to='${room}' type='groupchat' id='${stamp}'><body>${stamp}${body}</body></message>`,
      ),
    );
  }
  return {
    send: (index, stamp) => senders[index]!(stamp),
    onArrival: (listener) => {
      arrived = listener;
    },
  };
}

/** Signs in as nobody in particular and enters the room: RFC 7395, RFC 6120 §6 and §7, XEP-0045 §7.2. */
async function comeIn(url: string, room: string, nick: string): Promise<WebSocket> {
  const socket = new WebSocket(url, "xmpp", { perMessageDeflate: false });
  await once(socket, "open");
  const answered = (sign: string, say: string): Promise<void> => {
    const heard = new Promise<void>((resolve, reject) => {
      const listen = (data: Buffer): void => {
        const text = data.toString();
        if (!text.includes(sign)) {
          if (text.includes("<failure") || text.includes("type='error'")) reject(new Error(text));
          return;
        }
        socket.off("message", listen);
        resolve();
      };
      socket.on("message", listen);
    });
    socket.send(say);
    return heard;
  };
  const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>`;
  await answered("features", open);
  await answered("<success", `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>`);
  await answered("features", open);
  await answered(
    "<jid>",
    `<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`,
  );
  await answered(
    "110",
    `<presence xmlns='jabber:client' to='${room}/${nick}'><x xmlns='http://jabber.org/protocol/muc'/></presence>`,
  );
  return socket;
}
