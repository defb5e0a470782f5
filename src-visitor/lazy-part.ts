import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** Fetches a part of the panel once `wanted` says so; tried again with the next thing that happens. */
export function lazyPart<T>(wanted: ReadonlySignal<unknown>, fetched: () => Promise<T>): ReadonlySignal<T | null> {
  const part = signal<T | null>(null);
  let loading = false;

  async function load(): Promise<void> {
    loading = true;
    try {
      part.value = await fetched();
    } catch (error) {
      console.error(error);
    }
    loading = false;
  }

  effect(() => {
    if (wanted.value && !loading && !part.peek()) void load();
  });
  return part;
}
