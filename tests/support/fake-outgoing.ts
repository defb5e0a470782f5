import { readAllowed } from "../../src-hub/outgoing/policy.ts";
import {
  type Outgoing,
  type OutgoingAnswer,
  OutgoingError,
  type OutgoingRequest,
} from "../../src-hub/outgoing/port.ts";

/** Machines of others as a test has them: each answers as it was told to, and what was asked is kept. */
export interface FakeOutgoing extends Outgoing {
  /** Oldest first. */
  readonly asked: OutgoingRequest[];
  /** What the next ones get; nobody answers who is not there. */
  answer: (request: OutgoingRequest) => Partial<OutgoingAnswer> | string | Promise<Partial<OutgoingAnswer> | string>;
}

/** `answer` gives an answer, or why there is none as a text. */
export function fakeOutgoing(): FakeOutgoing {
  const asked: OutgoingRequest[] = [];
  const fake: FakeOutgoing = {
    asked,
    allowed: readAllowed(["outside.test"]),
    answer: () => "connection-refused",
    async send(request) {
      asked.push(request);
      const answer = await fake.answer(request);
      if (typeof answer === "string") throw new OutgoingError(answer);
      return { status: 200, headers: {}, body: "", ...answer };
    },
  };
  return fake;
}
