import type { FilledField } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { SiteBody } from "../../src-shared/sites/body.ts";
import { fieldFault, type FilledIn, type FormField, keptFields } from "../../src-shared/sites/form.ts";
import { said } from "../../src-shared/sites/said.ts";
import type { ConversationRow } from "../store/row-types.ts";

interface Given {
  readonly fields?: FilledIn | undefined;
  readonly consent?: boolean | undefined;
  readonly language?: string | undefined;
}

interface Filled {
  readonly fields: FilledField[];
  /** What he agreed to, as it was written. */
  readonly consent: string | null;
}

/**
 * What a visitor gave before he begins, as it is kept. Refuses what the site asks for and he has not given; who was here
 * before is not asked again.
 */
export function filledBy(
  site: SiteBody | undefined,
  { fields, consent, language }: Given,
  before: Pick<ConversationRow, "filled" | "consent"> | undefined,
): Filled {
  if (!site) return { fields: [], consent: null };
  const asked = said(site.texts.consent, site.languages, language === undefined ? [] : [language]);
  const agreed = consent === true ? asked : (before?.consent ?? null);
  if (asked !== "" && agreed === null) throw refuse("invalid", "consent-missing");
  if (fields === undefined && before?.filled)
    return { fields: JSON.parse(before.filled) as FilledField[], consent: agreed || null };
  return { fields: checkedFields(site.preChat, fields ?? {}), consent: agreed || null };
}

/** Refuses the first field that is missing or wrong, with its key. */
export function checkedFields(asked: readonly FormField[], given: FilledIn): FilledField[] {
  for (const field of asked) {
    const fault = fieldFault(field, given);
    if (fault) throw refuse("invalid", fault, { values: { field: field.key } });
  }
  return keptFields(asked, given);
}
