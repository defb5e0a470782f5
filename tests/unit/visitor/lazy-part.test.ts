import { computed, signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { fetchMissing, isPartMissing, lazyPart, missingFetcher } from "../../../src-visitor/lazy-part.ts";

/** A file of the hub's, which may be away. */
function file(name: string) {
  const place = { isAway: true, asked: 0 };
  const fetched = async (): Promise<string> => {
    place.asked += 1;
    if (place.isAway) throw new TypeError("Failed to fetch dynamically imported module");
    return name;
  };
  return { place, fetched };
}

test("what could not be fetched is said as long as it is wanted, and fetched again by hand", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const wanted = signal(false);
  const { place, fetched } = file("more");
  const part = lazyPart(wanted, fetched);
  expect([place.asked, isPartMissing.value]).toEqual([0, false]);

  wanted.value = true;
  await vi.waitFor(() => expect(isPartMissing.value).toBe(true));
  wanted.value = false;
  expect(isPartMissing.value, "who does not want it any more hears nothing of it").toBe(false);
  wanted.value = true;
  expect(await fetchMissing(), "still away").toBe(false);
  expect(part.value).toBe(null);

  place.isAway = false;
  expect(await fetchMissing()).toBe(true);
  expect([part.value, isPartMissing.value]).toEqual(["more", false]);
  const asked = place.asked;
  await fetchMissing();
  expect(place.asked, "nothing is missing").toBe(asked);
  logged.mockRestore();
});

test("of two parts each is fetched for itself, and never twice at once", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const page = signal(0);
  const wanted = computed(() => page.value > 0);
  const [first, second] = [file("files"), file("chat")];
  const parts = [lazyPart(wanted, first.fetched), lazyPart(page, second.fetched)];
  page.value = 1;
  page.value = 2;
  expect([first.place.asked, second.place.asked]).toEqual([1, 1]);
  await vi.waitFor(() => expect(isPartMissing.value).toBe(true));

  first.place.isAway = false;
  expect(await fetchMissing()).toBe(false);
  expect(parts.map(({ value }) => value)).toEqual(["files", null]);
  second.place.isAway = false;
  // The next thing that happens fetches it too.
  page.value = 3;
  await vi.waitFor(() => expect(parts.map(({ value }) => value)).toEqual(["files", "chat"]));
  expect(isPartMissing.value).toBe(false);
  logged.mockRestore();
});

test("the hub that is back brings it by itself; where it is there and the file is gone, the panel is loaded anew", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const { place, fetched } = file("survey");
  const [isReady, reload] = [signal(false), vi.fn<() => void>()];
  const part = lazyPart(signal(true), fetched);
  const again = missingFetcher(isReady, reload);
  await vi.waitFor(() => expect(isPartMissing.value).toBe(true));
  again();
  await vi.waitFor(() => expect(place.asked).toBe(2));
  await fetchMissing();
  expect(reload).not.toHaveBeenCalled();

  isReady.value = true;
  await vi.waitFor(() => expect(place.asked).toBe(4));
  expect(reload, "by itself nothing is loaded anew").not.toHaveBeenCalled();
  again();
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());

  isReady.value = false;
  place.isAway = false;
  isReady.value = true;
  await vi.waitFor(() => expect(part.value).toBe("survey"));
  expect(isPartMissing.value).toBe(false);
  logged.mockRestore();
});
