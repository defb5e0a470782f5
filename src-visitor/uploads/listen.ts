import type { ReadonlySignal } from "@preact/signals";

/**
 * Hears files that are dropped on the page or pasted into it. A dropped file never replaces the page, whether or not it may
 * be sent. Lives as long as the page.
 */
export function listenForFiles(may: ReadonlySignal<boolean>, add: (files: readonly File[]) => void): void {
  const { documentElement } = document;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const over = (on: boolean): void => void documentElement.classList.toggle("files-over", on);

  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = may.peek() ? "copy" : "none";
    clearTimeout(leaving);
    over(may.peek());
    // It is told again and again while they are held over the page, and not when they leave it.
    leaving = setTimeout(() => over(false), 300);
  });
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over(false);
    add([...event.dataTransfer.files]);
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // A program that copies text as a picture beside it means the text.
    if (files.length === 0 || event.clipboardData!.types.includes("text/plain") || !may.peek()) return;
    event.preventDefault();
    add(files);
  });
}
