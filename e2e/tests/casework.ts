// What the specs of case work share: questions to the server, facts that other specs cover.
import type { Browser, Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { type Role, expect, stateOf } from "./support";

export const PHONE = { width: 360, height: 740 };

/** A phone in Dhaka on which somebody of this role is signed in. */
export async function phoneOf(browser: Browser, role: Role) {
  const context = await browser.newContext({ storageState: stateOf(role), viewport: PHONE, timezoneId: "Asia/Dhaka" });
  return context.newPage();
}

export async function ask(page: Page, query: string, variables: object = {}) {
  const answer = await (await page.request.post("/graphql", { data: { query, variables } })).json();
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

export const fresh = (type: string) => `${type}_${randomUUID()}`;

/** Does a deed that has a screen and a test of its own elsewhere. */
export async function deed(page: Page, name: string, input: object) {
  const kind = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation($input: ${kind}!) { ${name}(input: $input) { version problems { code field } } }`;
  const outcome = (await ask(page, query, { input: { deedId: fresh("deed"), ...input } }))[name];
  expect(outcome.problems).toEqual([]);
  return outcome as { version: number };
}

/** Today in Dhaka, so many days on, as the server writes it. */
export function day(after = 0) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Dhaka" }).format(Date.now() + after * 86_400_000);
}

/** Assesses a survivor's needs and agrees on a plan: a certificate rests on both. */
export async function prepare(page: Page, survivor: string) {
  const { __type } = await ask(page, '{ __type(name: "RiskQuestion") { enumValues { name } } }');
  const riskAnswers = __type.enumValues.map(({ name }: { name: string }) => ({ question: name, answer: "NO" }));
  const needs = { health: "NONE", legal: "NONE", economic: "SOME", family: "NONE", safety: "NONE" };
  await deed(page, "needsAssess", { id: fresh("needsAssessment"), survivor, assessedOn: day(), riskAnswers, ...needs });
  const goals = [{ id: fresh("planGoal"), area: "ECONOMIC", words: "ডেমো লক্ষ্য" }];
  await deed(page, "casePlanAgree", { id: fresh("casePlan"), survivor, agreedOn: day(), reviewOn: day(60), goals });
}

/** The counsellor's survivors who were counselled and have neither certificate nor plan. */
export async function candidates(page: Page, most: number) {
  const list = "{ survivors(filter: { status: ACTIVE }, first: 100) { nodes { id code version certificates { id } casePlans { id } } } }";
  const { survivors } = await ask(page, list);
  const found: { id: string; code: string; version: number }[] = [];
  for (const one of survivors.nodes.reverse()) {
    if (one.certificates.length || one.casePlans.length) continue;
    const facts = await ask(page, `{ certificateEvidence(survivor: "${one.id}") { sessionsHeld } }`);
    if (facts.certificateEvidence.sessionsHeld > 0 && found.push(one) === most) return found;
  }
  throw new Error("too few lack a certificate");
}
