// The way of a certificate: what is missing, asked for, sent back, asked again, approved, printed, checked, revoked.
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { constants, inflateSync } from "node:zlib";
import { expect, open, ready, sidewaysScroll, stateOf, test } from "./support";

test.use({ storageState: stateOf("counsellor"), viewport: { width: 360, height: 740 } });

async function check(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}

async function ask(page: Page, query: string, variables: object = {}) {
  const answer = await (await page.request.post("/graphql", { data: { query, variables } })).json();
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function coordinator(browser: Browser) {
  const context = await browser.newContext({ storageState: stateOf("coordinator"), viewport: { width: 360, height: 740 } });
  return context.newPage();
}

/** One of the counsellor's who has been counselled and has neither certificate nor plan. */
async function candidate(page: Page) {
  const list = "{ survivors(filter: { status: ACTIVE }, first: 100) { nodes { id code certificates { id } casePlans { id } } } }";
  const { survivors } = await ask(page, list);
  for (const one of survivors.nodes.reverse()) {
    if (one.certificates.length || one.casePlans.length) continue;
    const facts = await ask(page, `{ certificateEvidence(survivor: "${one.id}") { sessionsHeld } }`);
    if (facts.certificateEvidence.sessionsHeld > 0) return one as { id: string; code: string };
  }
  throw new Error("nobody lacks a certificate");
}

/** Needs and plan have screens and tests of their own: here they are only there. */
async function prepare(page: Page, survivor: string) {
  const { __type } = await ask(page, '{ __type(name: "RiskQuestion") { enumValues { name } } }');
  const riskAnswers = __type.enumValues.map(({ name }: { name: string }) => ({ question: name, answer: "NO" }));
  const id = (type: string) => `${type}_${randomUUID()}`;
  const today = new Date().toISOString().slice(0, 10);
  const needs = { health: "NONE", legal: "NONE", economic: "SOME", family: "NONE", safety: "NONE" };
  const deeds = {
    needsAssess: { deedId: id("deed"), id: id("needsAssessment"), survivor, assessedOn: today, riskAnswers, ...needs },
    casePlanAgree: {
      deedId: id("deed"), id: id("casePlan"), survivor, agreedOn: today, reviewOn: `${+today.slice(0, 4) + 1}-01-15`,
      goals: [{ id: id("planGoal"), area: "ECONOMIC", words: "ডেমো লক্ষ্য" }],
    },
  };
  for (const [name, input] of Object.entries(deeds)) {
    const kind = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${kind}!) { ${name}(input: $input) { problems { code field } } }`;
    expect((await ask(page, query, { input }))[name].problems).toEqual([]);
  }
}

/** All that a PDF holds, its streams unpacked. */
function unpacked(pdf: Buffer) {
  let text = pdf.toString("latin1");
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    try {
      text += inflateSync(pdf.subarray(at + 7), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    } catch {
      continue; // the word that ends a stream
    }
  }
  return text;
}

async function request(page: Page, code: string, statement: string) {
  await open(page, `/survivors/${code}/certificate`, "bn");
  await page.locator("textarea").fill(statement);
  await page.locator(".action-bar .primary").click();
  await expect(page.getByText("সিদ্ধান্তের অপেক্ষায়")).toBeVisible();
}

test("a certificate goes its way and the paper tells nothing about the person", async ({ page, browser }) => {
  const { id, code } = await candidate(page);
  await open(page, `/survivors/${code}/certificate`, "bn");
  await expect(page.locator(".checks [data-state=bad] a")).toHaveCount(2);
  await check(page);
  await prepare(page, id);
  await request(page, code, "নিজের টাকার সিদ্ধান্ত নিজে নেন।");
  await check(page);

  const office = await coordinator(browser);
  await open(office, "/today", "bn");
  await expect(office.locator('main a[href="/approvals"]')).toContainText("সনদের সিদ্ধান্ত বাকি");
  await open(office, "/approvals", "bn");
  await check(office);
  const card = office.locator(".request").filter({ hasText: code });
  await card.getByRole("button", { name: "ফেরত পাঠান" }).click();
  await card.locator("textarea").fill("আগে পরিবারের সঙ্গে কথা বলুন।");
  await card.locator(".action-bar .primary").click();
  await expect(card).toHaveCount(0);

  await open(page, `/survivors/${code}/certificate`, "bn");
  await expect(page.getByText("আগে পরিবারের সঙ্গে কথা বলুন।")).toBeVisible();
  await request(page, code, "পরিবার রাজি হয়েছে।");

  await open(office, "/approvals", "bn");
  await card.getByRole("button", { name: "অনুমোদন করুন" }).click();
  await expect(card).toHaveCount(0);
  await open(office, `/survivors/${code}/certificate`, "bn");
  await check(office);
  const number = await office.locator("h2.code").innerText();
  expect(number).toMatch(/^RTG-\d{4}-\d{3,}$/);
  const paper = await office.request.get((await office.getByRole("link", { name: "সনদ খুলুন" }).getAttribute("href"))!);
  expect(paper.headers()["content-type"]).toBe("application/pdf");
  const text = unpacked(await paper.body());
  expect(text).toContain(number);
  expect(text).not.toContain(code);

  await office.locator("button.grave[type=button]").click();
  await office.locator("dialog textarea").fill("ভুল করে দেওয়া");
  await office.locator("dialog button[type=submit]").click();
  await expect(office.getByText(number)).toBeVisible();
  await expect(office.locator("button.grave")).toHaveCount(0);
  await office.context().close();
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
    const { code } = await candidate(page);
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
