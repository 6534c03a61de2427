//! Closed sets of needs.

use async_graphql::Enum;

/// A question of the risk screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::risk::RiskQuestion")]
pub enum RiskQuestion {
    /// Does the person think of harming themselves?
    SelfHarm,
    /// Does somebody threaten the person?
    Threatened,
    /// Is the person hurt where they live?
    HurtAtHome,
    /// Has the person no safe place for tonight?
    NoSafePlace,
    /// Is a child of the household in danger?
    ChildInDanger,
    /// Do the traffickers know where the person is?
    TraffickersNear,
    /// Does somebody press the person to go back?
    PressedToGoBack,
    /// Does somebody press the person over a debt?
    DebtPressure,
}

/// An answer to a question of the risk screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::risk::RiskAnswer")]
pub enum RiskAnswer {
    /// No.
    No,
    /// Not sure, or the person does not want to say.
    Unsure,
    /// Yes.
    Yes,
}

/// What a risk screen amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::risk::Risk")]
pub enum Risk {
    /// Nothing to act upon.
    Green,
    /// To be watched.
    Amber,
    /// A safety plan today; the coordinator is told.
    Red,
}

/// How much help an area of life needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::needs::NeedLevel")]
pub enum NeedLevel {
    /// None.
    None,
    /// Some, in time.
    Some,
    /// Help at once.
    Urgent,
}

/// The trade or business that somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_training::needs::Trade")]
pub enum Trade {
    /// Sewing clothes.
    Tailoring,
    /// Block print, embroidery, other handicraft.
    Handicraft,
    /// Beauty parlour.
    Beauty,
    /// Repair of mobile phones.
    MobileRepair,
    /// Electrical work.
    Electrical,
    /// Motorcycles, engines.
    Mechanic,
    /// Driving.
    Driving,
    /// Computer and office work.
    Computer,
    /// Cows, goats, poultry.
    Livestock,
    /// Vegetables, fish, field.
    Farming,
    /// Food and catering.
    Food,
    /// A shop.
    Shop,
    /// Something else.
    Other,
}

/// How well somebody reads and writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_training::needs::Literacy")]
pub enum Literacy {
    /// Not at all.
    None,
    /// The own name.
    SignsName,
    /// Reads and writes.
    ReadsAndWrites,
    /// Five years of school.
    Primary,
    /// Ten years of school, or more.
    Secondary,
}
