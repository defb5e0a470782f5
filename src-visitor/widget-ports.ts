import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Availability } from "../src-shared/availability/model.ts";
import type { MessageId } from "../src-shared/chat/model.ts";
import type { Entry } from "../src-shared/routing/channel.ts";
import type { AppointmentPart, BookingPorts } from "./appointments/parts.ts";
import type { ChatPart } from "./chat/more-parts.ts";
import type { WaitPart } from "./availability/parts.ts";
import type { Given, SitePart } from "./sites/site-part.ts";
import type { MorePart } from "./more/parts.ts";
import type { WidgetState } from "./state.ts";
import type { FilesPart } from "./uploads/parts.ts";
import type { VideoFront } from "./video/front.ts";

/** What the panel's components are given: what to show, and what the visitor can do. */
export interface Widget {
  readonly state: ReadonlySignal<WidgetState>;
  readonly video: VideoFront;
  readonly wait: ReadonlySignal<WaitPart | null>;
  /** What only some sites have; null where this one has nothing of its own, or until it is fetched. */
  readonly site: ReadonlySignal<SitePart | null>;
  readonly files: ReadonlySignal<FilesPart | null>;
  /** *Send me a copy*, once a conversation has ended. */
  readonly copy: ReadonlySignal<ComponentType | null>;
  /** What is asked about a conversation that has ended, where the house asks. */
  readonly survey: ReadonlySignal<ComponentType | null>;
  readonly chat: ReadonlySignal<ChatPart | null>;
  /** What the link of an appointment leads to; null: he came by none, or it is not fetched yet. */
  readonly appointment: ReadonlySignal<AppointmentPart | null>;
  /** A time for later, under the welcome; null: this site does not offer it there, or it is not fetched yet. */
  readonly later: ReadonlySignal<ComponentType | null>;
  readonly comesByLink: () => boolean;
  /** For a part that makes appointments. */
  readonly booking: BookingPorts;
  /** It stands in no page: nothing puts it away. */
  readonly isLanding: boolean;
  /** What is seldom wanted: null until he asks for it. */
  readonly more: ReadonlySignal<MorePart | null>;
  askMore: () => void;
  /** What holds for who comes by this page's button. */
  availability: () => Availability;
  /** Whether a conversation can be begun now, by chat or (where the page offers it) by video. */
  isReachable: () => boolean;
  /** The visitor has pressed the page's video button, and video can be had. */
  wantsVideo: () => boolean;
  /** What stood in the text box before it was drawn anew, here or by a reload. */
  draft: () => string;
  keepDraft: (draft: string) => void;
  /** Rejects with a FaultError. */
  start: (name: string, channel: Entry, given?: Given) => Promise<void>;
  /** Leaves a message for later. Rejects with a FaultError. */
  leave: (message: { name: string; replyTo: string; text: string } & Given) => Promise<void>;
  send: (text: string) => void;
  tryAgain: (id: MessageId) => void;
  /** Takes what could not be sent off the screen. */
  discard: (id: MessageId) => void;
  /** A key was pressed in the text box. */
  writing: () => void;
  end: () => Promise<void>;
  /** Puts the panel away; everything goes on. */
  close: () => void;
  /** Fetches what is missing once more, or else loads the panel anew. */
  fetchMissing: () => void;
  /** Loads the panel anew, with a new ticket. */
  reload: () => void;
  /** Puts the focus where it is wanted since the panel was opened, once there is such a place. */
  focusFirst: () => void;
}
