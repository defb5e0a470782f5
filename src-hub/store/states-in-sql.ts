import {
  type BinaryOperationNode,
  ColumnNode,
  type OperationNode,
  PrimitiveValueListNode,
  ReferenceNode,
  SqliteQueryCompiler,
  ValueListNode,
  ValueNode,
} from "kysely";

/** The words of our own closed lists, such as `wrap-up`. */
const isState = (value: unknown): boolean => typeof value === "string" && /^[a-z-]{1,40}$/.test(value);

/**
 * Writes what a column `state` is compared with into the SQL itself. Our partial indexes hold the rows of a few states;
 * with a parameter in that place SQLite cannot see that such an index fits, and reads the whole table instead.
 */
export class StatesInSql extends SqliteQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, rightOperand } = node;
    super.visitBinaryOperation(isStateColumn(leftOperand) ? { ...node, rightOperand: written(rightOperand) } : node);
  }
}

function isStateColumn(node: OperationNode): boolean {
  const column = ReferenceNode.is(node) ? node.column : node;
  return ColumnNode.is(column) && column.column.name === "state";
}

function written(node: OperationNode): OperationNode {
  if (ValueNode.is(node) && isState(node.value)) return ValueNode.createImmediate(node.value);
  if (PrimitiveValueListNode.is(node) && node.values.every(isState))
    return ValueListNode.create(node.values.map((value) => ValueNode.createImmediate(value)));
  return node;
}
