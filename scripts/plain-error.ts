/** Something a person can mend: the message is all that is shown, without a stack. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

/** Ends a script: a PlainError by its sentence, anything else, a defect, with its stack. */
export function report(error: unknown): void {
  console.error(error instanceof PlainError ? error.message : error);
  process.exitCode = 1;
}
