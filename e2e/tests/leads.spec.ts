// A lead goes its way: the mobiliser writes it down, the coordinator confirms, the person is enrolled.
import type { Browser, Page } from "@playwright/test";
import { type Role, check, expect, latinWords, open, ready, stateOf, test } from "./support";

const PHONE = { width: 360, height: 740 };
const NAME = "Demo Rokeya Zqlead";

async function as(browser: Browser, role: Role, work: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ storageState: stateOf(role), viewport: PHONE });
  const page = await context.newPage();
  await work(page);
  await context.close();
}

test("a mobiliser's lead is confirmed and becomes a survivor", async ({ browser }) => {
  let address = "";
  await as(browser, "mobiliser", async (page) => {
    await open(page, "/leads/new");
    await page.getByRole("button", { name: "Save the lead" }).click();
    await expect(page.locator(".error-summary")).toBeFocused();
    // What is wrong follows the language, at its field and above.
    await page.getByRole("button", { name: "বাংলা" }).click();
    await expect(page.locator(".error-summary li").nth(1)).toContainText("একটি বাছুন");
    await expect(page.locator("form .problem").nth(1)).toContainText("একটি বাছুন");
    // All at once, in the order of the fields: what can't be read and what can't be so.
    await page.locator("#lead-create-age").fill("২৫০");
    await page.locator("#lead-create-identifiedOn").fill("32/13");
    await page.getByRole("button", { name: "সংরক্ষণ করুন" }).click();
    await expect(page.locator("#lead-create-age-problem")).toBeVisible();
    const places = page.locator(".error-summary a");
    expect(await places.evaluateAll((all) => all.map((one) => one.getAttribute("href")?.replace("#lead-create-", ""))))
      .toEqual(["name", "sex", "age", "identifiedOn", "source", "contact"]);
    await page.locator("#lead-create-identifiedOn").fill("১/২/২০২২");
    await page.getByRole("button", { name: "English" }).click();
    await page.locator("#lead-create-name").fill(NAME);
    await page.locator("#lead-create-sex").check({ force: true });
    await page.locator("#lead-create-age").fill("২৪");
    await page.locator("#lead-create-upazila").selectOption({ label: "Manirampur" });
    await page.locator("#lead-create-phone").fill("০১৭১১ ০০০০০১");
    await page.locator("#lead-create-callsAllowed").check({ force: true });
    await page.locator("#lead-create-source").selectOption({ label: "Peer leader" });
    await page.locator("#lead-create-contact").check({ force: true });
    await page.getByRole("button", { name: "Save the lead" }).click();
    await expect(page).toHaveURL(/\/leads\/lead_/);
    address = new URL(page.url()).pathname;
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
    await expect(page).toHaveTitle("Lead · Ashshash");
    await open(page, address, "bn");
    expect(await latinWords(page)).toEqual([]);
    await check(page);
  });
  await as(browser, "coordinator", async (page) => {
    await open(page, "/leads");
    await page.getByRole("link", { name: new RegExp(NAME) }).click();
    let sent = 0;
    page.on("request", (request) => void (sent += Number(/leadVerify|survivorEnrol/.test(request.postData() ?? ""))));
    await page.getByRole("button", { name: "Confirm" }).click();
    for (const name of ["acts", "means", "purposes"]) {
      await expect(page.locator(`#lead-verify-${name}-problem`)).toContainText("own statement");
    }
    await page.locator("#lead-verify-ownStatement").check({ force: true });
    await expect(page.getByText("Draft kept on this phone, sealed")).toBeVisible();
    await page.reload();
    await expect(page.locator("#lead-verify-ownStatement")).toBeChecked();
    expect(sent).toBe(0);
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("link", { name: "Enrol" }).click();
    await ready(page, "en");
    await page.getByRole("button", { name: "Enrol the person" }).click();
    await expect(page.locator("#survivor-enrol-services-problem")).toContainText("agree to the services first");
    await expect(page.locator("#survivor-enrol-counsellor-problem")).toContainText("who will counsel");
    expect(sent).toBe(1);
    await page.locator("#survivor-enrol-counsellor").selectOption({ index: 1 });
    await page.locator("#survivor-enrol-services").check({ force: true });
    await page.locator("input[name=survivor-enrol-share_tsp]").last().check({ force: true });
    await page.locator("#survivor-enrol-shareTspWith").selectOption({ label: "Demo TSP" });
    await page.locator("#survivor-enrol-way").check({ force: true });
    await page.getByRole("button", { name: "Enrol the person" }).click();
    await page.getByRole("link", { name: /Open the file/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`· ${NAME}`);
    const file = new URL(page.url()).pathname;
    await open(page, `${file}/consents`);
    await expect(page.locator(".rows.wordy > li").filter({ hasText: "Demo TSP" }).locator("[data-state=bad]")).toHaveCount(1);
    await page.getByText("Record a no").click();
    await page.locator("#consent-refuse-purpose").selectOption("share_lsp");
    await page.locator("#consent-refuse-recipient").selectOption({ label: "Demo LSP" });
    await page.locator("details[open] .primary").click();
    await expect(page.locator(".rows.wordy > li").filter({ hasText: "Demo LSP" })).toHaveCount(1);
  });
});

for (const [role, addresses] of [
  ["mobiliser", ["/leads", "/leads/new"]],
  ["coordinator", ["/leads?show=closed", "/duplicates", "/consents", "/consents/sheet", "/survivors/RJ-0001/consents", "/survivors/RJ-0001/identity"]],
] as const) {
  test.describe(`${role} on a phone, in Bangla`, () => {
    test.use({ storageState: stateOf(role), viewport: PHONE });
    for (const address of addresses) {
      test(address, async ({ page }) => {
        await open(page, address, "bn");
        expect(await latinWords(page)).toEqual([]);
        await check(page);
      });
    }
  });
}
