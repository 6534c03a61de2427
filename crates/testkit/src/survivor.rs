//! A survivor with as much of a file as a test needs.

use ashshash_base::place::Gazetteer;
use ashshash_base::{BatchId, CounsellorId, Date, OrganisationId, SurvivorId, name_key, phone};
use ashshash_indicators::Source;
use ashshash_storage::seal::DataKey;
use ashshash_storage::write::{
    BatchRow, CertificateRow, CounsellingSessionRow, DataKeyRow, EnrolmentRow, IdentityRow, PlacementRow, ReferralRow,
    SurvivorRow, TrainingEnrolmentRow, insert_all, insert_identities, insert_keys,
};
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use crate::World;
use crate::cast;

/// Begins a survivor of the office: a woman of Sharsha, enrolled on 1 February 2021.
pub fn survivor(code: &str) -> SurvivorBuilder {
    SurvivorBuilder {
        code: code.to_owned(),
        holder: cast::OFFICE,
        sex: "female",
        upazila: "Sharsha".to_owned(),
        counsellor: None,
        enrolled_on: Some(day("2021-02-01")),
        dropped_out_on: None,
        name: None,
        name_bn: None,
        phone: None,
        address: None,
        source: None,
        employer: None,
        sessions: Vec::new(),
        certificate: None,
        training: None,
        referral: None,
        placement: None,
        consents: Vec::new(),
    }
}

/// Reads `2021-02-01`.
pub fn day(text: &str) -> Date {
    text.parse().expect("a date such as 2021-02-01")
}

/// What a test says of a survivor; the rest is ordinary.
#[derive(Clone, Debug)]
pub struct SurvivorBuilder {
    code: String,
    holder: OrganisationId,
    sex: &'static str,
    upazila: String,
    counsellor: Option<CounsellorId>,
    enrolled_on: Option<Date>,
    dropped_out_on: Option<Date>,
    name: Option<String>,
    name_bn: Option<String>,
    phone: Option<String>,
    address: Option<String>,
    source: Option<String>,
    employer: Option<String>,
    sessions: Vec<(Date, &'static str)>,
    certificate: Option<(String, Date)>,
    training: Option<(OrganisationId, Date, &'static str)>,
    referral: Option<(OrganisationId, Date)>,
    placement: Option<(&'static str, Date)>,
    consents: Vec<(&'static str, OrganisationId)>,
}

macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) => |$builder:ident| $change:expr;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $($argument: $type),*) -> Self {
            let $builder = &mut self;
            $change;
            self
        }
    )*};
}

