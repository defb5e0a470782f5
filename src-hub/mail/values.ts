import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Catalogue } from "../../src-shared/languages/choose.ts";

/** What a letter with a transcript is filled with: it is written when it is sent, from what stands there then. */
export interface TranscriptLetter {
  readonly conversation: ConversationId;
  /** The address, masked: for who must be told what became of it. */
  readonly to: string;
}

/** A letter with the link by which its reader sets his password. */
export interface PasswordLetter {
  readonly account: AccountId;
  /** The link's secret, sealed: a copied database opens no account. */
  readonly sealed: string;
  /** Of the desk that made the link: nobody knows yet what its reader reads. */
  readonly language?: Catalogue;
}

/** A letter about an appointment as it was then; `day` and `soon` are its reminders. */
export interface AppointmentLetter {
  readonly appointment: AppointmentId;
  readonly about: "booked" | "moved" | "cancelled" | "day" | "soon" | "missed";
  readonly sequence: number;
}

/** A letter that asks for a rating. */
export interface SurveyLetter {
  readonly conversation: ConversationId;
  /** What stands in its link, sealed. */
  readonly sealed: string;
}

/** What each kind of letter is filled with; kept in its row as JSON. A feature adds its own kind, and its template in `letters.ts`. */
export interface LetterValues {
  /** Proves that who typed an address reads its mail. */
  code: { readonly code: string; readonly minutes: number; readonly language?: Catalogue };
  transcript: TranscriptLetter;
  appointment: AppointmentLetter;
  survey: SurveyLetter;
  password: PasswordLetter;
}
export type LetterKind = keyof LetterValues;
