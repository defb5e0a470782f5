import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { CannedFolderId, CannedId } from "../../../src-shared/canned/model.ts";

export interface CannedRow {
  id: CannedId;
  folder: CannedFolderId;
  /** That of its folder. */
  scope: string;
  shortcut: string;
  shortcut_key: string;
  title: string;
  text: string;
  /** JSON of `CannedVariant[]`. */
  variants: string;
  /** JSON of `Attachment[]`; each is a row of `upload` too. */
  files: string;
}

export interface CannedFolderRow {
  id: CannedFolderId;
  /** `personal:ACCOUNT`, `team:` (the whole house), `team:TEAM`, `queue:QUEUE`. */
  scope: string;
  name: string;
  position: number;
}

export interface CannedTables {
  canned_folder: CannedFolderRow;
  canned: CannedRow;
  canned_use: { account: AccountId; canned: CannedId; count: number; at: number };
}
