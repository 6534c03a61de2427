use ashshash_base::{Date, Spellings};
use ashshash_survivors::SurvivorCode;
use ashshash_training::history::{self, TraineeFacts};
use ashshash_training::{CourseKind, TrainingStatus};
use std::sync::LazyLock;

use crate::register::heading::columns;
use crate::register::reader::RowReader;

columns! {
    Batch = "Batch" required ["Batch no", "Batch code", "Batch ID", "ব্যাচ", "ব্যাচ নং", "ব্যাচ কোড"],
    Tsp = "TSP" ["Training service provider", "Training provider", "Provider", "Institute", "টিএসপি", "প্রশিক্ষণদাতা", "প্রশিক্ষণ প্রদানকারী"],
    Kind = "Kind" required ["Course kind", "Course type", "Training type", "Type", "Type of training", "ধরন", "প্রশিক্ষণের ধরন"],
    Trade = "Trade" ["Course", "Trade name", "Subject", "ট্রেড", "বিষয়", "কোর্স"],
    Code = "Survivor ID" required ["Survivor code", "ID", "ID no", "Code", "Survivor no", "Beneficiary ID", "Case ID", "সারভাইভার আইডি", "সারভাইভার কোড", "আইডি", "কোড", "আইডি নং"],
    StartedOn = "Started on" required ["Start date", "Date of start", "Started", "From", "Begin date", "শুরুর তারিখ", "আরম্ভের তারিখ"],
    EndedOn = "Ended on" ["End date", "Date of end", "Ended", "To", "Completed on", "Completion date", "শেষের তারিখ", "সমাপ্তির তারিখ"],
    Status = "Status" required ["Training status", "অবস্থা"],
    ConveyanceInTime = "Conveyance paid in time" ["Conveyance in time", "Conveyance paid on time", "Conveyance", "যাতায়াত ভাতা সময়মতো", "যাতায়াত ভাতা সময়মতো দেওয়া হয়েছে", "সময়মতো যাতায়াত ভাতা", "যাতায়াত ভাতা"],
}

/// What a row of the sheet 'Training' says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingRow {
    /// The batch's code as typed.
    pub batch: String,
    /// The training provider's name as typed.
    pub provider: Option<String>,
    /// The kind of course.
    pub kind: CourseKind,
    /// The trade as typed.
    pub trade: Option<String>,
    /// The survivor's code.
    pub survivor: SurvivorCode,
    /// The trainee's first day.
    pub started_on: Date,
    /// The trainee's last day.
    pub ended_on: Option<Date>,
    /// How the trainee stands.
    pub status: TrainingStatus,
    /// Travel money was paid in time; kept on the trainee, no ledger is made up (R7).
    pub conveyance_in_time: Option<bool>,
}

static YES_OR_NO: LazyLock<Spellings<bool>> = LazyLock::new(|| {
    Spellings::new([
        (true, &["yes", "y", "true", "paid", "in time", "1", "হ্যাঁ", "হা", "জি", "দেওয়া হয়েছে"] as &[_]),
        (false, &["no", "n", "false", "not paid", "unpaid", "late", "0", "না", "দেওয়া হয়নি"]),
    ])
});

pub(super) fn read(reader: &mut RowReader<'_, '_>) -> Option<TrainingRow> {
    if reader.is_blank(C::Batch) {
        reader.refuse(C::Batch, "batch-missing");
    }
    let batch = reader.text(C::Batch);
    let provider = reader.text(C::Tsp);
    let kind = reader.required(C::Kind, CourseKind::parse, "kind-unknown", "kind-missing");
    let trade = reader.text(C::Trade);
    let survivor = super::code(reader, C::Code.into());
    if let Some((batch, survivor)) = batch.as_deref().zip(survivor.as_ref()) {
        reader.named(&[&super::folded(Some(batch)), survivor.as_str()]);
    }
    let started_on = reader.required_date(C::StartedOn);
    let ended_on = reader.date(C::EndedOn);
    let status = reader.required(C::Status, TrainingStatus::parse, "status-unknown", "status-missing");
    let conveyance_in_time = YES_OR_NO.find(&reader.peek(C::ConveyanceInTime));
    let facts = TraineeFacts { started_on: started_on?, ended_on, status: status? };
    let today = reader.context.today;
    reader.take(history::judge_trainee(&facts, today), |field| {
        match field {
            "started_on" => C::StartedOn,
            "ended_on" => C::EndedOn,
            _ => C::Status,
        }
        .into()
    });
    Some(TrainingRow {
        batch: batch?,
        provider,
        kind: kind?,
        trade,
        survivor: survivor?,
        started_on: facts.started_on,
        ended_on,
        status: facts.status,
        conveyance_in_time,
    })
}
