import type { Trouble } from "./failure.ts";

type Kind = "camera" | "microphone";

/** What one sentence speaks of. */
export type Troubled = Kind | "both";

/** One for each sentence to be said: a camera and a microphone that fail for the same reason are named together. */
export function jointTroubles({
  camera,
  microphone,
}: Readonly<Partial<Record<Kind, Trouble | undefined>>>): Array<{ kind: Troubled; trouble: Trouble }> {
  if (camera && camera === microphone) return [{ kind: "both", trouble: camera }];
  return [
    ...(camera ? [{ kind: "camera" as const, trouble: camera }] : []),
    ...(microphone ? [{ kind: "microphone" as const, trouble: microphone }] : []),
  ];
}

/** The kinds that it speaks of. */
export function kindsOf(kind: Troubled): readonly Kind[] {
  return kind === "both" ? ["camera", "microphone"] : [kind];
}
