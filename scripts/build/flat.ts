/**
 * A value of a FlatBuffers file. A table's numbers are 32-bit; `undefined` leaves a field out. `at` is a place in the file
 * that stands behind what is written.
 */
export type Flat =
  | { readonly table: ReadonlyArray<Flat | number | undefined> }
  | { readonly list: readonly Flat[] }
  | { readonly floats: readonly number[] }
  | { readonly bytes: Uint8Array }
  | { readonly at: number };

/**
 * Writes a FlatBuffers file of a few kilobytes, and `behind` after it, unchanged. `root` may point into that by `at`.
 * Fields are placed by their numbers in the schema.
 */
export function flatFile(root: Flat, identifier: string, behind: Uint8Array = new Uint8Array()): Uint8Array {
  const view = new DataView(new ArrayBuffer(8_192));
  const into = new Uint8Array(view.buffer);
  const later: Array<[place: number, at: number]> = [];
  let end = 8;
  into.set(new TextEncoder().encode(identifier), 4);

  function take(size: number): number {
    const at = end;
    end += (size + 3) & ~3;
    return at;
  }

  function write(value: Flat): number {
    if ("table" in value) {
      const { length } = value.table;
      const fields = take(4 + 2 * length);
      const at = take(4 + 4 * length);
      view.setUint16(fields, 4 + 2 * length, true);
      view.setUint16(fields + 2, 4 + 4 * length, true);
      view.setInt32(at, at - fields, true);
      for (const [index, field] of value.table.entries()) {
        if (field === undefined) continue;
        const place = 4 + 4 * index;
        view.setUint16(fields + 4 + 2 * index, place, true);
        if (typeof field === "number") view.setUint32(at + place, field, true);
        else link(at + place, field);
      }
      return at;
    }
    if ("bytes" in value) {
      // What is inside may be a file of its own, and that begins at sixteen.
      end = ((end + 4 + 15) & ~15) - 4;
      const at = take(4 + value.bytes.length + 1);
      view.setUint32(at, value.bytes.length, true);
      into.set(value.bytes, at + 4);
      return at;
    }
    const items: ReadonlyArray<Flat | number> = "list" in value ? value.list : "floats" in value ? value.floats : [];
    const at = take(4 + 4 * items.length);
    view.setUint32(at, items.length, true);
    for (const [index, item] of items.entries())
      if (typeof item === "number") view.setFloat32(at + 4 + 4 * index, item, true);
      else link(at + 4 + 4 * index, item);
    return at;
  }

  /** A distance forward: what is linked stands behind. */
  function link(place: number, value: Flat): void {
    if ("at" in value) later.push([place, value.at]);
    else view.setUint32(place, write(value) - place, true);
  }

  link(0, root);
  const size = (end + 15) & ~15;
  for (const [place, at] of later) view.setUint32(place, size + at - place, true);
  const file = new Uint8Array(size + behind.length);
  file.set(into.subarray(0, size));
  file.set(behind, size);
  return file;
}
