import { randomUUID } from "node:crypto";
import type { SignInRules } from "../../src-shared/accounts/sign-in-rules.ts";
import { askedOfHub, type AskedOfHub } from "./asked-of-hub.ts";
import { testServer, type TestServer } from "./hub-server.ts";

export const user = "urn:ietf:params:scim:schemas:core:2.0:User";
export const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const group = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const scimError = "urn:ietf:params:scim:api:messages:2.0:Error";
const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** What a hub answers a directory; `id` and `Resources` are empty where it has none. */
export interface ScimBody {
  readonly id: string;
  readonly Resources: readonly ScimBody[];
  readonly [name: string]: unknown;
}

export interface ScimAnswered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ScimBody;
}

/** A real hub, its administrator, and a directory that he let in. */
export interface Directory {
  readonly server: TestServer;
  readonly administrator: AskedOfHub;
  newToken(name: string): Promise<string>;
  scim(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ScimAnswered>;
  /** The account in whose name this is. */
  personNamed(words: string): ReturnType<typeof personIn>;
  rules(over: Partial<SignInRules>): Promise<void>;
  stop(): Promise<void>;
}

export async function directory(): Promise<Directory> {
  const server = await testServer({ FRONTDESK_SIGN_INS_PER_MINUTE: "1000" });
  const administrator = await askedOfHub(server.url, await server.signIn(3));
  async function newToken(name: string): Promise<string> {
    const offer = await administrator.ask("scimToken.offer", {});
    await administrator.ask("scimToken.keep", { proof: offer.proof, name });
    return offer.token;
  }
  const token = await newToken("Directory");
  return {
    server,
    administrator,
    newToken,
    async scim(method, path, body, headers = {}) {
      const answer = await fetch(`${server.url}/scim/v2${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/scim+json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const read = (text === "" ? {} : JSON.parse(text)) as ScimBody;
      return {
        status: answer.status,
        headers: answer.headers,
        body: { ...read, id: read.id, Resources: read.Resources },
      };
    },
    personNamed: (words) => personIn(administrator, words),
    async rules(over) {
      const { rules: expected } = await administrator.ask("signInRules.read", {});
      await administrator.ask("signInRules.save", { to: { ...expected, ...over }, expected });
    },
    async stop() {
      administrator.close();
      await server.stop();
    },
  };
}

async function personIn(administrator: AskedOfHub, words: string) {
  const { accounts } = await administrator.ask("accounts.list", { words });
  return accounts.find(({ name }) => name.includes(words));
}

/** A user as Entra ID writes him. */
export const entraUser = (name: string, over: object = {}) => ({
  schemas: [user, enterprise],
  externalId: `0a21f0f2-${name}`,
  userName: `${name}@house.example`,
  active: true,
  displayName: `${name} Lee`,
  emails: [{ primary: true, type: "work", value: `${name}@house.example` }],
  meta: { resourceType: "User" },
  name: { formatted: `${name} Lee`, familyName: "Lee", givenName: name },
  [enterprise]: { department: "Sales" },
  ...over,
});
/** A patch of these operations. */
export const patch = (...Operations: object[]) => ({ schemas: [patchOp], Operations });

/** A team of this name; answers its id. */
export async function newTeam({ administrator }: Directory, name: string): Promise<string> {
  const id = randomUUID();
  await administrator.ask("team.add", { id: id as never, to: { name } });
  return id;
}
