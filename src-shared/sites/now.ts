/** What can be begun. */
export interface Can {
  readonly chat: boolean;
  readonly video: boolean;
}

/** What `/site/<key>/now.json` answers. */
export interface SiteNow extends Can {
  /** Given back by who wants to hear of the next change. */
  readonly known: string;
  /** The tag of what is published: another than the page has means that it fetches it anew. */
  readonly published: string;
  /** By a button's key, where it is different. */
  readonly buttons: Readonly<Record<string, Can>>;
}

export function canOf({ buttons, ...all }: SiteNow, button: string | undefined): Can {
  return button !== undefined && Object.hasOwn(buttons, button) ? buttons[button]! : all;
}
