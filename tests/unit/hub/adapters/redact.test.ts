import { expect, test } from "vitest";
import { hubLog, processLog } from "../../../../src-hub/adapters/log.ts";
import { redact, redacted } from "../../../../src-hub/adapters/redact.ts";

const jwt = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl_-";
const refresh = `fdr_${"Ab3-_".repeat(8)}`;

function captured(write: (log: ReturnType<typeof processLog>) => void): string {
  const lines: string[] = [];
  write(processLog("debug", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test.each([
  "password",
  "access",
  "refresh",
  "ticket",
  "token",
  "authorization",
  "cookie",
  "text",
  "note",
  "message",
  "body",
  "secret",
  "livekitSecret",
  "accessToken",
])("a field %s is not written, at any depth", (name) => {
  const written = JSON.stringify(
    redact({ [name]: "canary", deep: [{ deeper: { [name]: { more: "canary" } } }], kept: 1 }),
  );
  expect(written).not.toContain("canary");
  expect(written).toContain('"kept":1');
});

test("a token inside another text is cut out of it, and the rest stays", () => {
  expect(redact(`refused ${jwt} for ${refresh}.`)).toBe(`refused ${redacted} for ${redacted}.`);
});

test("what is needed to find a fault stays: ids, codes, counts, times", () => {
  const facts = { request: "ab12", route: "/sign-in", status: 403, ms: 1.5, kind: "agent", code: 1012, doing: "match" };
  expect(redact(facts)).toEqual(facts);
});

test("an error is written with its stack and causes, without its other fields and without tokens", () => {
  const error = Object.assign(new Error(`no ${jwt}`, { cause: new TypeError(`because of ${refresh}`) }), {
    code: "E",
    sql: "canary",
  });
  const written = captured((log) => hubLog(log).defect(error, "chat.send"));
  expect(written).toContain("redact.test.ts");
  expect(written).toContain('"doing":"chat.send"');
  expect(written).toContain("TypeError");
  for (const secret of [jwt, refresh, "canary"]) expect(written).not.toContain(secret);
});

test("however it is logged: as a message, as an argument, as an error, in a child", () => {
  const written = captured((log) => {
    log.info(`said ${jwt}`);
    log.info({ err: new Error(jwt) }, "with %s", refresh);
    log.error(new Error(`plain ${refresh}`));
    log.child({ at: jwt }).warn({ text: "canary" }, "child");
    log.info({ list: Array(3).fill({ password: "canary" }) });
  });
  expect(written.trim().split("\n")).toHaveLength(5);
  for (const secret of [jwt, refresh, "canary"]) expect(written).not.toContain(secret);
});

test("something that holds itself is written all the same", () => {
  const round: Record<string, unknown> = { name: "round" };
  round["self"] = round;
  expect(captured((log) => log.info(round, "round"))).toContain("round");
});
