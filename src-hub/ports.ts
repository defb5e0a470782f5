import type { Account } from "../src-shared/accounts/model.ts";
import type { FaultCode } from "../src-shared/rpc/fault.ts";
import type { VisitorWho } from "../src-shared/sites/model.ts";
import type { AvailabilityTold } from "./availability/told.ts";
import type { Pace } from "./availability/expected.ts";
import type { CallReports } from "./media-report/call-reports.ts";
import type { Box } from "./accounts/box.ts";
import type { SignInParts } from "./accounts/parts.ts";
import type { Search } from "./history/search.ts";
import type { MakePdf } from "./history/transcript/files.ts";
import type { Mail, MailCaps } from "./mail/mail.ts";
import type { MailTransport } from "./mail/transport.ts";
import type { Outgoing } from "./outgoing/port.ts";
import type { Leases } from "./presence/leases.ts";
import type { DesksSay } from "./presence/said.ts";
import type { Figures } from "./queues/figures.ts";
import type { Guides } from "./routing/guide.ts";
import type { Replays } from "./routing/replay/replays.ts";
import type { Router } from "./routing/router.ts";
import type { Fronts } from "./sites/fronts.ts";
import type { Visitor } from "./sites/visitor.ts";
import type { Store } from "./store/open.ts";
import type { Live } from "./supervision/live.ts";
import type { UploadPorts } from "./uploads/ports.ts";
import type { OpenUploads } from "./uploads/uploads.ts";
import type { TakesMessage, VisitorLimits } from "./visitors/limits.ts";
import type { LegQuality } from "./video/legs.ts";
import type { VideoRooms } from "./video/rooms.ts";

/** Who an access token speaks for, and until when. */
export interface SignedIn {
  readonly account: Account;
  /** The family of refresh tokens that it came from: signing out ends it. */
  readonly family: string;
  /** Epoch milliseconds of the hub's clock. */
  readonly until: number;
}

export interface HubLog {
  /** A defect with its cause, once. `doing` is the ask, or what the hub was at. */
  defect(error: unknown, doing: string): void;
  warn(message: string, facts: Record<string, unknown>): void;
}

export interface HubSettings {
  /** Milliseconds that an offer stands. */
  readonly offerFor: number;
  /** Milliseconds that an invite to video stands. */
  readonly inviteFor: number;
  /** Chats that one agent has at a time. */
  readonly capacity: number;
  /** The organisation's name, in letters. */
  readonly house?: string;
  /** What letters come from. */
  readonly mailFrom?: string;
  readonly mailCaps?: MailCaps;
  /** None: only what one connection may ask is limited. */
  readonly visitorLimits?: VisitorLimits;
}

export interface HubPorts {
  readonly store: Store;
  readonly rooms: VideoRooms;
  readonly log: HubLog;
  readonly settings: HubSettings;
  readonly replays: Replays;
  /** The only way to machines of others. */
  readonly outgoing: Outgoing;
  /** Seals credentials of other systems. */
  readonly box: Pick<Box, "seal" | "open">;
  readonly signIn: SignInParts;
  readonly search: Search;
  /** Puts transcripts on paper. */
  readonly pdf: MakePdf;
  /** What carries mail out of the house; none: mail is off. */
  readonly post?: MailTransport;
  /** Throws a FaultError `signed-out` for a token that is forged, expired or revoked. */
  agentOf(access: string): Promise<SignedIn>;
  /** For figures: an ask was answered, after `took` milliseconds. */
  readonly asked?: (ask: string, result: FaultCode | "ok", took: number) => void;
  /** Where browsers reach the hub, for addresses that people send each other. */
  readonly publicUrl?: () => string;
  /** Without it nobody can send files. */
  readonly files?: UploadPorts;
  visitorOf(who: VisitorWho): Promise<{ visitor: Visitor; token: string }>;
  visitorToken(visitor: Visitor): Promise<string>;
}

/** What the hub's own parts see of it. */
export interface HubParts extends HubPorts {
  readonly leases: Leases;
  readonly desksSay: DesksSay;
  readonly router: Router;
  readonly figures: Figures;
  readonly guides: Guides;
  readonly availability: AvailabilityTold;
  readonly pace: Pace;
  readonly fronts: Fronts;
  readonly live: Live;
  readonly callReports: CallReports;
  readonly legQuality: LegQuality;
  readonly uploads: OpenUploads | undefined;
  readonly mail: Mail;
  readonly takesMessage: TakesMessage;
}
