import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { desk } from "../../desk-link.ts";
import { language } from "../../text/language.ts";

/** A link that was just made: nobody can read it again, here or in the hub. */
export interface MadeLink {
  readonly id: AccountId;
  readonly name: string;
  /** All of it, with the secret behind its `#`. */
  readonly secret: string;
  readonly until: number;
  readonly mailed: boolean;
}

/** Makes a link by which somebody sets his password. Its secret is made here, so that no answer of the hub holds it. */
export async function makeLink(
  { id, name }: { readonly id: AccountId; readonly name: string },
  mail: boolean,
): Promise<MadeLink> {
  const drawn = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
  const secret = `fdp_${drawn.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
  const { url, until } = await desk.ask("passwordLink.make", { account: id, secret, mail, language: language() });
  return { id, name, secret: `${url}#${secret}`, until, mailed: mail };
}
