use ashshash_operations::account::Demo;
use async_graphql::{Context, Object};

use super::object::{DemoUser, Instance, Viewer};
use crate::asked::viewing_or_nobody;

/// Questions about the own account.
#[derive(Default)]
pub struct AccountQuery;

/// Questions about the own account.
#[Object]
impl AccountQuery {
    /// The signed-in person; null when signed out.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        viewing_or_nobody(ctx).map(|viewing| Viewer(viewing.session.clone()))
    }

    /// What anybody may know of this installation: demo or not, and in demo mode who can sign in.
    async fn instance(&self, ctx: &Context<'_>) -> Instance {
        let users: &[_] = ctx.data_opt::<Demo>().map_or(&[], |demo| &demo.0);
        let demo_users = users.iter().map(|user| DemoUser {
            email: user.email.clone(),
            password: user.password.clone(),
            role: user.role.into(),
            display_name: user.display_name.clone(),
        });
        Instance {
            demo: !users.is_empty(),
            demo_users: demo_users.collect(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}
