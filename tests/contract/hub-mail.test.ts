import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { asPdf } from "../../src-hub/history/transcript/as-pdf.ts";
import { lettersOf } from "../../src-hub/mail/letters.ts";
import { type Mail, mailOf } from "../../src-hub/mail/mail.ts";
import { startSending } from "../../src-hub/mail/sending.ts";
import { smtpTransport } from "../../src-hub/mail/smtp.ts";
import { MailFailed, type MailTransport } from "../../src-hub/mail/transport.ts";
import { openStore, type Store } from "../../src-hub/store/open.ts";
import { handClock, type HandClock } from "../support/hand-clock.ts";
import { smtpServer, type SmtpServer } from "../support/smtp-server.ts";

// The whole way of a letter: a row in the outbox, the sender, a real SMTP conversation over loopback.

const letterPorts = {
  house: "Garden",
  pdf: asPdf,
  box: { open: () => undefined },
  publicUrl: undefined,
  mailFrom: "help@garden.example",
};
const caps = { perAddress: 3, perDay: 5 };
let folder = "";
let clock: HandClock;
let store: Store;
let server: SmtpServer;
let mail: Mail;
let sending: { stop(): Promise<void> };
const warnings: unknown[] = [];
const defects: unknown[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-mail-"));
  clock = handClock();
  store = await openStore(join(folder, "hub.db"), clock);
  server = await smtpServer();
  mail = mailOf(clock, true, caps);
  send(smtpTransport(server.url, "Garden <help@garden.example>"));
});
afterEach(async () => {
  await sending.stop();
  await server.stop();
  await store.close();
  rmSync(folder, { recursive: true });
  expect(defects.splice(0)).toEqual([]);
  warnings.length = 0;
});

function send(transport: MailTransport): void {
  sending = startSending({
    store,
    transport,
    letters: lettersOf(letterPorts),
    log: {
      defect: (error) => void defects.push(error),
      warn: (message, facts) => void warnings.push([message, facts["code"]]),
    },
  });
}

const code = (to: string) => store.transact((tx) => mail.queue(tx, "code", to, { code: "123456", minutes: 15 }));
const rows = () => store.read.selectFrom("mail").selectAll().orderBy("at").execute();
/** Real sockets beside a clock that stands still: looked at until it is so. */
const soon = (what: () => unknown) => expect.poll(what, { timeout: 10_000, interval: 10 });

test("a letter leaves at once, under the house's name, and what it said is not kept", async () => {
  await code("Maria@Garden.Example ");
  await soon(() => server.taken.length).toBe(1);
  const [{ to, raw } = { to: [], raw: "" }] = server.taken;
  expect(to).toEqual(["maria@garden.example"]);
  expect(raw).toMatch(/^From: Garden <help@garden\.example>\r$/m);
  expect(raw).toMatch(/^Subject: Garden: your code is 123456\r$/m);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(raw).not.toMatch(/^X-Mailer/m);
  await soon(async () => (await rows())[0]?.state).toBe("sent");
  const [row] = await rows();
  expect(row).toMatchObject({ attempts: 1, body: "{}", fault: null });
  expect(raw).toContain(`Message-ID: <${row?.id}@garden.example>`);
});

test("a server that is busy is asked again later, under the same message id", async () => {
  server.answer("451 later");
  await code("maria@garden.example");
  await soon(async () => (await rows())[0]?.fault).toBe("smtp-451");
  expect(server.taken).toEqual([]);
  expect(warnings).toEqual([["a mail was not taken and is tried again", "smtp-451"]]);
  server.answer("take");
  await clock.advance(61_000);
  await soon(async () => (await rows())[0]?.state).toBe("sent");
  expect((await rows())[0]?.attempts).toBe(2);
});

test("an address that the server refuses is given up at once", async () => {
  server.answer("550 nobody of that name");
  await code("maria@garden.example");
  await soon(async () => (await rows())[0]).toMatchObject({ state: "failed", fault: "smtp-550", body: "{}" });
  await clock.advance(3_600_000);
  expect(server.tries()).toBe(1);
});

test("a server that is away for half a day loses the letter, and the log says so once it is given up", async () => {
  await server.stop();
  await code("maria@garden.example");
  await soon(async () => (await rows())[0]?.fault).toMatch(/^e/);
  await sending.stop();
  let tries = 1;
  send({
    async send() {
      tries += 1;
      throw new MailFailed("econnection", false, undefined);
    },
    close() {},
  });
  for (let hour = 0; hour < 14; hour++) {
    const before = tries;
    await clock.advance(3_600_000);
    const { attempts, state } = (await rows())[0]!;
    await soon(() => tries >= Math.max(before, attempts)).toBe(true);
    if (state === "failed") break;
  }
  await soon(async () => (await rows())[0]).toMatchObject({ state: "failed", attempts: 8, fault: "econnection" });
  expect(tries).toBe(8);
  expect(warnings.at(-1)).toEqual(["a mail was given up", "econnection"]);
});

test("a hub that dies while it sends tries again, and the receiver knows the repeat by its id", async () => {
  await sending.stop();
  const ids: string[] = [];
  const dies: MailTransport = {
    send: ({ id }) => (ids.push(id), new Promise(() => {})),
    close() {},
  };
  const dead = startSending({
    store,
    transport: dies,
    letters: lettersOf(letterPorts),
    log: { defect: () => {}, warn: () => {} },
  });
  await code("maria@garden.example");
  await soon(() => ids.length).toBe(1);
  void dead.stop();
  send(smtpTransport(server.url, "help@garden.example"));
  await clock.advance(61_000);
  await soon(() => server.taken.length).toBe(1);
  expect(server.taken[0]?.raw).toContain(`Message-ID: <${ids[0]}@garden.example>`);
  // Nothing of the first hub's work is left undone when the database goes.
  await soon(async () => (await rows())[0]?.state).toBe("sent");
});

test.each([
  "maria",
  "maria@localhost",
  "a@b.example, c@d.example",
  "maria@garden.example\r\nBcc: all@garden.example",
  '"maria"@garden.example',
  "Maria <maria@garden.example>",
  "maria@[127.0.0.1]",
  "maria@@garden.example",
  `${"a".repeat(65)}@garden.example`,
  "ma..ria@garden.example",
  "maria@-garden.example",
  "",
])("no letter goes to %j", async (address) => {
  await expect(code(address)).rejects.toMatchObject({ fault: { code: "invalid", reason: "address-wrong" } });
  expect(await rows()).toEqual([]);
});

test("one address, and the whole house, have their share of a day", async () => {
  for (let count = 0; count < 3; count++) await code("maria@garden.example");
  await expect(code("MARIA@garden.example")).rejects.toMatchObject({ fault: { reason: "mail-too-often" } });
  for (const name of ["a", "b"]) await code(`${name}@garden.example`);
  await expect(code("c@garden.example")).rejects.toMatchObject({ fault: { reason: "mail-too-often" } });
  await clock.advance(24 * 3_600_000 + 1);
  await code("maria@garden.example");
  await soon(() => server.taken.length).toBe(6);
});

test("without a server nothing is queued, and that is said", async () => {
  const off = mailOf(clock, false, caps);
  const asked = store.transact((tx) => off.queue(tx, "code", "maria@garden.example", { code: "1", minutes: 1 }));
  await expect(asked).rejects.toMatchObject({ fault: { code: "unavailable", reason: "mail-off" } });
  expect(await rows()).toEqual([]);
});
