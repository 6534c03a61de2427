// Certificates beside the whole way (way.spec.ts): several decided at once, the deputy, papers in a file.
import { candidates, ask, deed, fresh, phoneOf, prepare } from "./casework";
import { check, expect, open, ready, signIn, stateOf, test } from "./support";

test.use({ storageState: stateOf("counsellor"), viewport: { width: 360, height: 740 } });

test("several are approved at once, and what can't be stays with its reason", async ({ page, browser }) => {
  const people = await candidates(page, 3);
  for (const one of people) {
    await prepare(page, one.id);
    const id = fresh("certificate");
    await deed(page, "certificateRequest", { id, survivor: one.id, version: 0, statement: "ডেমো" });
  }
  const office = await phoneOf(browser, "coordinator");
  await open(office, "/approvals", "bn");
  const card = (code: string) => office.locator(".request").filter({ has: office.getByRole("link", { name: code, exact: true }) });
  for (const { code } of people) await card(code).locator("input[type=checkbox]").check();
  // Meanwhile somebody else sends one back.
  const [gone, ...others] = people;
  const list = "{ certificates(state: REQUESTED, first: 100) { nodes { id survivorCode version } } }";
  const { certificates } = await ask(office, list);
  const { id, version } = certificates.nodes.find((node: { survivorCode: string }) => node.survivorCode === gone!.code);
  await deed(office, "certificateReturn", { id, version, comment: "ডেমো" });

  let asked = 0;
  office.on("request", (request) => void (asked += Number(request.postData()?.includes("certificatesApprove") ?? false)));
  await office.locator(".action-bar .primary").click();
  await expect(office.locator("main [role=alert]")).toContainText(gone!.code);
  for (const { code } of others) await expect(card(code)).toContainText("১টি সনদ অনুমোদিত হয়েছে।");
  expect(asked).toBe(1);
  await check(office);
  await open(office, "/approvals?show=approved", "bn");
  const decided = office.locator(".rows > li");
  for (const { code } of others) await expect(decided.filter({ hasText: code }).getByRole("link", { name: "সনদ খুলুন" })).toHaveCount(1);
  await check(office);
  await office.context().close();
});

test("a second tap on the same spot decides about nobody else", async ({ page, browser }) => {
  const people = await candidates(page, 2);
  for (const one of people) {
    await prepare(page, one.id);
    await deed(page, "certificateRequest", { id: fresh("certificate"), survivor: one.id, version: 0, statement: "ডেমো" });
  }
  const office = await phoneOf(browser, "coordinator");
  await open(office, "/approvals", "bn");
  const card = (code: string) => office.locator(".request").filter({ has: office.getByRole("link", { name: code, exact: true }) });
  const [first, second] = people;
  const button = card(first!.code).getByRole("button", { name: "অনুমোদন করুন" });
  await button.scrollIntoViewIfNeeded();
  const box = (await button.boundingBox())!;
  const tap = () => office.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await tap();
  await expect(card(first!.code).locator(".became")).toBeFocused();
  await tap();
  await office.keyboard.press("Enter");
  await expect(card(first!.code)).toContainText("১টি সনদ অনুমোদিত হয়েছে।");
  const list = "{ certificates(state: REQUESTED, first: 100) { nodes { survivorCode } } }";
  const { certificates } = await ask(office, list);
  expect(certificates.nodes.map((node: { survivorCode: string }) => node.survivorCode)).toContain(second!.code);
  await expect(card(second!.code).getByRole("button", { name: "অনুমোদন করুন" })).toBeVisible();
  await office.context().close();
});

test("a deputy decides in the coordinator's place, and nobody else is led there", async ({ page, browser, office }) => {
  const [one] = await candidates(page, 1);
  await prepare(page, one!.id);
  await deed(page, "certificateRequest", { id: fresh("certificate"), survivor: one!.id, version: 0, statement: "ডেমো" });
  await open(page, "/more", "en");
  await expect(page.locator('a[href="/approvals"]')).toHaveCount(0);
  await open(page, "/approvals", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is here");

  office.addAccount("deputy@demo.example", "mobiliser", "--deputy-approver");
  const deputy = await (await browser.newContext({ storageState: { cookies: [], origins: [] }, viewport: { width: 1280, height: 800 } })).newPage();
  await deputy.goto("/sign-in");
  await signIn(deputy, "deputy@demo.example");
  await deputy.locator('.main-nav a[href="/approvals"]').click();
  const card = deputy.locator(".request").filter({ hasText: one!.code });
  // What is decided is seen, the file is not opened by it.
  await expect(card.getByRole("link")).toHaveCount(0);
  await card.getByRole("button", { name: "Approve" }).click();
  await expect(card).toContainText("1 certificate approved.");
  await deputy.context().close();
});

test.describe("a check", () => {
  test.use({ expected: [/status of 404/] });

  test("of what nobody signed says so, without scripts", async ({ page }) => {
    await page.goto("/verify/v1.RJ.RTG-2021-001.2021-01-01.AAAA");
    await expect(page.locator("[data-state=unknown] h1")).toContainText("জানা নেই");
    await check(page);
  });
});

test.describe("papers", () => {
  test("a photo is added, seen and taken out", async ({ page }) => {
    const [{ code }] = await candidates(page, 1);
    await open(page, `/survivors/${code}/documents`, "bn");
    const picture = await page.screenshot({ type: "png" });
    await page.locator("#paper-picture").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: picture });
    await page.locator("#paper-title").fill("ডেমো কাগজ");
    await page.locator("form.card .primary").click();
    const row = page.locator(".requests li").filter({ hasText: "ডেমো কাগজ" });
    await expect(row).toHaveCount(1);
    await ready(page, "bn");
    await check(page);
    const shown = await page.request.get((await row.getByRole("link").getAttribute("href"))!);
    expect(shown.headers()["content-type"]).toBe("image/jpeg");
    await row.locator("button.grave[type=button]").click();
    await row.locator("dialog select").selectOption("wrong_person");
    await row.locator("dialog button[type=submit]").click();
    await expect(row).toHaveCount(0);
  });
});
