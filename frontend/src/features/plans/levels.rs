//! The closed sets of this feature, in the order in which they are offered.

/// What the risk screen asks: its fields on the form and its codes.
pub const QUESTIONS: [(&str, &str); 8] = [
    ("riskThreatened", "threatened"),
    ("riskHurtAtHome", "hurt_at_home"),
    ("riskNoSafePlace", "no_safe_place"),
    ("riskChildInDanger", "child_in_danger"),
    ("riskSelfHarm", "self_harm"),
    ("riskTraffickersNear", "traffickers_near"),
    ("riskPressedToGoBack", "pressed_to_go_back"),
    ("riskDebtPressure", "debt_pressure"),
];
/// What can be answered.
pub const ANSWERS: &[&str] = &["no", "unsure", "yes"];
/// The fields of a scale's five sentences.
pub const ITEMS: [&str; 5] = ["item1", "item2", "item3", "item4", "item5"];
/// Areas in which help is needed.
pub const NEEDS: [&str; 5] = ["health", "legal", "economic", "family", "safety"];
/// How much help.
pub const LEVELS: &[&str] = &["none", "some", "urgent"];
/// What a goal is about.
pub const AREAS: &[&str] = &["psychosocial", "health", "legal", "economic", "family", "safety"];
/// How far a goal is.
pub const GOAL_STATES: &[&str] = &["open", "under_way", "reached", "set_aside"];
/// What leads to a goal.
pub const SERVICES: &[&str] = &[
    "counselling",
    "family_counselling",
    "psychosocial",
    "health",
    "legal",
    "shelter",
    "skills",
    "entrepreneurship",
    "job",
    "financial",
    "livelihood",
    "own_step",
];
/// What became of a service.
pub const SERVICE_STATES: &[&str] = &["planned", "under_way", "done", "not_given"];
/// Who sees to a service.
pub const BY: &[&str] = &["counsellor", "survivor", "family", "office", "provider"];
/// Why a safety plan is closed.
pub const OUTCOMES: &[&str] = &["danger_over", "at_safe_place", "taken_on", "persons_wish"];
/// Why somebody left.
pub const LEFT: &[&str] = &[
    "migrated_for_work",
    "family_restriction",
    "guardian_forbids",
    "daily_income_needed",
    "moved_away",
    "not_interested_in_training",
    "illness",
    "conveyance_late",
    "found_work",
    "threat_or_safety",
    "trafficked_again",
    "no_contact",
    "death",
];
/// Why the support is complete.
pub const COMPLETED: &[&str] = &["goals_reached", "in_work", "survivors_wish", "project_ends"];
/// Why another office takes over.
pub const TRANSFERRED: &[&str] = &["moved_district", "other_help", "safety", "survivors_wish"];
/// Why somebody comes back.
pub const RETURNED: &[&str] = &["survivors_wish", "came_back", "hindrance_gone", "trafficked_again"];
/// What becomes of a training.
pub const TRAINING: &[&str] = &["goes_on", "ends"];
/// Wanted trades.
pub const TRADES: &[&str] = &[
    "tailoring",
    "handicraft",
    "beauty",
    "mobile_repair",
    "electrical",
    "mechanic",
    "driving",
    "computer",
    "livestock",
    "farming",
    "food",
    "shop",
    "other",
];
/// How well somebody reads and writes.
pub const LITERACY: &[&str] = &["none", "signs_name", "reads_and_writes", "primary", "secondary"];

/// The colour and icon of a risk; words stand beside them.
pub fn risk(code: &str) -> (&'static str, &'static str) {
    match code {
        "red" => ("bad", "alert"),
        "amber" => ("wait", "eye"),
        _ => ("good", "check"),
    }
}
