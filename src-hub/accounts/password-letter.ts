import { type PasswordLetter } from "../mail/values.ts";
import type { LetterTemplate } from "../mail/template.ts";
import { linkPage, sealedAbout } from "./link-rows.ts";
import type { HubPorts } from "../ports.ts";
import type { Catalogue } from "../../src-shared/languages/choose.ts";
import { datesIn, text } from "../text.ts";
import { hashOf } from "./refresh.ts";

interface Ports {
  readonly house: string;
  readonly box: Pick<HubPorts["box"], "open">;
  readonly publicUrl: HubPorts["publicUrl"];
}

/** The letter with a link by which its reader sets his password. One that was replaced, used or taken back is not sent. */
export function passwordLetter({ house, box, publicUrl }: Ports): LetterTemplate<PasswordLetter> {
  return {
    async write({ account, sealed, language = "en" }, db) {
      const secret = box.open(sealed, sealedAbout(account));
      if (secret === undefined) return undefined;
      const row = await db
        .selectFrom("password_link")
        .select("expires_at")
        .where("hash", "=", hashOf(secret))
        .where("used_at", "is", null)
        .executeTakeFirst();
      if (!row) return undefined;
      const values = { house, link: `${linkPage(publicUrl)}#${secret}`, until: untilText(row.expires_at, language) };
      return {
        subject: text(language, "letter.password.subject", { house }),
        text: text(language, "letter.password.body", values),
      };
    },
  };
}

/** In UTC, said so: the hub does not know the reader's clock. */
function untilText(time: number, language: Catalogue): string {
  const words = new Intl.DateTimeFormat(datesIn(language), { timeZone: "UTC", dateStyle: "long", timeStyle: "short" });
  return `${words.format(time)} UTC`;
}
