import type { VisitorContract } from "../src-shared/contracts/visitor.ts";
import { visitorFace } from "../src-shared/contracts/visitor-face.ts";
import type { AskName, AskShape } from "../src-shared/rpc/contract.ts";

/** Whether an ask changes something, and so carries a key; a test compares it with the contract. */
export const changes: Readonly<Record<AskName<VisitorContract>, boolean>> = {
  "conversation.start": true,
  "conversation.end": true,
  "message.leave": true,
  "copy.way": false,
  "copy.code": true,
  "copy.send": true,
  "chat.send": true,
  "chat.edit": true,
  "chat.delete": true,
  "chat.typing": false,
  "chat.mark": false,
  "chat.rules": false,
  "chat.preview": false,
  "video.invite": true,
  "video.cancel": true,
  "video.accept": true,
  "video.decline": true,
  "video.join": false,
  "video.end": true,
  "request.make": true,
  "request.withdraw": true,
  "request.answer": true,
  "upload.rules": false,
  "upload.begin": true,
  "upload.open": false,
  "upload.finish": false,
  "upload.cancel": true,
  "upload.link": false,
  "media.report": false,
  "survey.answer": true,
  "survey.skip": true,
  "dataRequest.make": true,
  "dataRequest.mine": false,
  "visitor.seen": false,
  "visitor.identify": false,
  "visitor.setAttributes": false,
  "visitor.logOut": false,
  "appointment.offered": false,
  "appointment.choose": true,
  "appointment.mine": false,
  "appointment.shift": true,
  "appointment.giveUp": true,
  "appointment.look": false,
  "appointment.join": true,
  "test.start": false,
  "test.hand-in": true,
};

/** Inputs are the hub's to judge, and its answers are taken as they come: page and hub are always of one version. */
const asIs = {
  parse: (value: unknown) => value,
  safeParse: (data: unknown) => ({ success: true, data }),
} as unknown as AskShape["input"];

const asks = Object.fromEntries(
  Object.entries(changes).map(([name, change]) => [name, { input: asIs, output: asIs, changes: change }]),
);

/** visitor ↔ hub, as the widget speaks it. */
export const contract = { ...visitorFace, asks } as unknown as VisitorContract;
