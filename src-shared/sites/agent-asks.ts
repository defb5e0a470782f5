import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { Finding } from "../administration/finding.ts";
import { nothing } from "../rpc/contract.ts";
import { GroupId } from "../routing/ids.ts";
import { lineOf } from "../text/clean.ts";
import { SiteBody } from "./body.ts";
import { options, OptionWords } from "./options.ts";

const site = z.string().check(z.maxLength(64));

export const BuiltSite = z.object({
  id: z.string(),
  /** Stands in the pages' tag; never changes. */
  key: z.string(),
  version: z.int(),
  published: SiteBody,
  /** What is not published yet, and who wrote it last; null: nothing. */
  draft: z.nullable(z.object({ body: SiteBody, by: z.string(), at: z.number() })),
  /** Where its own page for video is (features 001-14); empty: the hub does not know how it is reached. */
  videoPage: z._default(z.string(), ""),
});
export type BuiltSite = z.infer<typeof BuiltSite>;

/** `by` empty: it held before anybody published. */
export const SiteVersion = z.object({ version: z.int(), at: z.number(), by: z.string(), body: SiteBody });
export type SiteVersion = z.infer<typeof SiteVersion>;

const put = z.object({ version: z.int(), conversations: z.int(), warnings: z.array(Finding) });

/** An administrator's. `expected` is what the asker saw: refused `outdated` when it is another meanwhile. */
export const siteAsks = {
  "sites.read": { input: nothing, output: z.object({ sites: z.array(BuiltSite) }), changes: false },
  /** A new site, published as it is. Its id is made by who adds it. */
  "site.add": {
    input: z.object({
      id: z.uuid(),
      key: z.string().check(z.regex(/^[\w-]{1,64}$/, "site-key-wrong")),
      to: SiteBody,
    }),
    output: put,
    changes: true,
  },
  /** Keeps a draft; nothing of it is seen by visitors. Null: the draft is thrown away. */
  "site.draft": {
    input: z.object({ site, to: z.nullable(SiteBody), expected: z.nullable(SiteBody) }),
    output: nothing,
    changes: true,
  },
  /** Publishes the draft, which must be as the asker saw it. Open pages have it within seconds. */
  "site.publish": { input: z.object({ site, expected: SiteBody }), output: put, changes: true },
  /** The last twenty versions, the newest first. */
  "site.versions": { input: z.object({ site }), output: z.object({ versions: z.array(SiteVersion) }), changes: false },
  /** Publishes an earlier version again, under a new number; `expected` is the number that holds now. */
  "site.revert": {
    input: z.object({ site, version: z.int(), expected: z.int() }),
    output: put,
    changes: true,
  },
  /**
   * Lays down what one of the options of features 001-08…24 needs: rules, a group, a bot, a queue at once, the buttons as a
   * draft to be looked at and published.
   */
  "site.useOption": {
    input: z.object({
      site,
      option: z.enum(options),
      /** Whoever answers video. A new group has these agents; with a group that is there they are left alone. */
      group: z.nullable(GroupId),
      agents: z.array(AccountId).check(z.maxLength(500)),
      /** Beginnings of the pages on which video is shown (option 5), or the page of the video itself (options 3 and 4). */
      page: z._default(lineOf(500), ""),
      words: OptionWords,
    }),
    output: z.object({ made: z.array(z.object({ kind: z.string(), name: z.string() })), warnings: z.array(Finding) }),
    changes: true,
  },
} as const;
