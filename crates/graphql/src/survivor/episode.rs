//! What belongs to a survivor in numbers one can count on a hand.

use ashshash_base::{EnrolmentId, Purpose, SurvivorId};
use ashshash_storage::{consent, counsellor, enrolment};
use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};

use super::object::Survivor;
use crate::asked::{loaders, today};
use crate::connection::connection;
use crate::consent::{ConsentWay, WitnessOf};
use crate::enrolment::{GuardianKind, GuardianOf};
use crate::loaders::SurvivorOf;
use crate::problem::Told;
use crate::scalar::Day;

/// A counsellor, by the name that registers use.
#[derive(Clone, Debug, SimpleObject)]
pub struct Counsellor {
    /// Its id.
    id: ID,
    /// Its name.
    name: String,
}

impl From<counsellor::Counsellor> for Counsellor {
    fn from(counsellor: counsellor::Counsellor) -> Self {
        Self { id: counsellor.id.to_string().into(), name: counsellor.name }
    }
}

/// An episode of support.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Enrolment {
    #[graphql(skip)]
    of: SurvivorId,
    /// Its id.
    #[graphql(owned)]
    pub(crate) id: ID,
    /// Its first day.
    started_on: Day,
    /// Its last day.
    ended_on: Option<Day>,
    /// How it ended: `dropped_out`, `completed`, `transferred`.
    end: Option<String>,
    /// Code of why the survivor dropped out.
    drop_out_reason: Option<String>,
    /// Code of why the support was completed or another office took over.
    end_reason: Option<String>,
    /// Code of why the survivor came back, where it is not the first episode.
    return_reason: Option<String>,
    /// Whether a private note was written at the end; `enrolmentNote` opens it.
    has_end_note: bool,
    /// Who decided for a person under 18 (R2).
    guardian: Option<Guardian>,
    /// When the person was pointed out.
    identified_on: Option<Day>,
    /// When the verification was confirmed.
    verified_on: Option<Day>,
    /// Who counselled.
    counsellor: Option<Counsellor>,
    /// Counts changes.
    version: i64,
}

impl From<enrolment::View> for Enrolment {
    fn from(view: enrolment::View) -> Self {
        Self {
            of: view.survivor,
            id: view.id.to_string().into(),
            started_on: Day(view.started_on),
            ended_on: view.ended_on.map(Day),
            end: view.end,
            drop_out_reason: view.drop_out_reason,
            end_reason: view.end_reason,
            return_reason: view.return_reason,
            has_end_note: view.has_end_note,
            guardian: view.guardian.map(|(kind, on)| Guardian { of: view.id, kind: kind.into(), decided_on: Day(on) }),
            identified_on: view.identified_on.map(Day),
            verified_on: view.verified_on.map(Day),
            counsellor: view.counsellor.map(Counsellor::from),
            version: view.version,
        }
    }
}

#[ComplexObject]
impl Enrolment {
    /// Whose support it is.
    async fn survivor(&self, ctx: &Context<'_>) -> Result<Option<Survivor>> {
        Ok(loaders(ctx)?.load_one(SurvivorOf(self.of)).await.told(ctx)?.map(Survivor))
    }
}

/// Who decided for a person under 18: the guardian, or an officer where the guardian is implicated.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Guardian {
    #[graphql(skip)]
    of: EnrolmentId,
    /// Guardian, or officer.
    kind: GuardianKind,
    /// On which day.
    decided_on: Day,
}

#[ComplexObject]
impl Guardian {
    /// Who it was; reading it is journalled.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let found = loaders(ctx)?.load_one(GuardianOf(self.of)).await.told(ctx)?;
        Ok(found.map(|name| name.reveal(&Purpose::Show).clone()))
    }
}

connection!(EnrolmentConnection, EnrolmentEdge, Enrolment, total_count);

/// A survivor's word on one purpose. Where nothing stands, nothing was recorded.
#[derive(Clone)]
pub struct Consent(consent::View);

/// A survivor's word on one purpose. Where nothing stands, nothing was recorded.
#[Object]
impl Consent {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// What for: `services`, `share_tsp`, `share_lsp` …
    async fn purpose(&self) -> &'static str {
        self.0.purpose.code()
    }

    /// With which organisation; null where it is all of the kind, or nobody.
    async fn recipient(&self) -> Option<ID> {
        self.0.recipient.as_ref().map(|(id, _)| id.to_string().into())
    }

    /// The name of that organisation.
    async fn recipient_name(&self) -> Option<&str> {
        self.0.recipient.as_ref().map(|(_, name)| name.as_str())
    }

    /// `given`, `refused` or `withdrawn`.
    async fn state(&self) -> &'static str {
        self.0.state.code()
    }

    /// The day on which it was given, refused or withdrawn.
    async fn on(&self) -> Option<Day> {
        self.0.on.map(Day)
    }

    /// The last day on which it counts; null without an end.
    async fn until(&self) -> Option<Day> {
        self.0.until.map(Day)
    }

    /// Whether it counts today.
    async fn in_force(&self, ctx: &Context<'_>) -> bool {
        let caller = ctx.data_unchecked::<ashshash_operations::account::Caller>();
        ashshash_survivors::is_in_force(self.0.state, self.0.until, today(caller))
    }

    /// How it was given.
    async fn way(&self) -> Option<ConsentWay> {
        self.0.way.map(ConsentWay::from)
    }

    /// Who witnessed it; reading it is journalled.
    async fn witness(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let found = loaders(ctx)?.load_one(WitnessOf(self.0.id)).await.told(ctx)?;
        Ok(found.map(|name| name.reveal(&Purpose::Show).clone()))
    }

    /// Counts changes.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

impl From<consent::View> for Consent {
    fn from(view: consent::View) -> Self {
        Self(view)
    }
}
