import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";

interface Missing {
  readonly wanted: ReadonlySignal<unknown>;
  readonly load: () => Promise<boolean>;
}

const failed = signal<readonly Missing[]>([]);

/** Something that is wanted now could not be fetched: without a word its button would seem to do nothing. */
export const isPartMissing: ReadonlySignal<boolean> = computed(() => failed.value.some(({ wanted }) => wanted.value));

/** Fetches all that could not be fetched once more; answers whether everything that is wanted is there. */
export async function fetchMissing(): Promise<boolean> {
  await Promise.all(failed.peek().map(({ load }) => load()));
  return !isPartMissing.peek();
}

/**
 * Fetches what is missing when the hub is there again. Answers the same by hand: where the hub is there and something
 * stays missing, the file is gone, and only the panel of a new hub, loaded by `reload`, has others.
 */
export function missingFetcher(isReady: ReadonlySignal<boolean>, reload: () => void): () => void {
  effect(() => void (isReady.value && fetchMissing()));
  return () => void fetchMissing().then((isThere) => isThere || !isReady.peek() || reload());
}

/** Fetches a part of the panel once `wanted` says so; tried again with the next thing that happens, and by hand. */
export function lazyPart<T>(wanted: ReadonlySignal<unknown>, fetched: () => Promise<T>): ReadonlySignal<T | null> {
  const part = signal<T | null>(null);
  let loading: Promise<boolean> | null = null;
  const missing: Missing = { wanted, load: () => (loading ??= load()) };

  async function load(): Promise<boolean> {
    try {
      part.value = await fetched();
      failed.value = failed.peek().filter((one) => one !== missing);
    } catch (error) {
      console.error(error);
      if (!failed.peek().includes(missing)) failed.value = [...failed.peek(), missing];
    }
    loading = null;
    return part.peek() !== null;
  }

  effect(() => {
    if (wanted.value && !part.peek()) void missing.load();
  });
  return part;
}
