import { ownShare } from "../../src-media/share/own-share.ts";
import { type FakeShareRoom, FakeScreen, fakeShareRoom, fakeStream } from "./share-room.ts";

/** Long enough for every promise that is due. */
export async function turns(): Promise<void> {
  for (let count = 0; count < 40; count += 1) await Promise.resolve();
}

/** One side's share, whose picker and clock a test holds. */
export function aShare({ isSlow = false } = {}) {
  const screens: FakeScreen[] = [];
  const stills: FakeScreen[] = [];
  const pickers: PromiseWithResolvers<MediaStream>[] = [];
  const timers: Array<() => void> = [];
  const rooms: FakeShareRoom[] = [];
  let entered: { settle: () => void; stop: () => void } | undefined;
  const devices = {
    getDisplayMedia() {
      const picker = Promise.withResolvers<MediaStream>();
      pickers.push(picker);
      return picker.promise;
    },
  };
  const share = ownShare({
    machine: {
      after(_ms, work) {
        timers.push(work);
        return () => void timers.splice(timers.indexOf(work), 1);
      },
    },
    devices,
    changed: () => {},
    make: (track) => rooms.at(-1)!.make(track),
    watch: () => ({
      async still(words) {
        const still = new FakeScreen("video", words);
        stills.push(still);
        await turns();
        return { track: still.track, stop: still.stop };
      },
      stop: () => {},
    }),
  });
  return {
    share,
    screens,
    stills,
    pickers,
    room: () => rooms.at(-1),
    enter: async () => {
      entered?.stop();
      rooms.push(fakeShareRoom({ isSlow }));
      entered = share.enter(rooms.at(-1)!.room);
      entered.settle();
      await turns();
    },
    settle: () => entered?.settle(),
    choose: (picker = pickers.shift(), label = `Window ${screens.length + 1}`) => {
      const screen = new FakeScreen("video", label);
      screens.push(screen);
      picker?.resolve(fakeStream(screen));
      return screen;
    },
    refuse: (error: Error) => pickers.shift()?.reject(error),
    rest: async () => {
      for (let count = 0; count < 20; count += 1) {
        for (const work of timers.splice(0)) work();
        for (const answer of rooms.at(-1)?.waiting.splice(0) ?? []) answer();
        await turns();
      }
    },
  };
}
