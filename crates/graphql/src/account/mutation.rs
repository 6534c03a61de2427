use ashshash_operations::account::{
    self, AccountError, Accounts, Caller, CookieChange, CookieSlot, Password, Session, SignIn,
};
use ashshash_storage::Database;
use async_graphql::{Context, InputObject, Object, Result};

use super::object::{Language, SignInOutcome, Viewer};
use crate::asked::{viewing, viewing_or_nobody};
use crate::problem::{Outcome, of_account};

/// Who signs in.
#[derive(InputObject)]
pub struct SignInInput {
    /// The address, in any case.
    email: String,
    /// The password.
    #[graphql(secret)]
    password: String,
    /// A second factor, for accounts that have one.
    #[graphql(secret)]
    one_time_code: Option<String>,
    /// Somebody else uses this device too: the session ends after 5 idle minutes.
    #[graphql(default_with = "Some(false)")]
    shared_device: Option<bool>,
}

/// A change of the own password.
#[derive(InputObject)]
pub struct PasswordChangeInput {
    /// The present password.
    #[graphql(secret)]
    current: String,
    /// The one that takes its place.
    #[graphql(secret)]
    new: String,
}

/// A change of the own language.
#[derive(InputObject)]
pub struct LanguageSetInput {
    /// The language in which to be answered.
    language: Language,
}

/// Deeds on the own account.
#[derive(Default)]
pub struct AccountMutation;

/// Deeds on the own account.
#[Object]
impl AccountMutation {
    /// Signs in; the session's secret goes into a cookie.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who signs in.")] input: SignInInput,
    ) -> Result<SignInOutcome> {
        let (db, accounts, caller) = deps(ctx);
        let input = SignIn {
            email: input.email,
            password: Password::new(input.password),
            one_time_code: input.one_time_code,
            shared_device: input.shared_device.unwrap_or_default(),
        };
        match account::sign_in(db, accounts, caller, input).await {
            Ok(signed_in) => {
                keep(ctx, CookieChange::Set { token: signed_in.token });
                Ok(SignInOutcome { viewer: Some(Viewer(signed_in.session)), problems: Vec::new() })
            }
            Err(error) => Ok(SignInOutcome { viewer: None, problems: vec![of_account(ctx, error)?] }),
        }
    }

    /// Ends this session; signed out already is success.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<Outcome> {
        let (db, _, caller) = deps(ctx);
        let ended = match viewing_or_nobody(ctx) {
            Some(viewing) => account::sign_out(db, caller, &viewing.session).await,
            None => Ok(()),
        };
        keep(ctx, CookieChange::Clear);
        outcome(ctx, ended)
    }

    /// Ends every session of the signed-in person, this one too.
    async fn sign_out_everywhere(&self, ctx: &Context<'_>) -> Result<Outcome> {
        let (db, _, caller) = deps(ctx);
        let ended = account::sign_out_everywhere(db, caller, session(ctx)?).await;
        if ended.is_ok() {
            keep(ctx, CookieChange::Clear);
        }
        outcome(ctx, ended)
    }

    /// Changes the own password: ends every session and opens a fresh one.
    async fn password_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The present password and the one that takes its place.")] input: PasswordChangeInput,
    ) -> Result<Outcome> {
        let (db, accounts, caller) = deps(ctx);
        let session = session(ctx)?;
        let input = account::PasswordChange { current: Password::new(input.current), new: Password::new(input.new) };
        match account::password_change(db, accounts, caller, session, input).await {
            Ok(signed_in) => {
                let version = signed_in.session.user.version;
                keep(ctx, CookieChange::Set { token: signed_in.token });
                Ok(own(session, version))
            }
            Err(error) => Ok(Outcome::refused(of_account(ctx, error)?)),
        }
    }

    /// Sets the language in which the person is answered.
    async fn language_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language.")] input: LanguageSetInput,
    ) -> Result<Outcome> {
        let (db, _, caller) = deps(ctx);
        let session = session(ctx)?;
        match account::language_set(db, caller, session, input.language.into()).await {
            Ok(version) => Ok(own(session, version)),
            Err(error) => Ok(Outcome::refused(of_account(ctx, error)?)),
        }
    }
}

fn deps<'a>(ctx: &Context<'a>) -> (&'a Database, &'a Accounts, &'a Caller) {
    (ctx.data_unchecked(), ctx.data_unchecked(), ctx.data_unchecked())
}

fn session<'a>(ctx: &Context<'a>) -> Result<&'a Session> {
    Ok(&viewing(ctx)?.session)
}

fn keep(ctx: &Context<'_>, change: CookieChange) {
    if let Some(slot) = ctx.data_opt::<CookieSlot>() {
        slot.set(change);
    }
}

fn own(session: &Session, version: i64) -> Outcome {
    Outcome { id: Some(session.user.id.to_string().into()), version: Some(version), ..Outcome::default() }
}

fn outcome(ctx: &Context<'_>, done: Result<(), AccountError>) -> Result<Outcome> {
    match done {
        Ok(()) => Ok(Outcome::default()),
        Err(error) => Ok(Outcome::refused(of_account(ctx, error)?)),
    }
}
