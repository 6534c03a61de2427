use ashshash_operations::account::{Caller, Session};
use ashshash_storage::{organisation, survivor};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};

use crate::asked::read;
use crate::problem::{Problem, Told, surprise};

/// Language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_base::Language")]
pub enum Language {
    /// English.
    #[graphql(name = "EN")]
    English,
    /// Bangla.
    #[graphql(name = "BN")]
    Bangla,
}

/// What a person does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_access::Role")]
pub enum Role {
    /// Counsels survivors and follows their cases.
    Counsellor,
    /// Finds leads and runs awareness events.
    Mobiliser,
    /// Officer of a training service partner.
    Tsp,
    /// Officer of a legal service partner.
    Lsp,
    /// Coordinates an office and answers for its figures.
    Coordinator,
}

/// The signed-in person.
pub struct Viewer(pub(crate) Session);

/// The signed-in person.
#[Object]
impl Viewer {
    /// The account's id.
    async fn id(&self) -> ID {
        self.0.user.id.to_string().into()
    }

    /// The name that colleagues see.
    async fn display_name(&self) -> &str {
        &self.0.user.display_name
    }

    /// The address to sign in with.
    async fn email(&self) -> &str {
        &self.0.user.email
    }

    /// What the person does here.
    async fn role(&self) -> Role {
        self.0.user.role.into()
    }

    /// Whether the person decides about certificates in the coordinator's place.
    async fn is_deputy_approver(&self) -> bool {
        self.0.user.is_deputy_approver
    }

    /// The organisation that the account belongs to.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Organisation> {
        // Right after signing in the request itself is still nobody's: the scope is the new session's.
        let scope = ashshash_access::Scope::of(&self.0.user.viewer(), ctx.data_unchecked::<Caller>().now);
        let own = organisation::own(read(ctx), &scope).await.told(ctx)?;
        let own = own.ok_or_else(|| surprise(ctx, &"an account without organisation"))?;
        Ok(Organisation { id: own.id.to_string().into(), code: own.code, name: own.name })
    }

    /// The language in which the person is answered.
    async fn language(&self) -> Language {
        self.0.user.language.into()
    }
}

/// An office, a training provider or a legal provider.
#[derive(Clone, Debug, SimpleObject)]
pub struct Organisation {
    /// Its id.
    id: ID,
    /// Its short code.
    code: String,
    /// Its name.
    name: String,
}

impl From<&survivor::Holder> for Organisation {
    fn from(holder: &survivor::Holder) -> Self {
        Self { id: holder.id.to_string().into(), code: holder.code.clone(), name: holder.name.clone() }
    }
}

/// What anybody may know of this installation.
#[derive(Clone, Debug, SimpleObject)]
pub struct Instance {
    /// Whether it shows invented data to try things out.
    pub(crate) demo: bool,
    /// Who can sign in to the demo; empty otherwise.
    pub(crate) demo_users: Vec<DemoUser>,
    /// The program's version.
    pub(crate) version: String,
}

/// An account of the demo.
#[derive(Clone, Debug, SimpleObject)]
pub struct DemoUser {
    /// The address to sign in with.
    pub(crate) email: String,
    /// The password, no secret.
    pub(crate) password: String,
    /// What it does.
    pub(crate) role: Role,
    /// The name that colleagues see.
    pub(crate) display_name: String,
}

/// What came of signing in.
#[derive(SimpleObject)]
pub struct SignInOutcome {
    /// Who signed in; null when nobody did.
    pub(crate) viewer: Option<Viewer>,
    /// Why nobody did; empty when somebody did.
    pub(crate) problems: Vec<Problem>,
}
