import { afterEach, beforeEach, expect, test, vi } from "vitest";
import german from "../../../../assets/locales/de/desk.json" with { type: "json" };
import { faultText } from "../../../../src-renderer/text/fault-text.ts";
import { language, languageOf, perLanguage, speak } from "../../../../src-renderer/text/language.ts";
import { text, textIfAny } from "../../../../src-renderer/text/text.ts";
import { dayText, spokenDuration } from "../../../../src-renderer/text/times.ts";

beforeEach(() => vi.stubGlobal("document", { documentElement: { lang: "en" } }));
afterEach(async () => {
  await speak("en");
  vi.unstubAllGlobals();
});

test("another language is spoken from one moment to the next: texts, plurals, times and the page's own mark", async () => {
  expect(text("chat.noteSwitch")).toBe("Write a note");
  await speak("ru");
  expect(document.documentElement.lang).toBe("ru");
  expect(text("conversations.unread", { count: 3 })).toBe("3 непрочитанных сообщения");
  expect(text("conversations.unread", { count: 5 })).toBe("5 непрочитанных сообщений");
  expect(spokenDuration(38_000)).toBe("38 с");
  const now = new Date(2026, 10, 21, 12).getTime();
  expect(dayText(now - 86_400_000, now)).toBe("вчера");
  expect(faultText({ code: "too-fast", reason: "too-many-tries", retryAfter: 21_000 })).toContain("21 секунду");
  await speak("de");
  expect(text("chat.noteSwitch")).toBe("Notiz schreiben");
});

test("what a language has not yet is read in English, and no text is made up", async () => {
  await speak("de");
  const missing = "sites.versions";
  expect(Object.hasOwn(german, missing)).toBe(false);
  await speak("en");
  const english = text(missing);
  await speak("de");
  expect(text(missing)).toBe(english);
  expect(textIfAny("fault.nobody-knows-this")).toBeUndefined();
});

test("the last one asked for holds, however its words come", async () => {
  const slow = speak("fr");
  await Promise.all([slow, speak("fi")]);
  expect(language()).toBe("fi");
});

test("what is made for a language is made once for each", async () => {
  const made: string[] = [];
  const list = perLanguage((own) => made.push(own));
  list();
  list();
  await speak("fi");
  list();
  await speak("en");
  list();
  expect(made).toEqual(["en", "fi"]);
});

test.each([
  ["system", ["fr-CA", "en"], "fr"],
  ["system", ["sv-FI", "fi"], "fi"],
  ["system", ["ja"], "en"],
  ["ru", ["de"], "ru"],
] as const)("%s, where the machine reads %o: %s", (setting, reads, expected) => {
  vi.stubGlobal("navigator", { languages: reads });
  expect(languageOf(setting)).toBe(expected);
});
