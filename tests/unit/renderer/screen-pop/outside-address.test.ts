import { describe, expect, test } from "vitest";
import { externalLink } from "../../../../src-main/shell/electron/navigation.ts";
import { hostOf, outsideAddress } from "../../../../src-renderer/screen-pop/outside-address.ts";
import { openOutside } from "../../../../src-renderer/screen-pop/open-outside.ts";
import { hostileAddresses } from "../../../support/hostile-addresses.ts";

function page(answer: "opens" | "blocked", isDesk = false) {
  const asked: Array<[string, string | undefined]> = [];
  const other = { opener: "us" as unknown };
  return {
    asked,
    other,
    ...(isDesk ? { deskPipe: {} } : {}),
    open(url?: string | URL, _target?: string, features?: string) {
      asked.push([String(url), features]);
      return answer === "opens" && !isDesk ? (other as unknown as Window) : null;
    },
  };
}

describe("what is opened outside", () => {
  test("there are at least sixty that must not be", () => {
    expect(new Set(hostileAddresses).size).toBeGreaterThanOrEqual(60);
  });

  test.each(hostileAddresses.map((address) => [address]))("never %j", (address) => {
    expect(outsideAddress(address)).toBeUndefined();
    const here = page("opens");
    expect(openOutside(address, here)).toBe("refused");
    expect(here.asked).toEqual([]);
  });

  test.each([
    ["https://crm.example/x?phone=%2B49151", "https://crm.example/x?phone=%2B49151"],
    ["https://crm.example", "https://crm.example/"],
    ["https://crm.example:8443/a#b", "https://crm.example:8443/a#b"],
    ["HTTPS://CRM.example/A", "https://crm.example/A"],
    ["https://crm.example/%2e%2e/x", "https://crm.example/x"],
    ["https://кrm.example/", "https://xn--rm-1lc.example/"],
  ])("%j is, and main says the same", (address, plain) => {
    expect(outsideAddress(address)).toBe(plain);
    expect(externalLink(address)).toBe(plain);
  });

  test("main, which sees each address again, takes none that runs a program or carries a password", () => {
    for (const address of hostileAddresses) {
      const link = externalLink(address);
      if (link === null) continue;
      const { protocol, username, password } = new URL(link);
      expect(["https:", "http:", "mailto:", "tel:"]).toContain(protocol);
      expect([username, password]).toEqual(["", ""]);
    }
  });

  test("a host that only looks like another one is seen", () => {
    expect(hostOf("https://аpple.example/")).toBe("xn--pple-43d.example");
  });

  test("a page that was opened does not know the desk, and a browser that wants a press is told of", () => {
    const here = page("opens");
    expect(openOutside("https://crm.example/", here)).toBe("opened");
    expect(here.other.opener).toBeNull();
    expect(openOutside("https://crm.example/", page("blocked"))).toBe("held");
    const desk = page("blocked", true);
    expect(openOutside("https://crm.example/", desk)).toBe("opened");
    expect(desk.asked).toEqual([["https://crm.example/", "noopener"]]);
  });
});
