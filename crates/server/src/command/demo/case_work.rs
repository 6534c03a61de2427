//! A little case work, so that nobody's first page in the demo is empty: yesterday's, today's, next
//! week's. It is done by the ordinary deeds, in the demo people's names, and no figure counts any of it.

use std::sync::Arc;

use ashshash_access::Scope;
use ashshash_base::{Date, PersonalText, Sex, SurvivorId, TimeOfDay, Timestamp};
use ashshash_operations::account::{Caller, Session};
use ashshash_operations::case_plan::case_plan_agree;
use ashshash_operations::certificate::certificate_request;
use ashshash_operations::consent::consents_record_paper;
use ashshash_operations::counselling::session_plan;
use ashshash_operations::deed::{Actor, DeedError, Done};
use ashshash_operations::follow_up::follow_up_plan;
use ashshash_operations::lead::{lead_ask_back, lead_create};
use ashshash_operations::needs::needs_assess;
use ashshash_services::FollowUpKind;
use ashshash_services::counselling::SessionPlan;
use ashshash_services::follow_up::FollowUpPlan;
use ashshash_storage::cursor::PageQuestion;
use ashshash_storage::survivor::{self, Filter, Order};
use ashshash_storage::{Database, certificate, user};
use ashshash_survivors::case_plan::{CasePlanAgree, NewGoal, NewService, PlanArea, PlannedService, ServiceBy};
use ashshash_survivors::certificate::CertificateRequest;
use ashshash_survivors::needs::{NeedLevel, NeedsAssess};
use ashshash_survivors::risk::{RiskAnswer, RiskAnswered, RiskQuestion};
use ashshash_survivors::{
    ConsentPurpose, ConsentWay, ConsentsRecordPaper, ContactAnswer, DocumentSeen, LeadAskBack, LeadCreate, LeadFacts,
    LeadSource, PaperConsent, PersonGiven, SafeContact, SurvivorStatus,
};
use chrono::{Datelike, Days, Weekday};
use uuid::Uuid;

use crate::command::CommandError;

/// Where the ids of the seeded records begin. They are the same in every demo: a start that was
/// interrupted finds what is done already.
const IDS: u128 = 0x0190_0000_0000_7000_8000_00de_0000_0000;
/// How many survivors are looked through for one who is nearly ready for a certificate.
const LOOKED_THROUGH: u16 = 60;
/// Appointments of today: hour and minute.
const TODAY: [(u16, u16); 3] = [(10, 0), (11, 30), (15, 0)];
/// Appointments to come: in so many days, at the hour.
const TO_COME: [(u64, u16); 4] = [(2, 10), (4, 11), (6, 15), (8, 10)];

/// One of the demo's people at one moment.
struct Person<'a> {
    db: &'a Database,
    session: Session,
    caller: Caller,
}

impl Person<'_> {
    fn actor(&self) -> Actor<'_> {
        Actor { db: self.db, caller: &self.caller, session: &self.session }
    }
}

async fn person<'a>(db: &'a Database, email: &str, now: Timestamp) -> Result<Person<'a>, CommandError> {
    let found = user::by_email(db.writer(), email).await?;
    let found =
        found.ok_or_else(|| CommandError::Key(format!("the demo lacks the account {email}: remove its data")))?;
    let caller = Caller { address: String::new(), device: String::new(), now };
    Ok(Person { db, session: Session { id_hash: "demo".into(), user: Arc::new(found.user) }, caller })
}

/// Does the work, in the order in which an office would have.
pub(super) async fn seed(db: &Database, yesterday: Timestamp, now: Timestamp) -> Result<(), CommandError> {
    let before = person(db, "counsellor@demo.example", yesterday).await?;
    let counsellor = person(db, "counsellor@demo.example", now).await?;
    let mobiliser = person(db, "mobiliser@demo.example", yesterday).await?;
    let coordinator = person(db, "coordinator@demo.example", now).await?;
    let Caseload { others, nearly_ready } = caseload(&counsellor).await?;
    plan_sessions(&before, &counsellor, &others).await?;
    agree_to_services(&counsellor, &others).await?;
    if let Some(survivor) = nearly_ready {
        make_ready(&before, survivor).await?;
        ask_for_certificate(&counsellor, survivor).await?;
    }
    point_out(&mobiliser, &coordinator).await
}

