use ashshash_base::Date;
use ashshash_services::{ReferralService, ReferralStatus};
use ashshash_survivors::SurvivorCode;

use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Code = "Survivor ID" required ["Survivor code", "ID", "ID no", "Code", "Survivor no", "Beneficiary ID", "Case ID", "সারভাইভার আইডি", "সারভাইভার কোড", "আইডি", "কোড", "আইডি নং"],
    Date = "Date" required ["Referral date", "Date of referral", "Referred on", "Made on", "তারিখ", "রেফারেলের তারিখ"],
    Service = "Service" required ["Service type", "Type of service", "Referred for", "Referral service", "সেবা", "সেবার ধরন"],
    Provider = "Provider" ["Service provider", "Referred to", "Provider name", "Organisation", "Organization", "সেবাদানকারী", "সেবাদানকারী প্রতিষ্ঠান", "প্রতিষ্ঠান"],
    Status = "Status" ["Referral status", "অবস্থা"],
}

/// What a row of the sheet 'Referrals' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferralRow {
    /// The survivor's code.
    pub survivor: SurvivorCode,
    /// The day the referral was made.
    pub made_on: Date,
    /// What for.
    pub service: ReferralService,
    /// The provider's name as typed.
    pub provider: Option<String>,
    /// How far it has come; made, where the register does not say.
    pub status: ReferralStatus,
}

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<ReferralRow> {
    let survivor = super::code(reader, C::Code.into());
    let made_on = reader.required_date(C::Date);
    let service = reader.required(C::Service, ReferralService::parse, "service-unknown", "service-missing");
    let provider = reader.text(C::Provider);
    let status = reader.coded(C::Status, ReferralStatus::parse, "status-unknown").unwrap_or(ReferralStatus::Made);
    if let (Some(survivor), Some(made_on), Some(service)) = (&survivor, made_on, service) {
        let provider = super::folded(provider.as_deref());
        reader.named(&[survivor.as_str(), &made_on.to_string(), service.code(), &provider]);
    }
    Some(ReferralRow { survivor: survivor?, made_on: made_on?, service: service?, provider, status })
}
