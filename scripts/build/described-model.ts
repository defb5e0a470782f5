import { type Flat, flatFile } from "./flat.ts";

/**
 * A TensorFlow Lite model with the one description that it lacks: that its input is a picture's points divided by 255.
 * The model itself stands in it unchanged; only a new head is put before it. Throws a sentence when it is no such model.
 */
export function describedModel(model: Uint8Array): Uint8Array {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  if (new TextDecoder().decode(model.subarray(4, 8)) !== "TFL3") throw new Error("This is no TensorFlow Lite model.");
  const root = view.getUint32(0, true);
  const fields = root - view.getInt32(root, true);

  function place(field: number): number {
    const offset = 4 + 2 * field < view.getUint16(fields, true) ? view.getUint16(fields + 4 + 2 * field, true) : 0;
    if (offset === 0) throw new Error(`The model has no field ${field}.`);
    return root + offset;
  }
  const pointed = (at: number): { readonly at: number } => ({ at: at + view.getUint32(at, true) });

  // By the order of the schema: version, operator_codes, subgraphs, description, buffers, metadata_buffer, metadata.
  const buffers = pointed(place(4)).at;
  const count = view.getUint32(buffers, true);
  const held: Flat[] = Array.from({ length: count }, (_, index) => pointed(buffers + 4 + 4 * index));
  const described: Flat = { table: [{ bytes: description() }] };
  const named: Flat = { table: [{ bytes: new TextEncoder().encode("TFLITE_METADATA") }, count] };
  const head: Flat = {
    table: [
      view.getUint32(place(0), true),
      pointed(place(1)),
      pointed(place(2)),
      pointed(place(3)),
      { list: [...held, described] },
      undefined,
      { list: [named] },
    ],
  };
  return flatFile(head, "TFL3", model);
}

/** ModelMetadata with one subgraph, whose one input is normalised (process unit 1) by mean 0 and deviation 255. */
function description(): Uint8Array {
  const nothing = undefined;
  const normalised: Flat = { table: [1, { table: [{ floats: [0] }, { floats: [255] }] }] };
  const input: Flat = { table: [nothing, nothing, nothing, nothing, { list: [normalised] }] };
  const output: Flat = { table: [] };
  const subgraph: Flat = { table: [nothing, nothing, { list: [input] }, { list: [output] }] };
  return flatFile({ table: [nothing, nothing, nothing, { list: [subgraph] }] }, "M001");
}