/// Survivors of the counsellor whose support is open.
struct Caseload {
    others: Vec<SurvivorId>,
    /// Counselled, and without a certificate.
    nearly_ready: Option<SurvivorId>,
}

async fn caseload(counsellor: &Person<'_>) -> Result<Caseload, CommandError> {
    let (read, scope) = (counsellor.db.read(), Scope::of(&counsellor.actor().viewer(), counsellor.caller.now));
    let filter = Filter { status: Some(SurvivorStatus::Active), ..Filter::default() };
    let question = PageQuestion { first: LOOKED_THROUGH, after: None, with_total: false };
    let page = survivor::page(&read, &scope, &filter, Order::Code, &question).await?;
    let ids: Vec<SurvivorId> = page.rows.iter().map(|(view, _)| view.id).collect();
    let certified = certificate::of_survivors(&read, &scope, &ids).await?;
    let evidence = certificate::evidence_of_survivors(&read, &scope, &ids).await?;
    let is_nearly_ready = |id: &&SurvivorId| {
        !certified.iter().any(|certificate| certificate.survivor == **id)
            && evidence.get(id).is_some_and(|evidence| evidence.sessions_held > 0)
    };
    let nearly_ready = ids.iter().find(is_nearly_ready).copied();
    Ok(Caseload { others: ids.into_iter().filter(|id| Some(*id) != nearly_ready).collect(), nearly_ready })
}

/// Yesterday's appointment, of which nobody said yet what became; today's; some to come; a follow-up.
async fn plan_sessions(
    before: &Person<'_>,
    counsellor: &Person<'_>,
    survivors: &[SurvivorId],
) -> Result<(), CommandError> {
    let (yesterday, today) = (before.actor().today(), counsellor.actor().today());
    let at = |(hour, minute)| TimeOfDay::at(hour, minute);
    let of_today = TODAY.map(|time| (today, at(time)));
    let to_come = TO_COME.map(|(days, hour)| (working_day(today, days), at((hour, 0))));
    let mut whom = survivors.iter().copied();
    for (number, (on, starts_at)) in (0..).zip([(yesterday, at((16, 0)))].into_iter().chain(of_today).chain(to_come)) {
        let Some(survivor) = whom.next() else { return Ok(()) };
        let plan = SessionPlan {
            deed_id: id(0x100 + number),
            id: id(0x200 + number),
            survivor,
            on,
            starts_at,
            minutes: None,
            kind: None,
            venue: None,
        };
        let who = if on == yesterday { before } else { counsellor };
        noted(session_plan(who.actor(), &plan).await)?;
    }
    let Some(survivor) = whom.next() else { return Ok(()) };
    let follow_up = FollowUpPlan {
        deed_id: id(0x300),
        id: id(0x301),
        survivor,
        kind: FollowUpKind::Survivor,
        due_on: today,
        joint: false,
    };
    noted(follow_up_plan(counsellor.actor(), &follow_up).await)
}

/// A day from today on that is no Friday, the weekly holiday.
fn working_day(today: Date, days: u64) -> Date {
    let day = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    if day(days).weekday() == Weekday::Fri { day(days + 1) } else { day(days) }
}

/// Papers that the counsellor saw. Nothing is shared by them: what partners see stays as it was.
async fn agree_to_services(counsellor: &Person<'_>, survivors: &[SurvivorId]) -> Result<(), CommandError> {
    let consents = (0..).zip(survivors.iter().take(5)).map(|(number, survivor)| PaperConsent {
        id: id(0x400 + number),
        survivor: *survivor,
        purpose: ConsentPurpose::Services,
        recipient: None,
    });
    let deed = ConsentsRecordPaper {
        deed_id: id(0x410),
        seen_on: counsellor.actor().today(),
        seen_by: PersonalText::new("Demo counsellor"),
        way: ConsentWay::Signed,
        consents: consents.collect(),
    };
    noted(consents_record_paper(counsellor.actor(), &deed).await)
}

