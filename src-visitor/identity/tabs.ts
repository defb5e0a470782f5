const name = (): string => `frontdesk${location.pathname}`;

/** What tabs of one browser and site tell each other. `went`: he has logged out. `changed`: he is known as another now. */
export function tabs({ went, changed }: { went: () => void; changed: () => void }): {
  tell: (what: "went" | "changed") => void;
} {
  const channel = new BroadcastChannel(name());
  channel.onmessage = ({ data }) => {
    if (data === "went") went();
    else if (data === "changed") changed();
  };
  return { tell: (what) => channel.postMessage(what) };
}
