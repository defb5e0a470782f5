import { expect, test } from "vitest";
import { pictures, type Showable } from "../../../../src-renderer/media/pictures.ts";

/** A track that remembers where it is shown. */
function aTrack(shownIn: Set<unknown>): Showable {
  return {
    attach(element) {
      shownIn.add(element);
      return element;
    },
    detach(element) {
      shownIn.delete(element);
      return element;
    },
  };
}

const element = {} as HTMLVideoElement;

test("a place taken before there is a picture shows it as soon as it comes", () => {
  const shown = new Set();
  let track: Showable | undefined;
  const places = pictures(() => track);
  places.show("other", "camera", element);
  expect(shown.size).toBe(0);
  track = aTrack(shown);
  places.settle();
  expect(shown).toContain(element);
});

test("a track that was replaced by a reconnect is shown in its predecessor's place", () => {
  const [old, fresh] = [new Set(), new Set()];
  let track = aTrack(old);
  const places = pictures(() => track);
  places.show("other", "camera", element);
  track = aTrack(fresh);
  places.settle();
  expect([old.size, fresh.size]).toEqual([0, 1]);
});

test("a place that is given up lets go of the track, and gets nothing more", () => {
  const shown = new Set();
  const track = aTrack(shown);
  const places = pictures(() => track);
  const stop = places.show("other", "camera", element);
  stop();
  places.settle();
  expect(shown.size).toBe(0);
});

test("camera and screen of the same person have places of their own", () => {
  const [camera, screen] = [new Set(), new Set()];
  const tracks = { camera: aTrack(camera), screen: aTrack(screen) };
  const places = pictures((_who, source) => tracks[source]);
  const other = {} as HTMLVideoElement;
  places.show("other", "camera", element);
  places.show("other", "screen", other);
  expect(camera).toEqual(new Set([element]));
  expect(screen).toEqual(new Set([other]));
});
