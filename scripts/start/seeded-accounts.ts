import { join } from "node:path";
import * as z from "zod/mini";
import { PlainError } from "../plain-error.ts";
import { readJson, writePrivate } from "./private-files.ts";

const Accounts = z.array(z.object({ name: z.string(), role: z.string(), password: z.string() }));
export type SeededAccounts = z.infer<typeof Accounts>;

/** The accounts that the hub made at its very first start, with the passwords they had then; empty before that. */
export function seededAccounts(data: string): SeededAccounts {
  const file = join(data, "accounts.json");
  const kept = readJson(file);
  if (kept === undefined) return [];
  const parsed = Accounts.safeParse(kept);
  if (!parsed.success)
    throw new PlainError(`${file} does not hold the seeded accounts. Remove it: nothing else needs it.`);
  return parsed.data;
}

const SignedIn = z.object({ access: z.string(), refresh: z.string() });
const Ticket = z.object({ ticket: z.string() });

/**
 * Leaves a one-time ticket (60 s) for the desk, so that it opens signed in as the first seeded agent.
 * Answers why not, when the hub refuses: the desk then shows its sign-in screen.
 */
export async function leaveTicket(hub: string, accounts: SeededAccounts, file: string): Promise<string | undefined> {
  const agent = accounts.find(({ role }) => role === "agent");
  if (!agent) return "no seeded agent is known";
  const signedIn = await post(`${hub}/sign-in`, { name: agent.name, password: agent.password });
  if (!signedIn.ok) return `the hub does not take the first password of ${agent.name} any more`;
  const { access, refresh } = SignedIn.parse(await signedIn.json());
  const given = await post(`${hub}/tickets`, {}, { authorization: `Bearer ${access}` });
  if (!given.ok) return `the hub gave no ticket (${given.status})`;
  // The ticket stays good; this sign-in is no desk, and would stand among those of the agent for a month.
  await post(`${hub}/sign-out`, { refresh });
  writePrivate(file, Ticket.parse(await given.json()).ticket);
  return undefined;
}

function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
}
