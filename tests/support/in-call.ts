import type { Browser, Page } from "@playwright/test";
import type { Room } from "livekit-client";
import { Agent, expect, expectMedia, Visitor } from "./people.ts";
import type { RunningHouse } from "./running-house.ts";

interface Looked {
  rooms: Room[];
  captures: MediaStreamTrack[];
  __frontdeskTest: { readonly room: (room: Room) => void };
}

/** Keeps each room that a page opens and each device that it takes, so that a test can break the one and count the other. */
function look(): void {
  const page = globalThis as unknown as Looked;
  page.rooms = [];
  page.captures = [];
  page.__frontdeskTest = { room: (room) => void page.rooms.push(room) };
  const { mediaDevices } = navigator;
  const native = mediaDevices?.getUserMedia.bind(mediaDevices);
  if (!native) return;
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await native(wanted);
    page.captures.push(...stream.getTracks());
    return stream;
  };
}

export interface InCall {
  readonly agent: Agent;
  readonly visitor: Visitor;
}

/** An agent and a visitor in a call, with picture and sound both ways. */
export async function inCall(browser: Browser, house: RunningHouse, name = "Maria"): Promise<InCall> {
  const agent = await Agent.at(browser, house.desk, look);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("How does it go together?", name);
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's");
  return { agent, visitor };
}

/** Does something with the room that the page is in now. */
export function inRoom<T>(page: Page, work: (room: Room) => T | Promise<T>): Promise<T> {
  return page.evaluate(`(${work.toString()})(globalThis.rooms.at(-1))`) as Promise<T>;
}

/** Peer connections that are not closed, and devices that still film or listen. */
export function openNow(page: Page): Promise<{ connections: number; captures: number }> {
  return page.evaluate(() => {
    const { connections, captures } = globalThis as unknown as Looked & { connections: RTCPeerConnection[] };
    return {
      connections: connections.filter(({ connectionState }) => connectionState !== "closed").length,
      captures: captures.filter(({ readyState }) => readyState === "live").length,
    };
  });
}

/** Presses a control of the call's bar. */
export async function press(agent: Agent, name: string): Promise<void> {
  await agent.call.getByRole("button", { name, exact: true }).click();
}

export { expect };
