/** So that not all pages come at once: between the half and the whole of it, milliseconds. */
export const apart = (milliseconds: number): number => milliseconds * (0.5 + Math.random() / 2);
