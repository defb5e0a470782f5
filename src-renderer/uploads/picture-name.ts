/** `screenshot-2026-11-21-14-05-09.png`, by the local clock. */
export function pictureName(what: string, now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${what}-${day}-${two(now.getHours())}-${two(now.getMinutes())}-${two(now.getSeconds())}.png`;
}
