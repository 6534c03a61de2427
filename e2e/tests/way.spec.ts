// The whole way, each step by the person whose work it is: a lead becomes a survivor, is counselled, gets a
// certificate on paper, and loses it again. After each step the figures of today have moved as they should.
import type { Page } from "@playwright/test";
import { createPublicKey, verify } from "node:crypto";
import { ask, day, phoneOf, prepare } from "./casework";
import { read } from "./paper";
import { check, expect, latinWords, open, ready, test } from "./support";

const [NAME, NAME_BN] = ["Demo Zohra Zqway", "ডেমো জোহরা"];
/** The entry under which the demo's counsellor counsels. */
const COUNSELLOR = "Counsellor A (F)";

/** What stands on today's pages of the report, by figure and sex. */
async function figures(office: Page) {
  const query = "query($period: PeriodInput!) { indicators(period: $period) { code total female male other } }";
  const { indicators } = await ask(office, query, { period: { from: day(), to: day(1) } });
  const all: Record<string, number> = {};
  for (const { code, total, female, male, other } of indicators) {
    Object.assign(all, { [code]: total ?? 0, [`${code} female`]: female ?? 0, [`${code} not female`]: (male ?? 0) + (other ?? 0) });
  }
  return all;
}

/** The primary button of a form. */
const save = (page: Page) => page.locator(".action-bar .primary");

async function request(page: Page, statement: string) {
  await page.locator("textarea").fill(statement);
  await save(page).click();
  await expect(page.getByText("সিদ্ধান্তের অপেক্ষায়")).toBeVisible();
}

