import { createStore, type StoreApi } from "zustand/vanilla";

export interface Notice {
  readonly id: number;
  readonly look: "info" | "good" | "warn" | "bad";
  readonly title: string;
  readonly words?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export interface ToastQueue {
  readonly notices: StoreApi<readonly Notice[]>;
  /** Shows a notice; the oldest gives way when there are more than four. Answers how to take it away. */
  show(notice: Omit<Notice, "id">): () => void;
  dismiss(id: number): void;
}

const most = 4;

/** Notices that are shown one under another. What must not be missed belongs in a `Banner` instead. */
export function toastQueue(): ToastQueue {
  const notices = createStore<readonly Notice[]>(() => []);
  let last = 0;
  const dismiss = (id: number) => notices.setState((held) => held.filter((notice) => notice.id !== id), true);
  return {
    notices,
    dismiss,
    show(notice) {
      const id = ++last;
      // The same words again take the place of the earlier ones: a key held down does not fill the screen.
      const others = notices.getState().filter(({ title, words }) => title !== notice.title || words !== notice.words);
      notices.setState([...others, { ...notice, id }].slice(-most), true);
      return () => dismiss(id);
    },
  };
}

/** The window's notices. */
export const toasts: ToastQueue = toastQueue();
