import type { Page } from "@playwright/test";
import { ask, day, deed, fresh } from "./casework";
import { check, expect, latinWords, open, ready, stateOf, test } from "./support";

const CODE = "RJ-0009";
const PHONE = { width: 360, height: 740 };

/** Chooses an answer of a group by the words of both. */
async function choose(page: Page, group: string, answer: string) {
  await page.getByRole("group", { name: group }).getByRole("radio", { name: answer, exact: true }).check();
}

test.describe.configure({ mode: "serial" });
test.use({ viewport: PHONE });

test.describe("the coordinator", () => {
  test.use({ storageState: stateOf("coordinator") });

  test("a red answer opens a safety plan and stands on the home page", async ({ page }) => {
    await open(page, `/survivors/${CODE}/assess`);
    for (const item of ["There were things", "I could sit", "I had the strength", "My nights", "I was glad"]) {
      await page.getByLabel(item).selectOption("2");
    }
    for (const question of ["Is threatened", "Is hurt", "Has no safe", "A child", "Thinks of", "The traffickers", "Somebody presses the", "Somebody presses over"]) {
      await choose(page, question, question === "Is threatened" ? "Yes" : "No");
    }
    for (const area of ["Health", "Law", "Money and work", "Family", "Safety"]) await choose(page, area, "Some help");
    await page.getByRole("button", { name: "Save the assessment" }).click();
    await expect(page).toHaveURL(`/survivors/${CODE}/plan`);
    await expect(page.getByText("Write the safety plan now.")).toBeVisible();
    await expect(page.getByText(/· 10 of 25$/)).toBeVisible();
    await page.getByRole("link", { name: "Safety plan" }).click();
    await page.getByLabel("What to do then").fill("Go to the neighbour");
    await page.getByLabel("Review by").fill("৩১/১২/২০৩০");
    await page.getByRole("button", { name: "Save the safety plan" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await open(page, "/");
    await expect(page).toHaveURL("/today");
    await expect(page.getByRole("link", { name: new RegExp(CODE) })).toContainText("Plan written");
  });

  test("a plan is agreed, and a goal moves on", async ({ page }) => {
    await open(page, `/survivors/${CODE}/plan`);
    await page.getByRole("button", { name: "Save the plan" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await page.getByLabel("What the goal is about").selectOption("economic");
    await page.getByLabel("The goal, in the person's words").fill("A shop of my own");
    await page.getByLabel("By when").fill("31/12/2030");
    await page.getByLabel("First step").selectOption("skills");
    await page.getByLabel("Who sees to it").selectOption("provider");
    await page.getByLabel("Review by").fill("31/12/2030");
    await page.getByRole("button", { name: "Save the plan" }).click();
    await expect(page.getByRole("heading", { name: "0 of 1 goals reached" })).toBeVisible();
    // A coordinator reads codes, no words.
    await expect(page.getByText("A shop of my own")).toHaveCount(0);
    await page.getByRole("button", { name: "It is done" }).click();
    await expect(page.locator(".chip").getByText("Done", { exact: true })).toBeVisible();
  });

  test("leaving asks for the reason in a dialog", async ({ page }) => {
    await open(page, `/survivors/${CODE}/leave`);
    await page.getByRole("button", { name: "Left the project" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Record that they left" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await dialog.getByLabel("Reason").selectOption("found_work");
    await dialog.getByLabel("Note").fill("Demo note");
    await dialog.getByRole("button", { name: "Record that they left" }).click();
    await expect(page.getByText("It is recorded that the person left.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Enrol again" })).toBeVisible();
    // Why is said where one comes back from; the note is the case team's.
    await open(page, `/survivors/${CODE}/leave`);
    const episodes = page.getByRole("region", { name: "With us so far" });
    await expect(episodes).toContainText("Left the project · found work");
    await episodes.getByRole("button", { name: "Read the note" }).click();
    await expect(episodes).toContainText("You may not read this note.");
  });

  for (const address of [`/survivors/${CODE}/assess`, `/survivors/${CODE}/plan`, `/survivors/${CODE}/safety`, "/survivors/RJ-0010/leave", "/survivors/RJ-0010/training-needs", "/handover", "/today"]) {
    test(`${address} on a phone in Bangla`, async ({ page }) => {
      await open(page, address, "bn");
      await ready(page, "bn");
      await check(page);
      // Counsellors are named as the registers name them.
      expect((await latinWords(page)).filter((words) => !words.startsWith("Counsellor "))).toEqual([]);
    });
  }
});

test.describe("the counsellor", () => {
  test.use({ storageState: stateOf("counsellor") });

  test("a goal has steps of its own, each changed by itself, and what was found is read again", async ({ page }) => {
    const list = "{ survivors(filter: { status: ACTIVE }, first: 100) { nodes { id code casePlans { id } needsAssessments { id } } } }";
    const { survivors } = await ask(page, list);
    const one = survivors.nodes.find((node: { casePlans: unknown[]; needsAssessments: unknown[] }) => !node.casePlans.length && !node.needsAssessments.length);
    const { __type } = await ask(page, '{ __type(name: "RiskQuestion") { enumValues { name } } }');
    const riskAnswers = __type.enumValues.map(({ name }: { name: string }) => ({ question: name, answer: name === "THREATENED" ? "UNSURE" : "NO" }));
    const needs = { health: "SOME", legal: "NONE", economic: "NONE", family: "NONE", safety: "NONE", note: "Demo words about sleep" };
    await deed(page, "needsAssess", { id: fresh("needsAssessment"), survivor: one.id, assessedOn: day(), riskAnswers, ...needs });
    const step = () => ({ id: fresh("planService"), service: "SKILLS", by: "PROVIDER", dueOn: day(90) });
    const goals = ["A demo shop", "Demo sleep"].map((words) => ({ id: fresh("planGoal"), area: "ECONOMIC", words, services: [step()] }));
    await deed(page, "casePlanAgree", { id: fresh("casePlan"), survivor: one.id, agreedOn: day(), reviewOn: day(60), goals });
    await open(page, `/survivors/${one.code}/plan`);
    const found = page.getByRole("region", { name: "Assessments" });
    await expect(found).toContainText("Is threatened by somebody: Not sure");
    await expect(found).toContainText("Demo words about sleep");
    await expect(found).not.toContainText("Is hurt where they live");

    const goal = page.getByRole("article").filter({ hasText: "Demo sleep" });
    await goal.getByText("Add a step").first().click();
    await goal.getByLabel("Step", { exact: true }).selectOption("health");
    await goal.getByRole("group", { name: "Who sees to it" }).or(goal.getByLabel("Who sees to it")).last().selectOption("office");
    await goal.getByLabel("By when").last().fill("31/12/2030");
    await goal.getByRole("button", { name: "Add a step" }).click();
    await expect(goal.locator("li.fact-row")).toHaveCount(2);
    const added = goal.locator("li.fact-row").last();
    await added.getByText("Change this step").click();
    await added.getByRole("radio", { name: "Not given" }).check({ force: true });
    await added.getByLabel("What came of it").fill("The demo clinic was closed");
    await added.getByRole("button", { name: "Save" }).click();
    await expect(added).toContainText("Not given");
    await expect(added.locator("blockquote")).toHaveText("The demo clinic was closed");
    const other = page.getByRole("article").filter({ hasText: "A demo shop" });
    await expect(other.locator("li.fact-row")).toHaveCount(1);
    await check(page);
  });

  test("a step that two people change is asked about, and nothing is written over", async ({ page }) => {
    const { survivors } = await ask(page, "{ survivors(filter: { status: ACTIVE }, first: 100) { nodes { id code casePlans { id } } } }");
    const one = survivors.nodes.find((node: { casePlans: unknown[] }) => node.casePlans.length);
    const { survivor } = await ask(page, `{ survivor(code: "${one.code}") { casePlans { goals { services { id version } } } } }`);
    const { id, version } = survivor.casePlans[0].goals[0].services[0];
    await open(page, `/survivors/${one.code}/plan`);
    const step = page.locator("li.fact-row").filter({ hasText: "Change this step" }).first();
    await step.getByText("Change this step").click();
    await step.getByLabel("By when").fill("30/11/2030");
    await deed(page, "planServiceChange", { id, version, survivor: one.id, dueOn: day(45) });
    await step.getByRole("button", { name: "Save" }).click();
    await expect(step.getByRole("alert")).toContainText("yours30 November 2030");
    await step.getByRole("button", { name: "Keep mine" }).click();
    await expect(step.locator("> .meta")).toContainText("30 November 2030");
  });

  test("what was said before a training and how a danger ended is read again", async ({ page }) => {
    const list = "{ survivors(filter: { status: ACTIVE }, first: 100) { nodes { id code safetyPlans { id } } } }";
    const { survivors } = await ask(page, list);
    const one = survivors.nodes.find((node: { safetyPlans: unknown[] }) => !node.safetyPlans.length);
    const wish = { trade: "TAILORING", literacy: "PRIMARY", hoursAWeek: 12, earningsLostBdt: 300 };
    await deed(page, "trainingNeedsAssess", { id: fresh("trainingNeedsAssessment"), survivor: one.id, assessedOn: day(), ...wish });
    await open(page, `/survivors/${one.code}/training-needs`);
    await expect(page.getByRole("region", { name: "Assessments" })).toContainText("Hours a week to give: 12");
    const plan = { id: fresh("safetyPlan"), survivor: one.id };
    const { version } = await deed(page, "safetyPlanWrite", { ...plan, version: 0, steps: "Go to the demo aunt", reviewOn: day(7) });
    await deed(page, "safetyPlanClose", { ...plan, version, closedOn: day(), outcome: "DANGER_OVER" });
    await open(page, `/survivors/${one.code}/safety`);
    const earlier = page.getByRole("region", { name: "Earlier plans" });
    await expect(earlier).toContainText("Go to the demo aunt");
    await check(page);
  });

  test("a file that can't wait is opened with a reason, and the coordinator is told", async ({ page, browser }) => {
    await open(page, "/survivors/RJ-0013/open", "bn");
    await check(page);
    await page.locator("#open-file-reason").fill("তাঁর কাউন্সেলর অসুস্থ, আজ ফোন করেছেন");
    await page.locator("button[type=submit]").last().click();
    await expect(page).toHaveURL("/survivors/RJ-0013");
    const office = await (await browser.newContext({ storageState: stateOf("coordinator") })).newPage();
    await open(office, "/today");
    await expect(office.getByText("Demo counsellor")).toBeVisible();
  });
});
