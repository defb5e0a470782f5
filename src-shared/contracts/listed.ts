/**
 * A list that is made of others. Without it a bundler keeps the spreads of lists that nobody uses, and so the staff's
 * events in the visitor's widget.
 */
/* @__NO_SIDE_EFFECTS__ */
export function listed<const List extends readonly unknown[]>(make: () => List): List {
  return make();
}
