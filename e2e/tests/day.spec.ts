// The counsellor's day: an appointment of today or an unplanned session recorded in five taps, a missed one
// settled, an event corrected.
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { ask, deed, fresh } from "./casework";
import { check, expect, latinWords, open, ready, stateOf, test } from "./support";

test.use({ storageState: stateOf("counsellor"), viewport: { width: 360, height: 740 } });

/** Today in Dhaka, as people type it: day first. */
function today() {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Dhaka" }).format(new Date());
}

/** Today in Dhaka, as the server reads it. */
function iso() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Dhaka" }).format(new Date());
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
  await page.locator("input[name=outcome-suitable]").first().check({ force: true });
  await page.locator("input[name=outcome-satisfaction]").nth(3).check({ force: true });
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  await expect(page.getByText("এখন থেকে এটি গোনা হবে।")).toBeVisible();
  await open(page, "/calendar", "bn");
  await expect(page.locator(".chip[data-state=good]").first()).toBeVisible();
  await check(page);
});

test("what is typed about a session outlasts another outcome, another language and a reload", async ({ page }) => {
  await plan(page, await firstCode(page), "বিকাল ৪:১৫");
  await page.locator(".visit .primary").click();
  await ready(page, "bn");
  const [note, suitable] = [page.locator("#outcome-note"), page.locator("input[name=outcome-suitable]").first()];
  const outcome = page.locator("input[name=session-outcome]");
  await note.fill("ডেমো: আবার কথা হবে");
  await suitable.check({ force: true });
  await outcome.nth(1).check({ force: true });
  await expect(suitable).toHaveCount(0);
  await expect(note).toHaveValue("ডেমো: আবার কথা হবে");
  await outcome.nth(0).check({ force: true });
  await expect(suitable).toBeChecked();
  await page.getByRole("button", { name: "English" }).click();
  await ready(page, "en");
  await expect(note).toHaveValue("ডেমো: আবার কথা হবে");
  await expect(page.getByText("Draft kept on this phone, sealed")).toBeVisible();
  await page.reload();
  await ready(page, "en");
  await expect(note).toHaveValue("ডেমো: আবার কথা হবে");
  await expect(suitable).toBeChecked();
  // It never took place after all: nothing counts, and the draft is gone with the deed.
  await outcome.nth(3).check({ force: true });
  await page.locator("#outcome-reason").selectOption("illness");
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  await expect(page.getByText("It does not count as a session.")).toBeVisible();
});

test("the calendar's address fits the phone and can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/calendar", "bn");
  await page.getByRole("button", { name: "ঠিকানা তৈরি" }).click();
  const address = page.locator("code.long");
  await expect(address).toContainText("/calendar/");
  await check(page);
  await page.getByRole("button", { name: "কপি করুন" }).click();
  await expect(page.getByText("কপি হয়েছে।")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await address.textContent());
});

test("a session that nobody planned is recorded in five taps, and the form says what is missing itself", async ({ page }) => {
  let asked = 0;
  page.on("request", (request) => (asked += Number(request.postData()?.includes("sessionRecord") ?? false)));
  await open(page, "/day", "bn");
  await page.locator('a[href="/sessions/record"]').click();
  await ready(page, "bn");
  await check(page);
  expect(await latinWords(page)).toEqual([]);
  await page.locator("main .rows a").first().click();
  await expect(page).toHaveURL(/\/sessions\/record$/);
  await ready(page, "bn");
  await expect(page.locator("#unplanned-venue")).not.toHaveValue("");
  await page.locator("#unplanned-on").fill("১/১/২০৯৯");
  await page.locator(".action-bar button").click();
  await expect(page.locator(".error-summary li")).toHaveCount(2);
  expect(asked).toBe(0);
  expect(await latinWords(page)).toEqual([]);
  await check(page);
  await page.locator("#unplanned-on").fill(today());
  await page.locator("input[name=unplanned-suitable]").first().check({ force: true });
  await page.locator("input[name=unplanned-satisfaction]").nth(3).check({ force: true });
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  expect(asked).toBe(1);
});

test("an event is corrected", async ({ page }) => {
  const id = `awarenessEvent_${randomUUID()}`;
  const input = { deedId: `deed_${randomUUID()}`, id, activity: "COMMUNITY_COUNSELLING", on: iso(), upazila: "upazila_178", male: 3, female: 20 };
  const query = "mutation($input: EventRecordInput!) { eventRecord(input: $input) { problems { code } } }";
  const answer = await page.request.post("/graphql", { data: { query, variables: { input } } });
  expect(await answer.json()).toEqual({ data: { eventRecord: { problems: [] } } });
  await open(page, "/events", "bn");
  await page.locator(`a[href="/events/${id}/edit"]`).click();
  await ready(page, "bn");
  await expect(page.locator("#event-upazila")).not.toHaveValue("");
  await expect(page.locator("#event-female")).toHaveValue("২০");
  await check(page);
  expect(await latinWords(page)).toEqual([]);
  await page.locator("#event-female").fill("৪৭");
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/events$/);
  await ready(page, "bn");
  const row = page.locator("main li", { has: page.locator(`a[href="/events/${id}/edit"]`) });
  await expect(row).toContainText("৪৭");
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
  await expect(page.getByText("না আসার কথা লেখা হয়েছে।")).toBeVisible();
  await page.locator(".rows.wordy a").first().click();
  await ready(page, "bn");
  await page.locator("input[name=session-outcome]").nth(1).check({ force: true });
  await page.locator("#outcome-reason").selectOption("not_reached");
  await page.locator(".action-bar button").click();
  await expect(page).toHaveURL(/\/day$/);
  await ready(page, "bn");
  await expect(page.locator(".rows.wordy")).toHaveCount(0);
});

test("what is due alone is chosen, and the day is today", async ({ page }) => {
  const { survivors } = await ask(page, "{ survivors(filter: { status: ACTIVE }, first: 100) { nodes { id code followUps { doneOn } } } }");
  const one = survivors.nodes.find((node: { followUps: { doneOn: string | null }[] }) => node.followUps.every(({ doneOn }) => doneOn));
  await deed(page, "followUpPlan", { id: fresh("followUp"), survivor: one.id, kind: "SURVIVOR", dueOn: iso() });
  await open(page, `/survivors/${one.code}/follow-ups`, "bn");
  await expect(page.locator("input[name=follow-up-record-id]")).toHaveCount(1);
  await expect(page.locator("input[name=follow-up-record-id]")).toBeChecked();
  await expect(page.locator("#follow-up-record-doneOn")).toHaveValue(/[০-৯]/);
  await page.locator("input[name=follow-up-record-finding]").nth(1).check({ force: true });
  await page.locator("input[name=follow-up-record-nextStep]").first().check({ force: true });
  await page.locator(".action-bar button").first().click();
  await expect(page.locator("input[name=follow-up-record-id]")).toHaveCount(0);
  const { survivor } = await ask(page, `{ survivor(code: "${one.code}") { followUps { doneOn finding } } }`);
  expect(survivor.followUps).toContainEqual({ doneOn: iso(), finding: "BETTER" });
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
