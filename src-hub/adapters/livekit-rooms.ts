import { AccessToken, RoomServiceClient, TrackSource, TwirpError, WebhookReceiver } from "livekit-server-sdk";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { RoomGrant, VideoRooms } from "../video/rooms.ts";

/** How long the media server may take to answer; the person waits for it. */
const answerWithin = 3;
/** Only the join needs a valid token: the server renews it for who is inside. */
const tokenFor = 300;
/** Seconds that an empty room stays: longer than a client's own efforts to come back. */
const departureTimeout = 180;
/**
 * A visitor and his agent, two colleagues in a conference with them, a supervisor who listens (a hidden participant counts
 * too), and one seat for somebody who comes in by another name before his old one is gone. More are refused at the door.
 */
const maxParticipants = 6;

const sources = {
  camera: [TrackSource.CAMERA],
  microphone: [TrackSource.MICROPHONE],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
} as const;

export function livekitRooms(settings: {
  /** Where the hub reaches the server, ws or http. */
  url: string;
  publicUrl: string;
  key: string;
  secret: string;
}): VideoRooms {
  const { key, secret } = settings;
  const http = settings.url.replace(/^ws/, "http");
  const service = new RoomServiceClient(http, key, secret, { requestTimeout: answerWithin });
  const receiver = new WebhookReceiver(key, secret);

  return {
    url: settings.publicUrl,
    async ensure(room) {
      await reached(service.createRoom({ name: room, emptyTimeout: 300, departureTimeout, maxParticipants }));
    },
    token: (grant) => tokenOf(grant, key, secret),
    list: (room) =>
      absent([], async () =>
        (await service.listParticipants(room)).map(({ identity, sid }) => ({ identity, seat: sid })),
      ),
    remove: (room, identity) => absent(undefined, () => service.removeParticipant(room, identity)),
    close: (room) => absent(undefined, () => service.deleteRoom(room)),
    rooms: async () => (await reached(service.listRooms())).map((room) => room.name),
    async webhook(body, authorization) {
      try {
        const event = await receiver.receive(body, authorization);
        return { id: event.id, room: event.room?.name ?? null };
      } catch (error) {
        throw refuse("forbidden", "webhook-forged", {}, error);
      }
    },
  };
}

async function tokenOf(grant: RoomGrant, key: string, secret: string): Promise<string> {
  const token = new AccessToken(key, secret, { identity: grant.identity, name: grant.name, ttl: tokenFor });
  token.addGrant({
    roomJoin: true,
    room: grant.room,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: grant.sources.flatMap((source) => sources[source]),
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
}

/** Whatever keeps the server from answering is one thing to who asks: video cannot be had now. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw refuse("unavailable", "video-unreachable", { retryAfter: 5000 }, error);
  }
}

async function absent<T>(otherwise: T, ask: () => Promise<T>): Promise<T> {
  return reached(
    ask().catch((error: unknown) => {
      if (error instanceof TwirpError && error.status === 404) return otherwise;
      throw error;
    }),
  );
}
