import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

export interface SmtpServer {
  /** For `FRONTDESK_SMTP_URL`. */
  readonly url: string;
  /** What was taken: who it goes to, and the whole of it as it came. */
  readonly taken: ReadonlyArray<{ readonly to: readonly string[]; readonly raw: string }>;
  /** How often somebody came with a letter. */
  tries(): number;
  /** What is said to the next letters: "take", or a refusal such as `550 no`, at their recipient. */
  answer(line: string): void;
  stop(): Promise<void>;
}

/** A mail server on this machine, as far as RFC 5321 needs it: it takes letters and keeps them. */
export async function smtpServer(): Promise<SmtpServer> {
  const taken: Array<{ to: string[]; raw: string }> = [];
  const sockets = new Set<Socket>();
  let tries = 0;
  let said = "take";
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    let to: string[] = [];
    let letter: string | undefined;
    let rest = "";
    const say = (line: string) => void socket.write(`${line}\r\n`);
    say("220 here");
    socket.on("data", (bytes) => {
      const lines = (rest + bytes.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
    function hear(line: string): void {
      if (letter !== undefined) {
        if (line !== ".") return void (letter += `${line.replace(/^\./, "")}\r\n`);
        taken.push({ to, raw: letter });
        letter = undefined;
        return say("250 taken");
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "EHLO" || verb === "HELO") return say("250 here");
      if (verb === "MAIL") {
        to = [];
        return say("250 who");
      }
      if (verb === "RCPT") {
        tries += 1;
        if (said !== "take") return say(said);
        to.push(/<([^>]*)>/.exec(line)?.[1] ?? "");
        return say("250 whom");
      }
      if (verb === "DATA") {
        letter = "";
        return say("354 go on");
      }
      if (verb === "QUIT") return void socket.end("221 bye\r\n");
      say("250 well");
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    tries: () => tries,
    answer: (line) => void (said = line),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
