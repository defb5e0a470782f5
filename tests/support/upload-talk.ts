import sharp from "sharp";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { type Flow, startFlow } from "./flow.ts";
import { until } from "./hand-clock.ts";
import { fairWeather, filesIn, refusal, type Weather } from "./uploads.ts";

/** Maria and Anna talk, in a house that takes files. */
export interface Talk {
  readonly flow: Flow;
  readonly weather: Weather;
  readonly maria: ReturnType<Flow["visitor"]>;
  readonly anna: Awaited<ReturnType<Flow["agent"]>>;
  readonly conversation: ConversationId;
}

export async function talkWithFiles(): Promise<Talk> {
  const weather = fairWeather();
  const flow = await startFlow({}, filesIn(weather));
  const maria = flow.visitor("Maria");
  const anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  await until("it is hers", () => anna.state().conversations[0]?.public.summary.state === "active");
  return { flow, weather, maria, anna, conversation };
}

/** A photo as a phone makes it: lying on its side, with the place where it was taken. */
export const photo = (width = 600, height = 400): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })
    .withExif({ IFD0: { Make: "PhoneMaker" }, IFD3: { GPSLatitude: "60/1 10/1 0/1", GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export const text = (bytes: number): Buffer => Buffer.alloc(bytes, "All work and no play. ");

/** The messages as that side holds them. */
export function messagesOf({ maria, anna }: Talk, side: "maria" | "anna") {
  const page = side === "maria" ? maria.state().conversation : anna.state().conversations[0]?.public;
  return (page?.entries ?? []).flatMap(({ event }) => (event.type === "chat.messageAdded" ? [event.message] : []));
}

/** Sends a message; the reason of its refusal, or "done". */
export function say(
  { flow, conversation }: Talk,
  who: Talk["maria"] | Talk["anna"],
  uploads: UploadId[],
  words = "",
): Promise<string> {
  const message = { conversation, id: flow.id() as MessageId, text: words, uploads };
  return refusal((who as Talk["maria"]).link.ask("chat.send", message));
}
