//! Enrolment: a verified lead becomes a survivor (R2).

use ashshash_access::{Right, Role};
use ashshash_base::{CounsellorId, Finding, Purpose};
use ashshash_storage::lead::LockedLead;
use ashshash_storage::write::{ConsentRow, EnrolmentRow, SurvivorRow, insert_all};
use ashshash_storage::{StorageError, consent, counsellor, duplicate, enrolment, identity, lead, lock, survivor};
use ashshash_survivors::{ConsentState, EnrolFacts, SurvivorEnrol};

use crate::consent::{recipient, recipients, seal_witness};
use crate::deed::{Actor, Begun, DeedError, Done, Touched, Work};
use crate::lead::{identity as opened, key, locked};

/// Who is to counsel: whom the deed names, the lead's counsellor, or the counsellor who enrols.
async fn counsellor_of(
    work: &Work<'_>,
    file: &LockedLead,
    deed: &SurvivorEnrol,
) -> Result<Option<CounsellorId>, DeedError> {
    let viewer = work.actor.viewer();
    if let Some(named) = deed.counsellor {
        if !counsellor::is_of(&work.txn, file.holder, named).await? {
            return Err(Finding::at("counsellor-unknown", "counsellor").into());
        }
        return Ok(Some(named));
    }
    match (file.counsellor, viewer.role) {
        (Some(of_lead), _) => Ok(Some(of_lead)),
        (None, Role::Counsellor) => Ok(counsellor::own_entry(&work.txn, file.holder, viewer.user).await?),
        (None, _) => Ok(None),
    }
}

/// Makes a survivor of a verified lead: a code, the identity sealed with the key that was the lead's, the
/// first enrolment and the consents, all in one transaction.
///
/// # Errors
/// Lists what is missing (R2), and refuses a stale version.
pub async fn survivor_enrol(actor: Actor<'_>, deed: &SurvivorEnrol) -> Result<Done, DeedError> {
    let work = match Work::begin(actor, deed, Right::EnrolSurvivor).await? {
        Begun::Fresh(work) => work,
        Begun::Repeated(done) => return Ok(done),
    };
    let file = locked(&work, deed.lead).await?;
    work.expect_version(deed.lead.as_uuid(), file.version, deed.version, &["state", "birth_year"]).await?;
    let counsellor = counsellor_of(&work, &file, deed).await?;
    let facts = EnrolFacts {
        state: file.lead.state,
        identified_on: file.lead.identified_on,
        birth_year: file.birth_year,
        has_counsellor: counsellor.is_some(),
    };
    deed.decide(&facts, actor.today())?;
    let kinds = recipients(&work, deed.consents.iter().map(|said| said.recipient)).await?;
    for said in &deed.consents {
        let paper = ashshash_survivors::PaperConsent {
            id: said.id,
            survivor: deed.survivor,
            purpose: said.purpose,
            recipient: said.recipient,
        };
        paper.decide(recipient(&kinds, said.recipient))?;
    }
    let Some(data_key) = key(&work, deed.lead).await? else {
        return Err(Finding::of("lead-identity-gone").into());
    };
    let known = opened(&file, Some(&data_key))?;
    let Some(sex) = file.sex else { return Err(Finding::at("sex-missing", "sex").into()) };
    let (holder, now, id) = (file.holder, actor.now(), deed.survivor);

    // A code that a register gave stays the person's, where nobody else has it.
    let next = survivor::next_code(&work.txn, holder).await?.into_string();
    let code = match &file.code {
        Some(code) if !survivor::has_code(&work.txn, holder, code).await? => code.clone(),
        _ => next,
    };
    let (upazila_id, union_id) = (file.upazila.map(|u| u.0), file.union.map(|u| u.0));
    let row = SurvivorRow {
        id: id.as_uuid(),
        code,
        sex: sex.code(),
        birth_year: file.birth_year,
        upazila_id,
        union_id,
        status: "active",
        counsellor_id: counsellor,
        identified_on: file.lead.identified_on,
        verified_on: file.verified_on,
        enrolled_on: Some(deed.enrolled_on),
        exploitation: file.purposes.first().map(|purpose| purpose.code()),
        destination: None,
        register_notes: String::new(),
    };
    insert_all(&work.txn, holder, now, vec![row]).await?;
    lock::hand_over_data_key(&work.txn, work.keys(), &data_key, deed.lead.as_uuid(), id.as_uuid()).await?;
    identity::insert(&work.txn, work.keys(), &data_key, (holder, id), &known.person, known.source).await?;
    lead::enrolled(&work.txn, deed.lead, id, counsellor, deed.enrolled_on).await?;
    duplicate::became(&work.txn, deed.lead, id).await?;

    let row = EnrolmentRow {
        id: deed.id.as_uuid(),
        survivor_id: id,
        counsellor_id: counsellor,
        upazila_id,
        union_id,
        started_on: deed.enrolled_on,
        ended_on: None,
        end_kind: None,
        drop_out_reason: None,
    };
    insert_all(&work.txn, holder, now, vec![row]).await?;
    if let Some(guardian) = &deed.guardian {
        let name = guardian.name.reveal(&Purpose::Store).as_bytes();
        let sealed = data_key.seal(enrolment::LABEL_GUARDIAN, deed.id.as_uuid(), name).map_err(StorageError::from)?;
        enrolment::set_guardian(&work.txn, deed.id, guardian.kind, sealed, guardian.decided_on).await?;
    }
    let mut rows = Vec::with_capacity(deed.consents.len());
    for said in &deed.consents {
        let (state, given_on, ended_on) = if said.given {
            (ConsentState::Given, Some(deed.enrolled_on), None)
        } else {
            (ConsentState::Refused, None, Some(deed.enrolled_on))
        };
        rows.push(ConsentRow {
            id: said.id.as_uuid(),
            survivor_id: id,
            purpose: said.purpose.code(),
            recipient_organisation_id: said.recipient,
            state: state.code(),
            given_on,
            ended_on,
            until_on: None,
            way: said.given.then_some(deed.way.code()),
            witness: if said.given { seal_witness(&data_key, said.id, deed.witness.as_ref())? } else { None },
        });
    }
    consent::insert(&work.txn, holder, now, rows).await?;
    let fields = vec!["code", "identity", "enrolment", "consent", "counsellor"];
    let touched = Touched {
        record: deed.id.as_uuid(),
        version: 1,
        holder,
        survivor: Some(id),
        fields,
        before: None,
        count: None,
    };
    work.finish(touched).await
}
