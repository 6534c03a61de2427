use async_graphql::Enum;

/// What a consent is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::ConsentPurpose")]
pub enum ConsentPurpose {
    /// The office's services.
    Services,
    /// Sharing with a training provider.
    ShareTsp,
    /// Sharing with a legal provider.
    ShareLsp,
    /// Sharing with a hospital or health complex.
    ShareHealth,
    /// Sharing with a named partner.
    SharePartner,
    /// Telling the story.
    SuccessStory,
    /// Taking and using a photo.
    Photo,
}

/// How a consent was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::ConsentWay")]
pub enum ConsentWay {
    /// Signed.
    Signed,
    /// With a thumb print.
    ThumbPrint,
    /// Spoken before a witness.
    Spoken,
}

/// A part of an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "ashshash_survivors::PersonField")]
pub enum PersonField {
    /// Name in Latin script.
    Name,
    /// Name in Bangla script.
    NameBn,
    /// Phone.
    Phone,
    /// Address below the union.
    Address,
    /// How to call safely.
    SafeContact,
}
