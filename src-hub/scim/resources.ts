import SCIMMY from "scimmy";
import { FaultError } from "../../src-shared/rpc/fault.ts";
import { groupOf, groupsBy, keepGroup, removeGroup } from "./groups.ts";
import { keepPerson, peopleBy, personOf, removePerson } from "./people.ts";
import type { ScimRequest, Written } from "./request.ts";

export const base = "/scim/v2";

const { Config, Resources, Schemas, Types } = SCIMMY;

/** The kinds of resources that are kept, by the names that addresses have for them. */
export const resources = { Users: Resources.User, Groups: Resources.Group };

Config.set({
  documentationUri: undefined,
  patch: true,
  filter: { supported: true, maxResults: 200 },
  sort: true,
  bulk: false,
  changePassword: false,
  etag: false,
  authenticationSchemes: [
    {
      type: "oauthbearertoken",
      name: "Bearer token",
      description: "A token that an administrator made for this directory.",
    },
  ],
});
Resources.User.extend(Schemas.EnterpriseUser, false);
Resources.declare(Resources.User)
  .ingress((resource, written, request: ScimRequest) =>
    of(request, () => keepPerson(request, resource.id, plain(written))),
  )
  .egress((resource, request: ScimRequest) =>
    of<unknown>(request, () =>
      resource.id ? personOf(request.tx.db, resource.id) : peopleBy(request.tx.db, resource.filter),
    ),
  )
  .degress((resource, request: ScimRequest) => of(request, () => removePerson(request, resource.id ?? "")));
Resources.declare(Resources.Group)
  .ingress((resource, written, request: ScimRequest) =>
    of(request, () => keepGroup(request, resource.id, plain(written))),
  )
  .egress((resource, request: ScimRequest) =>
    of<unknown>(request, () =>
      resource.id ? groupOf(request.tx.db, resource.id) : groupsBy(request.tx.db, resource.filter),
    ),
  )
  .degress((resource, request: ScimRequest) => of(request, () => removeGroup(request, resource.id ?? "")));
for (const resource of [
  ...Object.values(resources),
  Resources.Schema,
  Resources.ResourceType,
  Resources.ServiceProviderConfig,
])
  resource.basepath(base);

const statuses: Partial<Record<string, number>> = { invalid: 400, gone: 404, conflict: 409, forbidden: 403 };

/** Runs our part of a request. Refusals become the library's errors, anything else is kept for who asked the library. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the library's own types want a whole schema instance back
async function of<T>(request: ScimRequest, work: () => Promise<T>): Promise<any> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Types.Error) throw error;
    const status = error instanceof FaultError ? statuses[error.fault.code] : undefined;
    if (status === undefined) request.defect = error;
    throw new Types.Error(status ?? 500, "", error instanceof FaultError ? error.fault.reason : "internal");
  }
}

/** Without the library's classes and accessors. */
function plain(written: object): Written {
  return JSON.parse(JSON.stringify(written)) as Written;
}