test("from a mobiliser's lead to a certificate, and its end", async ({ browser }) => {
  test.setTimeout(240_000);
  const mobiliser = await phoneOf(browser, "mobiliser");
  const office = await phoneOf(browser, "coordinator");
  const counsellor = await phoneOf(browser, "counsellor");
  let before = await figures(office);
  /** Says which figures moved since the last step, and by how much. */
  const moved = async () => {
    const [was, now] = [before, await figures(office)];
    before = now;
    return Object.fromEntries(Object.keys(now).filter((key) => now[key] !== was[key]).map((key) => [key, now[key]! - was[key]!]));
  };
  const woman = (code: string, by: number) => ({ [code]: by, [`${code} female`]: by });

  await test.step("the mobiliser writes down a lead, which counts nowhere", async () => {
    await open(mobiliser, "/leads/new", "bn");
    await mobiliser.locator("#lead-create-nameBn").fill(NAME_BN);
    await mobiliser.locator("#lead-create-name").fill(NAME);
    await mobiliser.locator("#lead-create-sex").check({ force: true });
    await mobiliser.locator("#lead-create-age").fill("২৬");
    await mobiliser.locator("#lead-create-source").selectOption("peer_leader");
    await mobiliser.locator("#lead-create-contact").check({ force: true });
    await save(mobiliser).click();
    await expect(mobiliser.getByRole("heading", { level: 1 })).toHaveText(NAME_BN);
    expect(await moved()).toEqual({});
  });

  await test.step("the coordinator verifies it, which still counts nowhere", async () => {
    await open(office, "/leads", "bn");
    await office.getByRole("link", { name: new RegExp(NAME_BN) }).click();
    await office.locator("#lead-verify-ownStatement").check({ force: true });
    await office.locator("form:has(#lead-verify-ownStatement) .primary").click();
    await expect(office.locator('a[href$="/enrol"]')).toBeVisible();
    expect(await moved()).toEqual({});
  });

  const code = await test.step("the coordinator enrols her with what she agrees to and what not", async () => {
    await office.locator('a[href$="/enrol"]').click();
    await ready(office, "bn");
    await office.locator("#survivor-enrol-counsellor").selectOption({ label: COUNSELLOR });
    await office.locator("#survivor-enrol-services").check({ force: true });
    await office.locator("input[name=survivor-enrol-share_tsp]").last().check({ force: true });
    await office.locator("#survivor-enrol-way").check({ force: true });
    await save(office).click();
    const file = office.locator("main a.primary[href^='/survivors/']");
    await expect(file).toBeVisible();
    expect(await moved()).toEqual({ ...woman("survivors_enrolled", 1), ...woman("survivors_active_at_end", 1) });
    return (await file.locator(".code").innerText()).trim();
  });

  await test.step("her consents stand as she said them", async () => {
    await open(counsellor, `/survivors/${code}/consents`, "bn");
    const rows = counsellor.locator(".rows.wordy > li");
    await expect(rows).toHaveCount(2);
    await expect(rows.locator("[data-state=good]")).toHaveCount(1);
    await expect(rows.locator("[data-state=bad]")).toHaveCount(1);
  });

  await test.step("the counsellor sees what is missing, plans a session and holds it", async () => {
    await open(counsellor, `/survivors/${code}/certificate`, "bn");
    await expect(counsellor.locator(".checks [data-state=bad] a")).toHaveCount(3);
    await expect(counsellor.locator("textarea")).toHaveCount(0);
    await check(counsellor);
    await counsellor.locator('.checks a[href$="/sessions/new"]').click();
    await ready(counsellor, "bn");
    await counsellor.locator("#plan-on").fill(day().split("-").reverse().join("/"));
    await save(counsellor).click();
    await expect(counsellor).toHaveURL(/\/day$/);
    await ready(counsellor, "bn");
    expect(await moved()).toEqual({});
    const visit = counsellor.locator(".visit, .later-today > li").filter({ hasText: code });
    await visit.locator('a[href^="/sessions/"]').first().click();
    await ready(counsellor, "bn");
    await counsellor.locator("input[name=session-outcome]").first().check({ force: true });
    await counsellor.locator("input[name=outcome-suitable]").first().check({ force: true });
    await save(counsellor).click();
    await expect(counsellor).toHaveURL(/\/day$/);
    expect(await moved()).toEqual({ ...woman("survivors_counselled", 1), counselling_sessions_held: 1 });
  });

  await test.step("the certificate is requested, sent back with a comment and requested again", async () => {
    const { survivor } = await ask(counsellor, `{ survivor(code: "${code}") { id } }`);
    await prepare(counsellor, survivor.id);
    await open(counsellor, `/survivors/${code}/certificate`, "bn");
    await request(counsellor, "নিজের টাকার সিদ্ধান্ত নিজে নেন।");
    await check(counsellor);
    await open(office, "/today", "bn");
    await office.locator('main a[href="/approvals"]').click();
    await ready(office, "bn");
    expect(await latinWords(office)).toEqual([]);
    await check(office);
    const card = office.locator(".request").filter({ hasText: code });
    await card.getByRole("button", { name: "ফেরত পাঠান" }).click();
    await card.locator("textarea").fill("আগে পরিবারের সঙ্গে কথা বলুন।");
    await save(office).click();
    await expect(card.locator(".became")).toContainText("ফেরত");
    await open(counsellor, "/day", "bn");
    await counsellor.locator(`main a[href="/survivors/${code}/certificate"]`).click();
    await expect(counsellor.getByText("আগে পরিবারের সঙ্গে কথা বলুন।")).toBeVisible();
    await request(counsellor, "পরিবার রাজি হয়েছে।");
    expect(await moved()).toEqual({});
  });

  const number = await test.step("the coordinator approves it", async () => {
    await open(office, "/approvals", "bn");
    const card = office.locator(".request").filter({ hasText: code });
    await card.getByRole("button", { name: "অনুমোদন করুন" }).click();
    await expect(card.locator(".became")).toContainText("১টি সনদ অনুমোদিত হয়েছে।");
    expect(await moved()).toEqual(woman("ready_to_go_certificates", 1));
    await open(office, `/survivors/${code}/certificate`, "bn");
    await check(office);
    const given = await office.locator("h2.code").innerText();
    expect(given).toMatch(/^RTG-\d{4}-\d{3,}$/);
    return given;
  });

  const address = await test.step("the paper exposes nobody, and its code leads to the check", async () => {
    const link = await office.getByRole("link", { name: "সনদ খুলুন" }).getAttribute("href");
    const answer = await office.request.get(link!);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    const bytes = await answer.body();
    const paper = read(bytes);
    expect(paper).toMatchObject({ pages: 1, millimetres: [210, 297] });
    for (const said of [number, "Demo Office", "Ready to Go Certificate", "Scan the code"]) expect(paper.text).toContain(said);
    expect(paper.text).toMatch(/[\u0980-\u09ff]{3}/u);
    const told = `${paper.text} ${paper.title} ${bytes.toString("latin1")}`;
    for (const hidden of [code, NAME, NAME_BN, "Zohra", "জোহরা", "Ashshash", "আশ্বাস", "সারভাইভার", "traffick", "পাচার"]) {
      expect(told).not.toContain(hidden);
    }
    expect(told).not.toMatch(/survivor/i);
    return paper.address!;
  });

  const { pathname } = new URL(address);
  expect(pathname).toMatch(/^\/verify\/v1\./);
  const anybody = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();

  await test.step("anybody may check it, with the network or by the published key alone", async () => {
    await anybody.goto(pathname);
    await expect(anybody.locator("[data-state=valid] h1")).toBeVisible();
    await expect(anybody.locator("main")).toContainText(number);
    for (const hidden of [code, NAME, NAME_BN]) await expect(anybody.locator("body")).not.toContainText(hidden);
    const key = createPublicKey(await (await anybody.request.get("/verify/key")).text());
    const [form, office, number_, on, signature] = pathname.slice("/verify/".length).split(".");
    const signed = (on: string) => Buffer.from(`ashshash-certificate ${form} ${office} ${number_} ${on}`);
    expect(verify(null, signed(on!), key, Buffer.from(signature!, "base64url"))).toBe(true);
    expect(verify(null, signed("2021-01-01"), key, Buffer.from(signature!, "base64url"))).toBe(false);
  });

  await test.step("revoked, it says so and counts no more", async () => {
    await office.locator("button.grave[type=button]").click();
    await office.locator("dialog textarea").fill("ভুল করে দেওয়া");
    await office.locator("dialog button[type=submit]").click();
    await expect(office.locator("button.grave")).toHaveCount(0);
    expect(await moved()).toEqual(woman("ready_to_go_certificates", -1));
    await anybody.reload();
    await expect(anybody.locator("[data-state=revoked] h1")).toBeVisible();
    await expect(anybody.locator("main")).toContainText(number);
  });
  for (const page of [mobiliser, office, counsellor, anybody]) await page.context().close();
});
