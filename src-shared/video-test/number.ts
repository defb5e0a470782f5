import type { Machine } from "../rpc/machine.ts";

/** Figures and capitals that nobody takes for one another, said or read: no 0, 1, I, L, O. A prime number of them. */
const signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const length = 8;

/**
 * A number for a report, such as `7KQM-2WXP`: seven signs by chance (34 bits) and one that checks them, so that one wrong
 * sign, or two that changed places, is noticed before anybody is asked.
 */
export function newTestNumber(machine: Pick<Machine, "randomBytes">): string {
  let made = "";
  while (made.length < length - 1)
    for (const byte of machine.randomBytes(16))
      // The rest would make the first signs likelier.
      if (byte < 248 && made.length < length - 1) made += signs[byte % signs.length];
  return grouped(made + checkOf(made));
}

/** The number as it is kept, from what somebody typed; undefined when it cannot be one. */
export function readTestNumber(typed: string): string | undefined {
  const bare = typed.toUpperCase().replaceAll(/[\s–-]/g, "");
  const fits = bare.length === length && Array.from(bare).every((sign) => signs.includes(sign));
  return fits && checkOf(bare.slice(0, -1)) === bare.at(-1) ? grouped(bare) : undefined;
}

/** Each place has a weight of its own, and the count of signs is a prime: no single mistake keeps the sum. */
function checkOf(made: string): string {
  let sum = 0;
  for (const [index, sign] of Array.from(made).entries()) sum += signs.indexOf(sign) * (index + 2);
  return signs[sum % signs.length]!;
}

function grouped(bare: string): string {
  return `${bare.slice(0, 4)}-${bare.slice(4)}`;
}
