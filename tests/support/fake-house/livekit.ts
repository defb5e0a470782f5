// Stands in for the LiveKit server: the first SIGTERM drains, the second ends it.
import { appendFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";

const file = process.argv.at(-1) ?? "";
const { port } = JSON.parse(readFileSync(file, "utf8")) as { port: number };
createServer((_request, response) => response.end("OK")).listen(port, "127.0.0.1");
let asked = 0;
process.on("SIGTERM", () => {
  asked += 1;
  if (asked < 2) return;
  appendFileSync(join(dirname(file), "stops"), "livekit\n");
  process.exit(0);
});
