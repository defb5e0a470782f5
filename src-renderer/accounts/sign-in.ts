import type { Enrolment, SignInWays } from "../../src-shared/accounts/sign-in.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";

/** What a sign-in with a password still needs. `name` and `password` are kept for the second step. */
export type Step =
  | { readonly is: "password" }
  | { readonly is: "code" }
  | { readonly is: "enrolment"; readonly enrolment: Enrolment };

export interface Tried {
  readonly name: string;
  readonly password: string;
  readonly code?: string;
  readonly proof?: string;
}

/** What comes next, or why it was refused; null: he is signed in, and the screen follows the link. */
export async function signIn({ name, ...rest }: Tried): Promise<{ step: Step } | { fault: Fault } | null> {
  const who = { name: name.trim(), ...rest };
  try {
    await desk.ask("link.signIn", who);
    return null;
  } catch (error) {
    const fault = faultOf(error);
    if (fault.reason === "code-needed") return { step: { is: "code" } };
    if (fault.reason === "enrolment-needed") return enrolment(who);
    return { fault };
  }
}

async function enrolment({ name, password }: Tried): Promise<{ step: Step } | { fault: Fault }> {
  try {
    return { step: { is: "enrolment", enrolment: await desk.ask("link.enrolment", { name, password }) } };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** How one may sign in here. A hub that cannot be reached is said when somebody tries. */
export async function ways(): Promise<SignInWays> {
  try {
    return await desk.ask("link.ways", {});
  } catch (error) {
    console.debug("The ways to sign in are not known yet.", faultOf(error).reason);
    return { password: true, house: null };
  }
}
