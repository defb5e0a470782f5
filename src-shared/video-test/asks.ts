import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { TestNumber, TestReport, TestStart } from "./model.ts";

export const videoTestVisitorAsks = {
  "test.start": { input: nothing, output: TestStart, changes: false },
  "test.hand-in": {
    input: z.object({ number: TestNumber, secret: z.string().check(z.maxLength(100)), report: TestReport }),
    output: nothing,
    changes: true,
  },
} as const;

export const videoTestAgentAsks = {
  ...videoTestVisitorAsks,
  /** Looks a report up by the number that somebody says; `gone` when there is none. */
  "test.find": {
    input: z.object({ number: TestNumber }),
    output: z.object({ report: TestReport, at: z.number() }),
    changes: false,
  },
  /** Where anybody runs such a test: to be sent to a visitor. */
  "test.address": { input: nothing, output: z.object({ address: z.string() }), changes: false },
} as const;
