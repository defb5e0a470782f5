import { expect, test } from "vitest";
import { judgeUrl, mayConnect, readAllowed } from "../../../../src-hub/outgoing/policy.ts";

const none = readAllowed([]);

test.each([
  ["https://shop.example/hook", null],
  ["https://shop.example:443/hook", null],
  ["https://shop.example:80/hook", null],
  ["http://shop.example/hook", "address-scheme"],
  ["https://shop.example:8443/hook", "address-port"],
  ["https://shop.example:22/", "address-port"],
  ["ftp://shop.example/", "address-scheme"],
  ["file:///etc/passwd", "address-scheme"],
  ["gopher://shop.example/", "address-scheme"],
  ["javascript:alert(1)", "address-scheme"],
  ["https://maria@shop.example/", "address-credentials"],
  ["https://maria:secret@shop.example/", "address-credentials"],
])("%s: %s", (url, refusal) => expect(judgeUrl(new URL(url), none)).toBe(refusal));

test("what is allowed by name may be plain and on its port, and nothing else may", () => {
  const allowed = readAllowed(["crm.internal:8080", "desk.internal", "10.1.0.0/16", "[fd00::1]:9000"]);
  const judged = (url: string) => judgeUrl(new URL(url), allowed);
  expect(judged("http://crm.internal:8080/")).toBeNull();
  expect(judged("http://CRM.internal.:8080/")).toBeNull();
  expect(judged("http://crm.internal:8081/")).toBe("address-scheme");
  expect(judged("https://crm.internal:8081/")).toBe("address-port");
  expect(judged("http://desk.internal:1234/")).toBeNull();
  expect(judged("http://other.desk.internal/")).toBe("address-scheme");
  expect(judged("http://10.1.2.3:9/")).toBeNull();
  expect(judged("http://10.2.2.3/")).toBe("address-inside");
  expect(judged("https://10.2.2.3/")).toBe("address-inside");
  expect(judged("http://[fd00::1]:9000/")).toBeNull();
  expect(mayConnect("10.1.9.9", new URL("https://shop.example/"), allowed)).toBe(true);
  expect(mayConnect("10.2.9.9", new URL("https://shop.example/"), allowed)).toBe(false);
  expect(mayConnect("192.168.0.1", new URL("https://crm.internal:8080/"), allowed)).toBe(true);
  expect(mayConnect("192.168.0.1", new URL("https://crm.internal/"), allowed)).toBe(false);
});

test.each(["10.0.0.0/33", "a b", "http://crm.internal", "crm:99999999", "300.0.0.0/8"])("%s is no entry", (one) =>
  expect(() => readAllowed([one])).toThrow(/names "/),
);

/** No machine of the open internet, and all that stands for one in other letters (RFC 6890 and its registry). */
const inside = `0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1
169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255
198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::2 ::127.0.0.1 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:8.8.8.8
::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 100::1 2001::1 2001:0:7f00:1::
2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe::1 2002:c0a8:1::1 3fff::1 4000::1 5f00::1 fc00::1 fd00::1
fd00:ec2::254 fe80::1 fe80::a9fe:a9fe febf::1 fec0::1 ff02::1 ff0e::1`.split(/\s+/);

test.each(inside)("%s is nowhere to go", (address) =>
  expect(mayConnect(address, new URL("https://shop.example/"), none)).toBe(false),
);

test.each(["93.184.216.34", "8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"])(
  "%s is the open internet",
  (address) => expect(mayConnect(address, new URL("https://shop.example/"), none)).toBe(true),
);
