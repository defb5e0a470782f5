/** So many come, not more than `width` at once; answers what came of each, in order. */
export async function crowd<T>(count: number, width: number, come: (index: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) all[index] = await come(index);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
  return all;
}

/** So many come at even distances within so many milliseconds, whatever becomes of those before them. */
export async function spread<T>(count: number, within: number, come: (index: number) => Promise<T>): Promise<T[]> {
  const begun = performance.now();
  const coming: Array<Promise<T>> = [];
  for (let index = 0; index < count; index++) {
    const due = begun + (index / count) * within;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const one = come(index);
    // Told at the end, with all of them; until then nobody listens.
    one.catch(() => {});
    coming.push(one);
  }
  return Promise.all(coming);
}

/** Answers when `holds` does; throws with what was waited for when it takes longer than `within` milliseconds. */
export async function until(what: string, within: number, holds: () => boolean): Promise<void> {
  const end = performance.now() + within;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${within} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