impl SurvivorBuilder {
    setters! {
        /// A man.
        man() => |b| b.sex = "male";
        /// Neither man nor woman.
        other() => |b| b.sex = "other";
        /// Another office holds the file.
        held_by(holder: OrganisationId) => |b| b.holder = holder;
        /// Lives in an upazila of Jashore.
        in_upazila(name: &str) => |b| b.upazila = name.to_owned();
        /// Is assigned to the counsellor whose account the cast has.
        of_the_counsellor() => |b| b.counsellor = Some(cast::counsellor());
        /// Enrolled on another day.
        enrolled(on: &str) => |b| b.enrolled_on = Some(day(on));
        /// Dropped out, having moved away.
        dropped_out(on: &str) => |b| b.dropped_out_on = Some(day(on));
        /// Has a name in Latin script.
        named(name: &str) => |b| b.name = Some(name.to_owned());
        /// Has a name in Bangla script.
        named_in_bangla(name: &str) => |b| b.name_bn = Some(name.to_owned());
        /// Has a phone.
        with_phone(phone: &str) => |b| b.phone = Some(phone.to_owned());
        /// Has an address below the union.
        with_address(address: &str) => |b| b.address = Some(address.to_owned());
        /// Was pointed out by somebody.
        with_source(source: &str) => |b| b.source = Some(source.to_owned());
        /// Works for somebody, in words.
        with_employer(employer: &str) => |b| b.employer = Some(employer.to_owned());
        /// Held a session.
        with_session(on: &str) => |b| b.sessions.push((day(on), "held"));
        /// Missed a session.
        with_missed_session(on: &str) => |b| b.sessions.push((day(on), "missed"));
        /// Has a certificate.
        with_certificate(number: &str, on: &str) => |b| b.certificate = Some((number.to_owned(), day(on)));
        /// Trains with a provider's organisation since a day: `edt` or `skill`.
        in_training(provider: OrganisationId, since: &str, kind: &'static str) => |b| b.training = Some((provider, day(since), kind));
        /// Was referred to a provider's organisation for legal help.
        referred(provider: OrganisationId, on: &str) => |b| b.referral = Some((provider, day(on)));
        /// Was placed: `wage` or `self`.
        placed(kind: &'static str, on: &str) => |b| b.placement = Some((kind, day(on)));
        /// Agreed that an organisation may see the file: `share_tsp` or `share_lsp`.
        agreeing(purpose: &'static str, recipient: OrganisationId) => |b| b.consents.push((purpose, recipient));
    }

    /// Writes the file.
    pub async fn save(self, world: &World) -> SurvivorId {
        let (db, now) = (&world.database, world.clock.now());
        let new_id = || world.accounts.randomness().uuid_v7(now);
        let survivor_id = SurvivorId::from_uuid(new_id());
        let upazila = Gazetteer::official().find_upazila(&self.upazila, None).expect("an upazila").id.0;
        let place = (Some(upazila), None);
        let (key, wrapped) = db.keys().new_data_key(survivor_id.as_uuid()).expect("a key");
        let txn = db.write().await.expect("a transaction");
        let row = SurvivorRow {
            id: survivor_id.as_uuid(),
            code: self.code.clone(),
            sex: self.sex,
            birth_year: Some(1998),
            upazila_id: place.0,
            union_id: place.1,
            status: if self.dropped_out_on.is_some() { "dropped_out" } else { "active" },
            counsellor_id: self.counsellor,
            identified_on: self.enrolled_on,
            verified_on: self.enrolled_on,
            enrolled_on: self.enrolled_on,
            exploitation: Some("forced_labour"),
            destination: Some("IN".to_owned()),
            register_notes: String::new(),
        };
        insert_keys(&txn, vec![DataKeyRow { subject: survivor_id.as_uuid(), wrapped }]).await.expect("a key's row");
        insert_all(&txn, self.holder, now, vec![row]).await.expect("a survivor's row");
        let identity = self.identity(db.keys(), &key, survivor_id);
        insert_identities(&txn, self.holder, vec![identity]).await.expect("an identity's row");
        self.save_work(&txn, &key, survivor_id, place, now, &new_id).await;
        changed(&txn, self.holder).await;
        txn.commit().await.expect("the file is written");
        survivor_id
    }

    fn identity(&self, keys: &ashshash_storage::seal::Keys, key: &DataKey, id: SurvivorId) -> IdentityRow {
        let seal =
            |label, text: &Option<String>| key.seal_text(label, id.as_uuid(), text.as_deref()).expect("sealing works");
        let holder = self.holder.as_uuid();
        let mut buckets: Vec<i32> = [&self.name, &self.name_bn]
            .into_iter()
            .flatten()
            .flat_map(|name| name_key::phonetic_keys(name))
            .map(|token| keys.name_bucket(holder, &token))
            .collect();
        buckets.sort_unstable();
        buckets.dedup();
        IdentityRow {
            survivor_id: id,
            name: seal("survivor_identity.name", &self.name),
            name_bn: seal("survivor_identity.name_bn", &self.name_bn),
            phone: seal("survivor_identity.phone", &self.phone),
            address: seal("survivor_identity.address", &self.address),
            source: seal("survivor_identity.source", &self.source),
            phone_hash: self.phone.as_deref().and_then(phone::fold).map(|folded| keys.phone_hash(holder, &folded)),
            buckets,
        }
    }

    async fn save_work(
        &self,
        txn: &sea_orm::DatabaseTransaction,
        key: &DataKey,
        survivor_id: SurvivorId,
        (upazila_id, union_id): (Option<i32>, Option<i32>),
        now: ashshash_base::Timestamp,
        new_id: &(dyn Fn() -> Uuid + Send + Sync),
    ) {
        let (holder, counsellor_id) = (self.holder, self.counsellor);
        if let Some(started_on) = self.enrolled_on {
            let end_kind = self.dropped_out_on.map(|_| "dropped_out");
            let drop_out_reason = self.dropped_out_on.map(|_| "moved_away");
            let row = EnrolmentRow {
                id: new_id(),
                survivor_id,
                counsellor_id,
                upazila_id,
                union_id,
                started_on,
                ended_on: self.dropped_out_on,
                end_kind,
                drop_out_reason,
            };
            insert_all(txn, holder, now, vec![row]).await.expect("an enrolment's row");
        }
        let sessions = self.sessions.iter().map(|(session_on, status)| CounsellingSessionRow {
            id: new_id(),
            survivor_id,
            counsellor_id,
            upazila_id,
            union_id,
            session_on: *session_on,
            status,
            kind: "regular",
            venue: Some("office"),
            detail: None,
            satisfaction: Some(4),
        });
        insert_all(txn, holder, now, sessions.collect()).await.expect("sessions' rows");
        if let Some((number, on)) = self.certificate.clone() {
            let row = CertificateRow {
                id: new_id(),
                survivor_id,
                counsellor_id,
                upazila_id,
                union_id,
                number: Some(number),
                state: "approved",
                approved_on: Some(on),
                revoked_on: None,
            };
            insert_all(txn, holder, now, vec![row]).await.expect("a certificate's row");
        }
        if let Some((provider, started_on, kind)) = self.training {
            let batch_id = BatchId::from_uuid(new_id());
            let batch = BatchRow {
                id: batch_id.as_uuid(),
                code: format!("B-{}", self.code),
                provider_id: None,
                provider_organisation_id: Some(provider),
                kind,
                trade: Some("Tailoring".to_owned()),
            };
            insert_all(txn, holder, now, vec![batch]).await.expect("a batch's row");
            let row = TrainingEnrolmentRow {
                id: new_id(),
                survivor_id,
                counsellor_id,
                upazila_id,
                union_id,
                batch_id,
                provider_organisation_id: Some(provider),
                kind,
                started_on,
                ended_on: None,
                status: "continuing",
                conveyance_in_time: Some(true),
            };
            insert_all(txn, holder, now, vec![row]).await.expect("a trainee's row");
        }
        if let Some((provider, made_on)) = self.referral {
            let row = ReferralRow {
                id: new_id(),
                survivor_id,
                counsellor_id,
                upazila_id,
                union_id,
                provider_id: None,
                provider_organisation_id: Some(provider),
                service: "legal",
                status: "made",
                made_on,
                answered_on: None,
            };
            insert_all(txn, holder, now, vec![row]).await.expect("a referral's row");
        }
        if let Some((kind, placed_on)) = self.placement {
            let id = new_id();
            let employer = key.seal_text("placement.employer", id, self.employer.as_deref()).expect("sealing works");
            let row = PlacementRow {
                id,
                survivor_id,
                counsellor_id,
                upazila_id,
                union_id,
                kind,
                placed_on,
                employer,
                income_bdt: Some(9_000),
            };
            insert_all(txn, holder, now, vec![row]).await.expect("a placement's row");
        }
        for (purpose, recipient) in &self.consents {
            let sql = "INSERT INTO consent (id, organisation_id, survivor_id, purpose, recipient_organisation_id, state, given_on, created_at) VALUES ($1, $2, $3, $4, $5, 'given', $6, $7)";
            let values = [
                new_id().into(),
                holder.as_uuid().into(),
                survivor_id.as_uuid().into(),
                (*purpose).into(),
                recipient.as_uuid().into(),
                day("2021-02-01").into(),
                now.0.into(),
            ];
            txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, values))
                .await
                .expect("a consent's row");
        }
    }
}

/// Says that something changed, as a deed would: what was counted before is counted anew.
async fn changed(txn: &impl ConnectionTrait, holder: OrganisationId) {
    let sql = "INSERT INTO counted_change (organisation_id, source, changes) VALUES ($1, $2, 1) ON CONFLICT (organisation_id, source) DO UPDATE SET changes = counted_change.changes + 1";
    for source in Source::ALL {
        let values = [holder.as_uuid().into(), source.name().into()];
        txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, values))
            .await
            .expect("a number of changes");
    }
}
