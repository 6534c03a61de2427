use ashshash_awareness::Reach;
use async_graphql::SimpleObject;

use crate::record::ReachChannel;

/// How many people one channel reached.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct EventReach {
    /// The channel.
    channel: ReachChannel,
    /// Men and boys.
    male: u32,
    /// Women and girls.
    female: u32,
    /// Hijra and other genders.
    other: u32,
}

impl From<Reach> for EventReach {
    fn from(reach: Reach) -> Self {
        let Reach { channel, male, female, other } = reach;
        Self { channel: channel.into(), male, female, other }
    }
}
