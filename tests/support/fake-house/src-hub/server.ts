// Stands in for the hub where only its life matters: it answers the addresses that `start` asks.
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const { FRONTDESK_DATA: data = "", FRONTDESK_PORT: port, FRONTDESK_HOST: host, FAKE_HUB: mood = "" } = process.env;
const accounts = [
  { name: "Anna", role: "agent", password: "first-password" },
  { name: "Sami", role: "supervisor", password: "second-password" },
];
if (mood === "refuses") {
  console.error("The database is not a database.");
  process.exit(1);
}
if (!existsSync(join(data, "accounts.json"))) writeFileSync(join(data, "accounts.json"), JSON.stringify(accounts));
appendFileSync(join(data, "hub-starts"), `${process.pid}\n`);

const answers: Record<string, object> = {
  "/healthz": {},
  "/readyz": {},
  "/sign-in": { access: "access", refresh: "refresh" },
  "/sign-out": {},
  "/tickets": { ticket: "one-time-ticket" },
};
const server = createServer((request, response) => {
  const answer = mood === "new-passwords" && request.url === "/sign-in" ? undefined : answers[request.url ?? ""];
  response.writeHead(answer ? 200 : 403).end(JSON.stringify(answer ?? {}));
  if (mood === "dies-when-ready" && request.url === "/tickets") setImmediate(() => process.exit(3));
});
server.listen(Number(port), host);
process.on("SIGTERM", () => {
  appendFileSync(join(data, "stops"), "hub\n");
  if (mood !== "stubborn") process.exit(0);
});
