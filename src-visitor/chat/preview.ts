/** The beginning of a text that has at most so many bytes as UTF-8, cut between letters. */
export function firstBytes(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text.slice(0, most));
  if (bytes.length <= most) return text.slice(0, most).toWellFormed();
  // What is cut inside a letter becomes none.
  return new TextDecoder().decode(bytes.slice(0, most), { stream: true });
}
