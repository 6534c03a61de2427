use ashshash_base::closed_set;

closed_set! {
    /// Whether the person agreed to be contacted.
    ContactAnswer {
        /// The person agreed.
        Yes = "yes" [],
        /// The person does not want it.
        No = "no" [],
        /// Nobody has asked yet.
        NotAsked = "not_asked" [],
    }
}

closed_set! {
    /// A paper that was seen; what it says is not copied.
    DocumentSeen {
        /// A passport.
        Passport = "passport" [],
        /// A travel permit, given in place of a passport for the way home.
        TravelPermit = "travel_permit" [],
        /// A ticket or a visa.
        TicketOrVisa = "ticket_or_visa" [],
        /// Papers of the police: a general diary entry, a first information report.
        PolicePapers = "police_papers" [],
        /// Papers of a court.
        CourtPapers = "court_papers" [],
        /// Papers of a repatriation.
        RepatriationPapers = "repatriation_papers" [],
        /// Papers of a doctor or a hospital.
        MedicalPapers = "medical_papers" [],
        /// A national identity card.
        NationalId = "national_id" [],
        /// A birth registration.
        BirthRegistration = "birth_registration" [],
        /// Another paper.
        Other = "other" [],
    }
}

closed_set! {
    /// What a person needs at once, verified or not.
    UrgentNeed {
        /// A doctor.
        Health = "health" [],
        /// A place to stay.
        Shelter = "shelter" [],
        /// Protection from somebody.
        Safety = "safety" [],
        /// Something to eat.
        Food = "food" [],
    }
}

closed_set! {
    /// Why a person does not want to be enrolled: a wish, not a fault.
    RefusalReason {
        /// The guardian forbids it.
        GuardianForbids = "guardian_forbids" [],
        /// Must earn something every day.
        MustEarnDaily = "must_earn_daily" [],
        /// Has debts to pay off first.
        Debt = "debt" [],
        /// Is not interested.
        NotInterested = "not_interested" [],
        /// Moved away.
        MovedAway = "moved_away" [],
        /// Is afraid of somebody, or of being talked about.
        Afraid = "afraid" [],
        /// Has no time.
        NoTime = "no_time" [],
        /// Is helped elsewhere.
        HelpedElsewhere = "helped_elsewhere" [],
        /// Gives no reason, or another one.
        NotSaid = "not_said" [],
    }
}

closed_set! {
    /// Why a coordinator does not take a lead further (R1).
    RejectionReason {
        /// What happened was not trafficking.
        NotTrafficking = "not_trafficking" [],
        /// The person is known already.
        KnownAlready = "known_already" [],
        /// The person lives where the office does not work.
        OutsideArea = "outside_area" [],
        /// Nobody found the person.
        NotFound = "not_found" [],
        /// There is no such person.
        NoSuchPerson = "no_such_person" [],
    }
}
