use ashshash_base::closed_set;

closed_set! {
    /// How a Ready-to-Go certificate stands.
    CertificateState {
        /// Waits for a decision.
        Requested = "requested" ["requested"],
        /// Sent back with a comment; can be requested again.
        Returned = "returned" ["returned"],
        /// Approved and valid.
        Approved = "approved" ["approved"],
        /// Was approved and is no longer valid.
        Revoked = "revoked" ["revoked"],
        /// The request ended with the survivor's support, before a decision.
        Ended = "ended" ["ended"],
    }
}

impl CertificateState {
    /// Tells whether it stands in the way of another request: decided upon, or being decided.
    pub const fn is_open_or_valid(self) -> bool {
        matches!(self, Self::Requested | Self::Returned | Self::Approved)
    }

    /// Gives the state after the survivor's support ended (R9); a decided one stays as it is.
    #[must_use]
    pub const fn after_support_ended(self) -> Self {
        match self {
            Self::Requested | Self::Returned => Self::Ended,
            decided => decided,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_ends_what_is_not_decided() {
        CertificateState::assert_every_word_is_read();
        for (state, after) in [
            (CertificateState::Requested, CertificateState::Ended),
            (CertificateState::Returned, CertificateState::Ended),
            (CertificateState::Approved, CertificateState::Approved),
            (CertificateState::Revoked, CertificateState::Revoked),
            (CertificateState::Ended, CertificateState::Ended),
        ] {
            assert_eq!(state.after_support_ended(), after);
        }
    }
}
