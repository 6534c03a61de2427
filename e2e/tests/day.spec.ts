// The counsellor's day: an appointment of today recorded in five taps, a missed one settled.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, open, ready, sidewaysScroll, stateOf, test } from "./support";

test.use({ storageState: stateOf("counsellor"), viewport: { width: 360, height: 740 } });

async function check(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}

/** Today in Dhaka, as people type it: day first. */
function today() {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Dhaka" }).format(new Date());
}

async function firstCode(page: Page) {
  const query = "{ survivors(filter: { status: ACTIVE }, first: 1) { nodes { code } } }";
  const answer = await page.request.post("/graphql", { data: { query } });
  return (await answer.json()).data.survivors.nodes[0].code as string;
}

async function plan(page: Page, code: string, time: string) {
  await open(page, `/survivors/${code}/sessions/new`, "bn");
  await page.locator("#plan-on").fill(today());
  await page.locator("#plan-startsAt").fill(time);
  await check(page);
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  await ready(page, "bn");
}

test("a session of today is planned, then held in five taps", async ({ page }) => {
  const code = await firstCode(page);
  await plan(page, code, "সকাল ৯:৩০");
  await check(page);
  await page.locator(".visit .primary").click();
  await ready(page, "bn");
  await check(page);
  await page.locator("input[name=held-suitable]").first().check({ force: true });
  await page.locator("input[name=held-satisfaction]").nth(3).check({ force: true });
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  await open(page, "/calendar", "bn");
  await expect(page.locator(".chip[data-state=good]").first()).toBeVisible();
  await check(page);
});

test("a missed session stays until it is settled", async ({ page }) => {
  const code = await firstCode(page);
  await plan(page, code, "১০:৩০");
  await page.locator(".visit .buttons a").nth(1).click();
  await ready(page, "bn");
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  await ready(page, "bn");
  await page.locator(".rows.wordy a").first().click();
  await ready(page, "bn");
  await page.locator("input[name=session-outcome]").nth(1).check({ force: true });
  await page.locator("#ended-reason").selectOption("not_reached");
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  await ready(page, "bn");
  await expect(page.locator(".rows.wordy")).toHaveCount(0);
});

for (const part of ["family", "follow-ups"]) {
  test(`the page of ${part} can be used by everybody`, async ({ page }) => {
    await open(page, `/survivors/${await firstCode(page)}/${part}`, "bn");
    await check(page);
  });
}

test("an event's form can be used by everybody", async ({ page }) => {
  await open(page, "/events/new", "bn");
  await check(page);
});
