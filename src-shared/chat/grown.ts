import type { Mark } from "./marks.ts";

export const noMark: Mark = { delivered: 0, deliveredAt: 0, read: 0, readAt: 0 };

/** A mark after one said how far he got, at `at`. It only grows, and what was read was delivered: the same mark when nothing is new. */
export function grown(mark: Mark, { delivered, read }: { delivered: number; read: number }, at: number): Mark {
  const reached = Math.max(delivered, read);
  if (reached <= mark.delivered && read <= mark.read) return mark;
  return {
    ...(reached > mark.delivered
      ? { delivered: reached, deliveredAt: at }
      : { delivered: mark.delivered, deliveredAt: mark.deliveredAt }),
    ...(read > mark.read ? { read, readAt: at } : { read: mark.read, readAt: mark.readAt }),
  };
}

/** Several participants of one side as one: the furthest, and since the first of them got there. */
export function furthest(marks: readonly Mark[]): Mark {
  return marks.reduce((one, other) => {
    const [delivered, deliveredAt] = further(one.delivered, one.deliveredAt, other.delivered, other.deliveredAt);
    const [read, readAt] = further(one.read, one.readAt, other.read, other.readAt);
    return { delivered, deliveredAt, read, readAt };
  }, noMark);
}

function further(seq: number, at: number, otherSeq: number, otherAt: number): [number, number] {
  if (seq === otherSeq) return [seq, Math.min(at, otherAt)];
  return seq > otherSeq ? [seq, at] : [otherSeq, otherAt];
}

/** As it is told to a visitor whose house keeps to itself what was read. */
export function withoutRead(mark: Mark): Mark {
  return { ...mark, read: 0, readAt: 0 };
}
