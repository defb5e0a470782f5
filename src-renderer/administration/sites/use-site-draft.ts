import { useState } from "react";
import type { Saved } from "../../../src-shared/administration/plan-asks.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import type { BuiltSite } from "../../../src-shared/sites/agent-asks.ts";
import type { SiteBody } from "../../../src-shared/sites/body.ts";
import { desk } from "../../desk-link.ts";
import { draftIn, keepDraft, useKept } from "../kit/drafts.ts";

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A site as it is written here: what was changed in this window, else the hub's draft, else what visitors have. */
export function useSiteDraft(site: BuiltSite, again: () => Promise<void>) {
  const { id, draft, published } = site;
  const kept = useKept((all) => draftIn(all, "sites", id));
  const [refused, setRefused] = useState<Fault | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const onHub = draft?.body ?? published;
  const value = (kept?.now as SiteBody | undefined) ?? onHub;
  const seen = kept ? (kept.before as SiteBody | null) : (draft?.body ?? null);

  /** Answers whether it was done; what was refused is shown and nothing is lost. */
  async function tell(work: () => Promise<unknown>): Promise<boolean> {
    if (isWaiting) return false;
    setWaiting(true);
    setRefused(null);
    setSaved(null);
    try {
      await work();
      return true;
    } catch (error) {
      setRefused(faultOf(error));
      return false;
    } finally {
      await again();
      setWaiting(false);
    }
  }

  async function keep(expected: SiteBody | null): Promise<void> {
    if (kept) await desk.ask("site.draft", { site: id, to: value, expected });
    keepDraft("sites", id, null);
  }

  function change(part: Partial<SiteBody>): void {
    const now = { ...value, ...part };
    setRefused(null);
    setSaved(null);
    keepDraft("sites", id, same(now, onHub) ? null : { before: seen, now });
  }

  function takeTheirs(): void {
    keepDraft("sites", id, null);
    setRefused(null);
  }

  return {
    value,
    refused,
    saved,
    isWaiting,
    /** Written here and not on the hub yet. */
    isOpen: kept !== undefined,
    /** Not what visitors have. */
    isDraft: !same(value, published),
    change,
    takeTheirs,
    save: () => tell(() => keep(seen)),
    /** Somebody else has written meanwhile: what is here goes over it. */
    overwrite: () => tell(() => keep(draft?.body ?? null)),
    publish: () =>
      tell(async () => {
        await keep(seen);
        const { conversations, warnings } = await desk.ask("site.publish", { site: id, expected: value });
        setSaved({ id, waiting: 0, conversations, warnings });
      }),
    discard: () =>
      tell(async () => {
        if (draft) await desk.ask("site.draft", { site: id, to: null, expected: draft.body });
        keepDraft("sites", id, null);
      }),
    revert: (version: number) =>
      tell(async () => {
        const { conversations, warnings } = await desk.ask("site.revert", {
          site: id,
          version,
          expected: site.version,
        });
        setSaved({ id, waiting: 0, conversations, warnings });
      }),
  };
}
