import { afterAll, beforeAll, expect, test } from "vitest";
import { askedOfHub } from "../support/asked-of-hub.ts";
import { type Directory, directory, enterprise, entraUser, group, newTeam, patch, user } from "../support/directory.ts";

// A directory's requests as Entra ID and Okta write them, put together from RFC 7643, RFC 7644 and their public guides.

let at: Directory;
beforeAll(async () => void (at = await directory()));
afterAll(() => at.stop());
const scim: Directory["scim"] = (...asked) => at.scim(...asked);

test("Entra ID: asked for, made, changed, switched off with its sign-ins, and on again", async () => {
  const search = `/Users?filter=${encodeURIComponent('userName eq "Kim@house.example"')}`;
  expect((await scim("GET", search)).body).toMatchObject({ totalResults: 0, Resources: [] });
  const made = await scim("POST", "/Users", entraUser("kim"));
  expect(made.status).toBe(201);
  const { id } = made.body;
  const location = `${at.server.url}/scim/v2/Users/${id}`;
  expect(made.headers.get("location")).toBe(location);
  expect(made.body).toMatchObject({
    userName: "kim@house.example",
    active: true,
    meta: { location, resourceType: "User" },
  });
  expect(await at.personNamed("kim Lee")).toMatchObject({ id, active: true, email: "kim@house.example" });
  expect((await scim("GET", search)).body).toMatchObject({ totalResults: 1, Resources: [{ id }] });
  expect((await scim("POST", "/Users", entraUser("KIM", { externalId: "other" }))).body).toMatchObject({
    status: "409",
    scimType: "uniqueness",
  });

  const changed = await scim(
    "PATCH",
    `/Users/${id}`,
    patch(
      { op: "Replace", path: "displayName", value: "Kim Berg" },
      { op: "Add", path: 'emails[type eq "home"].value', value: "kim@home.example" },
      { op: "Replace", path: 'phoneNumbers[type eq "mobile"].value', value: "+358 1" },
      { op: "Replace", path: `${enterprise}:department`, value: "Care" },
    ),
  );
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({
    displayName: "Kim Berg",
    emails: [
      { type: "work", value: "kim@house.example" },
      { type: "home", value: "kim@home.example" },
    ],
    phoneNumbers: [{ type: "mobile", value: "+358 1" }],
    [enterprise]: { department: "Care" },
  });
  expect(await at.personNamed("Kim Berg")).toMatchObject({ id, email: "kim@house.example" });

  await at.administrator.ask("account.setPassword", { id: id as never, password: "a long password 1" });
  const signIn = { name: "Kim Berg", password: "a long password 1" };
  const tokens = (await (await at.server.post("/sign-in", signIn)).json()) as { access: string; refresh: string };
  const desk = await askedOfHub(at.server.url, tokens);
  const off = await scim("PATCH", `/Users/${id}`, patch({ op: "Replace", path: "active", value: "False" }));
  expect(off.body).toMatchObject({ active: false });
  expect(await desk.closed).toMatchObject({ code: 4401, reason: "signed-out" });
  expect((await at.server.post("/refresh", { refresh: tokens.refresh })).status).toBe(401);
  expect((await at.server.post("/sign-in", signIn)).status).toBe(403);
  await scim("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: true } }));
  expect((await at.server.post("/sign-in", signIn)).status).toBe(200);
  const { rows } = await at.administrator.ask("audit.list", { pageOf: 50 });
  const acts = rows.filter(({ target }) => target === `agent:${id}`).map(({ act }) => act);
  expect(acts).toEqual(
    expect.arrayContaining(["account.added", "account.changed", "account.deactivated", "account.activated"]),
  );
});

test("Okta: made with a password that is nobody's, replaced whole, deactivated without a path, deleted and made again", async () => {
  const okta = {
    schemas: [user],
    userName: "lou@house.example",
    name: { givenName: "Lou", familyName: "Okta" },
    emails: [{ primary: true, value: "lou@house.example", type: "work" }],
    displayName: "Lou Okta",
    locale: "en-US",
    externalId: "00ujl29u0le5T6Aj10h7",
    groups: [],
    password: "1mz050nq",
    active: true,
  };
  const made = await scim("POST", "/Users", okta);
  expect(made.status).toBe(201);
  expect(JSON.stringify(made.body)).not.toContain("1mz050nq");
  const { id } = made.body;
  expect((await at.server.post("/sign-in", { name: "Lou Okta", password: "1mz050nq" })).status).toBe(403);
  const put = await scim("PUT", `/Users/${id}`, { ...okta, id, displayName: "Lou Anders", emails: [] });
  expect(put.body).toMatchObject({ id, displayName: "Lou Anders" });
  expect(await at.personNamed("Lou Anders")).toMatchObject({ email: "lou@house.example" });
  const off = await scim("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
  expect(off.body["active"]).toBe(false);
  expect((await scim("DELETE", `/Users/${id}`)).status).toBe(204);
  expect((await scim("GET", `/Users/${id}`)).status).toBe(404);
  expect((await scim("DELETE", `/Users/${id}`)).status).toBe(404);
  expect(await at.personNamed("Lou Anders")).toMatchObject({ active: false });
  const again = await scim("POST", "/Users", okta);
  expect(again.body).toMatchObject({ id, active: true });
});

test("who is here already by his address is taken over, with role and past", async () => {
  const { rules: held } = await at.administrator.ask("signInRules.read", {});
  expect(held.roles).toEqual([]);
  const mira = (await at.personNamed("Mira"))!;
  const { id, name, email, team } = mira;
  await at.administrator.ask("account.save", {
    id,
    to: { name, email: "mira@house.example", team },
    expected: { name, email, team },
  });
  const made = await scim("POST", "/Users", entraUser("mira", { displayName: name }));
  expect(made.body.id).toBe(id);
  expect((await at.personNamed("Mira"))?.role).toBe("supervisor");
});

test("groups say roles by the rules and teams by their names, at once and when the rules change", async () => {
  const ids: string[] = [];
  for (const name of ["ann", "bob"]) ids.push((await scim("POST", "/Users", entraUser(name))).body.id);
  const [ann = "", bob = ""] = ids;
  const team = await newTeam(at, "Night Shift");
  const roleOf = async (name: string) => (await at.personNamed(`${name} Lee`))?.role;

  const leads = await scim("POST", "/Groups", {
    schemas: [group],
    externalId: "g-1",
    displayName: "Leads",
    members: [],
  });
  expect(leads.status).toBe(201);
  const leadsAt = `/Groups/${leads.body.id}`;
  await scim(
    "PATCH",
    leadsAt,
    patch({ op: "Add", path: "members", value: [{ $ref: null, value: ann }, { value: bob }] }),
  );
  expect(await roleOf("ann")).toBe("agent");
  await at.rules({ roles: [{ value: "leads", role: "supervisor" as never }] });
  expect([await roleOf("ann"), await roleOf("bob")]).toEqual(["supervisor", "supervisor"]);
  expect((await scim("GET", `/Users/${ann}`)).body["groups"]).toMatchObject([{ display: "Leads" }]);

  expect((await scim("PATCH", leadsAt, patch({ op: "Remove", path: "members", value: [{ value: ann }] }))).status).toBe(
    200,
  );
  expect([await roleOf("ann"), await roleOf("bob")]).toEqual(["agent", "supervisor"]);
  await scim("PATCH", leadsAt, patch({ op: "remove", path: `members[value eq "${bob}"]` }));
  expect(await roleOf("bob")).toBe("agent");
  await scim("PATCH", leadsAt, patch({ op: "replace", path: "members", value: [{ value: bob }] }));
  expect(await roleOf("bob")).toBe("supervisor");
  await scim("PATCH", leadsAt, patch({ op: "replace", value: { id: leads.body.id, displayName: "Followers" } }));
  expect(await roleOf("bob")).toBe("agent");

  const shift = await scim("POST", "/Groups", {
    schemas: [group],
    displayName: "night shift",
    members: [{ value: ann }],
  });
  expect((await at.personNamed("ann Lee"))?.team).toBe(team);
  const listed = (await scim("GET", "/Groups?excludedAttributes=members")).body.Resources;
  expect(listed.map(({ displayName }) => displayName)).toEqual(["Followers", "night shift"]);
  expect(listed.every((one) => !("members" in one))).toBe(true);
  const found = await scim("GET", `/Groups?filter=${encodeURIComponent('displayName eq "NIGHT shift"')}`);
  expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: shift.body.id }] });
  expect((await scim("DELETE", leadsAt)).status).toBe(204);
  expect((await scim("GET", leadsAt)).status).toBe(404);
  await at.rules({ roles: [] });
});

test("filters, pages and order", async () => {
  const list = async (query: string) => (await scim("GET", `/Users?${query}`)).body;
  const all = await list("");
  const filter = (text: string) => list(`filter=${encodeURIComponent(text)}`);
  expect((await filter('externalId eq "0a21f0f2-kim"'))["totalResults"]).toBe(1);
  expect((await filter('emails[type eq "work" and value co "@house"]'))["totalResults"]).toBeGreaterThan(1);
  expect((await filter('displayName sw "Kim" and active eq true'))["totalResults"]).toBe(1);
  expect((await filter('userName eq "\' or 1=1 --"'))["totalResults"]).toBe(0);
  const page = await list("startIndex=2&count=1&sortBy=userName");
  expect(page).toMatchObject({ startIndex: 2, itemsPerPage: 1, totalResults: all["totalResults"] });
  expect(page.Resources).toHaveLength(1);
  expect(await list("count=0")).toMatchObject({ Resources: [], totalResults: all["totalResults"] });
  const names = (await list("attributes=userName")).Resources;
  expect(names.every((one) => "userName" in one && !("displayName" in one))).toBe(true);
});
