import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";

/** Signs in; answers the fault when it was refused. The screen follows the link when it was not. */
export async function signIn(name: string, password: string): Promise<Fault | null> {
  try {
    await desk.ask("link.signIn", { name: name.trim(), password });
    return null;
  } catch (error) {
    return faultOf(error);
  }
}
