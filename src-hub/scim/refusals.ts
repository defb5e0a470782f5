import SCIMMY from "scimmy";

const { Error: ScimError } = SCIMMY.Types;

// What a directory is refused with, in the words of RFC 7644 §3.12.

export function gone(id: string) {
  return new ScimError(404, "", `Resource ${id.slice(0, 100)} not found`);
}

export function taken(what: string) {
  return new ScimError(409, "uniqueness", `This ${what} is another's already.`);
}

export function wrong(sentence: string) {
  return new ScimError(400, "invalidValue", sentence);
}