/// What a certificate rests on besides sessions: needs assessed, a plan agreed.
async fn make_ready(counsellor: &Person<'_>, survivor: SurvivorId) -> Result<(), CommandError> {
    let today = counsellor.actor().today();
    let no = |question: RiskQuestion| RiskAnswered { question, answer: RiskAnswer::No };
    let needs = NeedsAssess {
        deed_id: id(0x500),
        id: id(0x501),
        survivor,
        assessed_on: today,
        wellbeing: None,
        risk_answers: RiskQuestion::ALL.iter().copied().map(no).collect(),
        health: NeedLevel::None,
        legal: NeedLevel::None,
        economic: NeedLevel::Some,
        family: NeedLevel::None,
        safety: NeedLevel::None,
        note: Some(PersonalText::new("Demo note: wants to run a shop of her own.")),
    };
    noted(needs_assess(counsellor.actor(), &needs).await)?;
    let service = NewService {
        id: id(0x512),
        service: PlannedService::Entrepreneurship,
        by: ServiceBy::Provider,
        due_on: working_day(today, 30),
    };
    let goal = NewGoal {
        id: id(0x511),
        area: PlanArea::Economic,
        words: PersonalText::new("Demo goal: a shop at the market."),
        due_on: Some(working_day(today, 180)),
        services: vec![service],
    };
    let plan = CasePlanAgree {
        deed_id: id(0x502),
        id: id(0x510),
        survivor,
        agreed_on: today,
        review_on: working_day(today, 90),
        goals: vec![goal],
    };
    noted(case_plan_agree(counsellor.actor(), &plan).await)
}

async fn ask_for_certificate(counsellor: &Person<'_>, survivor: SurvivorId) -> Result<(), CommandError> {
    let request = CertificateRequest {
        deed_id: id(0x600),
        id: id(0x601),
        survivor,
        version: 0,
        statement: PersonalText::new("Demo statement: decides about her own money and has a plan."),
    };
    noted(certificate_request(counsellor.actor(), &request).await)
}

/// Two leads of the mobiliser: one waits for verification, about the other the coordinator asks back.
async fn point_out(mobiliser: &Person<'_>, coordinator: &Person<'_>) -> Result<(), CommandError> {
    let people = [
        ("Demo Shahana Parul", "ডেমো শাহানা পারুল", Sex::Female, LeadSource::PeerLeader, ContactAnswer::Yes),
        ("Demo Kamrul Tuhin", "ডেমো কামরুল তুহিন", Sex::Male, LeadSource::Family, ContactAnswer::NotAsked),
    ];
    for (number, (name, name_bn, sex, source, contact)) in (0..).zip(people) {
        let person = PersonGiven {
            name: Some(PersonalText::new(name)),
            name_bn: Some(PersonalText::new(name_bn)),
            phone: None,
            address: Some(PersonalText::new("Demo Para")),
            safe_contact: Some(SafeContact {
                calls_allowed: false,
                who: None,
                hours: None,
                not_to_say: Some(PersonalText::new("Demo: say that it is about sewing work.")),
                note: None,
            }),
        };
        let facts = LeadFacts {
            sex,
            birth_year: None,
            upazila: None,
            union: None,
            identified_on: mobiliser.actor().today(),
            documents: vec![DocumentSeen::TravelPermit],
            person,
            source: Some(source),
            source_note: None,
        };
        let lead = LeadCreate { deed_id: id(0x700 + number), id: id(0x710 + number), contact, facts };
        noted(lead_create(mobiliser.actor(), &lead).await)?;
    }
    let question = LeadAskBack {
        deed_id: id(0x720),
        id: id(0x711),
        version: 1,
        comment: PersonalText::new("Demo question: in which village does he live?"),
    };
    noted(lead_ask_back(coordinator.actor(), &question).await)
}

/// The id of a seeded record.
fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(IDS + number).into()
}

/// Goes on where a deed was refused: the demo starts with a little less in it, and the log says so.
fn noted(outcome: Result<Done, DeedError>) -> Result<(), CommandError> {
    match outcome {
        Ok(_) => Ok(()),
        Err(DeedError::Storage(error)) => Err(error.into()),
        Err(refused) => {
            tracing::warn!(%refused, "a part of the demo's case work is left out");
            Ok(())
        }
    }
}
