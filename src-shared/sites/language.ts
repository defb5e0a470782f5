import * as z from "zod/mini";

/** A language tag as far as texts are chosen by it, such as `fi` or `pt-BR`. */
export const Language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "language-wrong"));

/** One text in the site's languages. One that is missing or empty: the site's first language, else the widget's own words. */
export type Spoken = Readonly<Record<string, string>>;
export const spokenOf = (most: number) =>
  z
    .record(Language, z.string().check(z.trim(), z.maxLength(most, "text-too-long")))
    .check(z.refine((texts) => Object.keys(texts).length <= mostLanguages, "languages-too-many"));

export const mostLanguages = 20;
