import * as z from "zod/mini";
import { HoursId } from "../routing/ids.ts";
import { Language } from "./language.ts";
import { patternKinds } from "./pattern.ts";

export const Pattern = z.object({
  how: z.enum(patternKinds),
  text: z.string().check(z.trim(), z.minLength(1, "pattern-empty"), z.maxLength(500, "text-too-long")),
});

export const devices = ["phone", "tablet", "desktop"] as const;
export const Device = z.enum(devices);
export type Device = z.infer<typeof Device>;

/** What the page says of itself or of the visitor's basket, such as `basket` 120. */
export const AttributeName = z.string().check(z.regex(/^[A-Za-z][\w.-]{0,39}$/, "attribute-name-wrong"));

export const AttributeTest = z.object({
  name: AttributeName,
  how: z.enum(["there", "equals", "least", "most"]),
  /** Not looked at for `there`; a number for `least` and `most`. */
  value: z.string().check(z.trim(), z.maxLength(200, "text-too-long")),
});
export type AttributeTest = z.infer<typeof AttributeTest>;

const patterns = z._default(z.array(Pattern).check(z.maxLength(50)), []);

/** Whom a button is for. All that are given must fit; of a list, one. An empty list and null ask for nothing. */
export const Conditions = z.object({
  pages: patterns,
  /** Not on these, whatever `pages` says. */
  notPages: patterns,
  /** Where he came from to this site's page. */
  referrers: patterns,
  languages: z._default(z.array(Language).check(z.maxLength(50)), []),
  devices: z._default(z.array(Device), []),
  /** Only after so many seconds on the page. */
  after: z._default(z.int().check(z.minimum(0), z.maximum(3600)), 0),
  /** From this visit on, and up to that one; a visit ends with half an hour without a page. */
  visitsLeast: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 1),
  visitsMost: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(1000))), null),
  attributes: z._default(z.array(AttributeTest).check(z.maxLength(20)), []),
  /** Of a hundred visitors; each stays in or out. */
  share: z._default(z.int().check(z.minimum(1), z.maximum(100)), 100),
  hours: z._default(z.nullable(HoursId), null),
});
export type Conditions = z.infer<typeof Conditions>;
export const anybody: Conditions = /* @__PURE__ */ Conditions.parse({});
