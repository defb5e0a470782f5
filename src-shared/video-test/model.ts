import * as z from "zod/mini";
import { testParts } from "./parts.ts";

export const PartResult = z.object({
  part: z.enum(testParts),
  /** `skipped`: not asked for, or not there on purpose, such as TURN where none is configured. */
  result: z.enum(["good", "poor", "bad", "skipped"]),
  /** Id of the sentence that says what is not in order and what to do; empty when it is. */
  advice: z.string().check(z.maxLength(80)),
  values: z.record(z.string().check(z.maxLength(40)), z.union([z.string().check(z.maxLength(300)), z.number()])),
  /** Milliseconds that the part took. */
  took: z.number().check(z.minimum(0), z.maximum(600_000)),
});
export type PartResult = z.infer<typeof PartResult>;

export const TestReport = z.object({
  kind: z.enum(["quick", "full"]),
  /** As the browser calls itself. */
  browser: z.string().check(z.maxLength(400)),
  parts: z.array(PartResult).check(z.maxLength(testParts.length)),
});
export type TestReport = z.infer<typeof TestReport>;

/** Said on the telephone: eight letters and figures that cannot be taken for one another. */
export const TestNumber = z.string().check(z.regex(/^[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}$/i));
export type TestNumber = z.infer<typeof TestNumber>;

/** What a test begins with: a room of its own, the way into it, and the number of its report. */
export const TestStart = z.object({
  number: TestNumber,
  /** Lets this test hand in its report. */
  secret: z.string(),
  /** The media server's address; empty where none is set up. */
  url: z.string(),
  /**
   * One a connection, for who sends and who receives: the same identity twice would put the first one out. None: the hub
   * itself did not reach the media server.
   */
  tokens: z.array(z.string()),
});
export type TestStart = z.infer<typeof TestStart>;
