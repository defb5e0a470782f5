import { useState } from "react";
import type * as z from "zod/mini";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Said } from "../administration/kit/faults.ts";
import { type Draft, keepDraft, useDrafts } from "./drafts.ts";

interface ThingPorts<Body> {
  readonly id: string;
  /** As it is kept now; null: it is new, or was removed meanwhile. */
  readonly held: Body | null;
  readonly schema: z.ZodMiniType<Body>;
  readonly said: (body: Body) => Said[];
  readonly save: (to: Body, expected: Body | null) => Promise<unknown>;
  readonly remove: (expected: Body) => Promise<unknown>;
  /** Reads again what is kept. */
  readonly again: () => Promise<void>;
}

export type Thing<Body extends object> = ReturnType<typeof useThing<Body>>;

/** A folder or a response that is written: nothing holds before it is saved, nothing is lost until it is left on purpose. */
export function useThing<Body extends object>({ id, held, schema, said: find, save, remove, again }: ThingPorts<Body>) {
  const draft = useDrafts()[id] as Draft<Body> | undefined;
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Fault | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const value = (draft?.now ?? held) as Body;
  const before = draft ? draft.before : held;
  const said = find(value).filter(({ isMissing }) => isTried || !isMissing);

  async function put(expected: Body | null): Promise<void> {
    setTried(true);
    const parsed = schema.safeParse(value);
    if (isWaiting || !parsed.success || find(value).some(({ kind }) => kind === "wrong")) return;
    setWaiting(true);
    setRefused(null);
    try {
      await save(parsed.data, expected);
      await again();
      keepDraft(id, null);
      setTried(false);
      setSaved(true);
    } catch (error) {
      setRefused(faultOf(error));
      if (faultOf(error).code === "outdated") await again();
    } finally {
      setWaiting(false);
    }
  }

  return {
    value,
    said,
    isTried,
    refused,
    isWaiting,
    isSaved: isSaved && !draft,
    isNew: held === null,
    isBegun: draft !== undefined,
    change: (part: Partial<Body>): void => {
      const now = { ...value, ...part };
      setRefused(null);
      setSaved(false);
      const isBack = before !== null && JSON.stringify(now) === JSON.stringify(before);
      keepDraft(id, isBack ? null : { before, now });
    },
    save: () => void put(before),
    discard: (): void => {
      keepDraft(id, null);
      setRefused(null);
      setTried(false);
    },
    /** Somebody else was faster: his stands, or this is put over it. */
    theirs:
      refused?.code === "outdated" && held
        ? { take: () => (keepDraft(id, null), setRefused(null)), overwrite: () => void put(held) }
        : null,
    remove: async (): Promise<void> => {
      if (!held) return;
      try {
        await remove(held);
        keepDraft(id, null);
      } catch (error) {
        setRefused(faultOf(error));
      } finally {
        await again();
      }
    },
  };
}
