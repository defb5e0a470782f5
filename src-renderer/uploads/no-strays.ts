/**
 * A file that is dropped where nothing takes it never replaces the window: a browser would open it in the desk's place.
 * Hears last, so whoever took it has said so by then.
 */
export function refuseStrayFiles(window: Window): void {
  window.addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });
  window.addEventListener("drop", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
}
