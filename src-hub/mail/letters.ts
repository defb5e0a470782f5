import { passwordLetter } from "../accounts/password-letter.ts";
import { appointmentLetter } from "../appointments/letters.ts";
import type { LetterPorts } from "../appointments/link.ts";
import type { MakePdf } from "../history/transcript/files.ts";
import { transcriptLetter } from "../history/transcript/mailing.ts";
import { surveyLetter } from "../surveys/by-mail.ts";
import { text } from "../text.ts";
import type { LetterTemplate } from "./template.ts";
import type { LetterKind, LetterValues } from "./values.ts";

export type Letters = { readonly [Kind in LetterKind]: LetterTemplate<LetterValues[Kind]> };

/** Every kind of letter that the hub writes: one line a feature. `house` is the organisation's name. */
export function lettersOf(ports: LetterPorts & { readonly pdf: MakePdf }): Letters {
  const { house, pdf } = ports;
  return {
    code: {
      write: async ({ code, minutes, language = "en" }) => ({
        subject: text(language, "letter.code.subject", { house, code }),
        text: text(language, "letter.code.body", { house, code, minutes }),
      }),
    },
    transcript: transcriptLetter(house, pdf),
    appointment: appointmentLetter(ports),
    survey: surveyLetter(ports),
    password: passwordLetter(ports),
  };
}
