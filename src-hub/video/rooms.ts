/** What somebody may do in a room; the least that his part needs. */
export interface RoomGrant {
  readonly room: string;
  /** Who he is in the room, fixed by the hub. */
  readonly identity: string;
  readonly name: string;
  readonly sources: ReadonlyArray<"camera" | "microphone" | "screen">;
}

/** Somebody in a room. The seat is another one each time that he comes in, also where nobody saw him go out. */
export interface Seat {
  readonly identity: string;
  readonly seat: string;
}

/** The media server, as far as the hub asks it. Every method rejects with a FaultError `unavailable` when it does not answer. */
export interface VideoRooms {
  /** Where browsers reach it. */
  readonly url: string;
  ensure(room: string): Promise<void>;
  /** A token good for five minutes, for one room and one identity. */
  token(grant: RoomGrant): Promise<string>;
  /** Who is in the room now; empty when there is no such room. */
  list(room: string): Promise<Seat[]>;
  remove(room: string, identity: string): Promise<void>;
  /** Ends it for everybody in it. Does nothing when there is no such room. */
  close(room: string): Promise<void>;
  /** All rooms there are. */
  rooms(): Promise<string[]>;
  /** Verifies a webhook over its raw body; answers the room it speaks of. Rejects a forged one with `forbidden`. */
  webhook(body: string, authorization: string | undefined): Promise<{ id: string; room: string | null }>;
}
