/** The parts of the test, in the order in which they run. */
export const testParts = [
  "browser",
  "camera",
  "microphone",
  "speaker",
  "signalling",
  "udp",
  "tcp",
  "turn",
  "round-trip",
  "loss",
  "bandwidth",
  "cpu",
] as const;
export type TestPart = (typeof testParts)[number];

/** What a quick test leaves out: it takes longest, and matters least for whether a call works at all. */
export const fullOnly: ReadonlySet<TestPart> = new Set<TestPart>(["bandwidth", "cpu"]);
