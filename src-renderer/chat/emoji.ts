/** One emoji: the sign itself and the words that find it, the short one first. */
export interface Emoji {
  readonly sign: string;
  readonly name: string;
  readonly words: string;
  readonly group: number;
}

let loading: Promise<readonly Emoji[]> | undefined;

/** All of them, in their usual order; fetched when somebody wants one for the first time. */
export function allEmoji(): Promise<readonly Emoji[]> {
  loading ??= load().catch((error: unknown) => {
    // The next one who wants some tries again.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<readonly Emoji[]> {
  const [{ default: data }, { default: codes }] = await Promise.all([
    import("emojibase-data/en/compact.json"),
    import("emojibase-data/en/shortcodes/github.json"),
  ]);
  const shortcodes: Readonly<Record<string, string | string[]>> = codes;
  return data
    .flatMap((one): Array<Emoji & { order: number }> => {
      const { order, group } = one as { order?: number; group?: number };
      // Without a place are parts of others: letters of flags, tones of skin.
      if (order === undefined || group === undefined) return [];
      const code = [shortcodes[one.hexcode] ?? []].flat();
      const name = code[0] ?? one.label;
      const words = [...code, one.label, ...("tags" in one ? (one.tags ?? []) : [])].join(" ").replaceAll("_", " ");
      return [{ sign: one.unicode, name, words: `${name} ${words}`, group, order }];
    })
    .toSorted((one, other) => one.order - other.order);
}
