import { createReadStream } from "node:fs";
import { connect } from "node:net";
import type { Scanner } from "./scanner.ts";

/** Milliseconds without a word from it. */
const patience = 60_000;
const chunk = 64 * 1024;
const longestAnswer = 1_000;

/** ClamAV's daemon over TCP, by INSTREAM: each chunk behind its length, four bytes, big end first; a zero ends it. */
export function clamdScanner({ host, port }: { readonly host: string; readonly port: number }): Scanner {
  return {
    scan: async (file) => {
      const answer = await asked(host, port, file);
      if (answer === "stream: OK") return { found: null };
      const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
      // Also "INSTREAM size limit exceeded": what it did not look at is not let through.
      if (found === undefined) throw new Error(`clamd answered: ${answer.slice(0, 200)}`);
      return { found };
    },
  };
}

function asked(host: string, port: number, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const end = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    let answer = "";
    socket.setTimeout(patience, () => end(new Error("clamd said nothing for a minute")));
    socket.on("error", end);
    socket.on("data", (data: Buffer) => {
      answer += data.toString("utf8");
      if (answer.length > longestAnswer) end(new Error("clamd said too much"));
    });
    socket.on("close", () => {
      if (answer === "") return end(new Error("clamd closed the line without an answer"));
      resolve(answer.replace(/\0[\s\S]*$/, "").trim());
    });
    socket.on("connect", () => {
      sendFile(socket, file).catch(end);
    });
  });
}

async function sendFile(socket: ReturnType<typeof connect>, file: string): Promise<void> {
  const written = (data: Buffer | string): Promise<void> =>
    new Promise((go, stop) => socket.write(data, (error) => (error ? stop(error) : go())));
  await written("zINSTREAM\0");
  for await (const data of createReadStream(file, { highWaterMark: chunk })) {
    const bytes = data as Buffer;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await written(Buffer.concat([length, bytes]));
  }
  await written(Buffer.alloc(4));
}
