import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { listeningInodes, portHolder } from "../../../scripts/start/port-holder.ts";
import { chooseFreePort, isFree } from "../../../scripts/start/ports.ts";

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1
   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4712 1
   2: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1
`;

test.each([
  [8080, ["4711"]],
  [80, ["4713"]],
  [81, []],
])("who listens on %d in a table of the system's", (port, inodes) => {
  expect(listeningInodes(table, "tcp", port)).toEqual(inodes);
});

test.runIf(process.platform === "linux")("names the process that holds a port", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await Promise.all([once(server, "listening"), once(socket, "listening")]);
  try {
    const [tcp, udp] = [(server.address() as AddressInfo).port, socket.address().port];
    expect(portHolder("tcp", tcp)).toContain(`process ${process.pid}`);
    expect(portHolder("udp", udp)).toContain(`process ${process.pid}`);
    expect([await isFree("tcp", tcp), await isFree("udp", udp)]).toEqual([false, false]);
  } finally {
    server.close();
    socket.close();
  }
});

test("chooses a free port below those of outgoing connections", async () => {
  const port = await chooseFreePort(new Set());
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(32_768);
  expect(await isFree("tcp", port)).toBe(true);
});
