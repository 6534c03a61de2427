//! Needs assessments: coded answers, points, risk. Their notes are read apart, and that is a look.

use std::collections::HashMap;

use ashshash_access::{Reader, Right, Scope};
use ashshash_base::{Date, NeedsAssessmentId, Sealed, SurvivorId};
use ashshash_survivors::needs::NeedLevel;
use ashshash_survivors::risk::{Risk, RiskAnswer, RiskAnswered, RiskQuestion};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use crate::error::StorageError;
use crate::read::Read;
use crate::sealed_words::SealedWords;
use crate::sql::Sql;
use crate::{scope, sealed_words};

/// Label of a sealed note.
pub const NOTE: &str = "needs_assessment.note";

/// A needs assessment.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: NeedsAssessmentId,
    /// Whose.
    pub survivor: SurvivorId,
    /// When it was made.
    pub assessed_on: Date,
    /// Code of the scale that was asked.
    pub scale: Option<String>,
    /// Its points, 0 to 25.
    pub score: Option<i32>,
    /// What the risk screen amounts to.
    pub risk: Risk,
    /// The risk screen.
    pub risk_answers: Vec<RiskAnswered>,
    /// Levels of need: health, law, economy, family, safety.
    pub levels: [NeedLevel; 5],
    /// Whether somebody wrote a note.
    pub has_note: bool,
    /// Counts changes.
    pub version: i64,
}

/// How often somebody's needs were assessed: what the certificate's rule asks (R4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assessed {
    /// How often.
    pub count: i64,
    /// When last.
    pub latest_on: Option<Date>,
}

const COLUMNS: &str = "SELECT r.id, r.survivor_id, r.assessed_on, r.score, r.risk, r.risk_answers, r.health, r.legal, r.economic, r.family, r.safety, r.version, CASE WHEN r.note IS NULL THEN 0 ELSE 1 END AS has_note, c.code AS scale_code FROM needs_assessment r JOIN survivor s ON s.id = r.survivor_id LEFT JOIN scale c ON c.id = r.scale_id WHERE r.voided_at IS NULL AND ";

/// Reads the needs assessments of survivors, each survivor's in the order of their days.
///
/// # Errors
/// Returns what the database says.
pub async fn of_survivors(db: &Read, scope: &Scope, survivors: &[SurvivorId]) -> Result<Vec<View>, StorageError> {
    if survivors.is_empty() || !scope.may(Right::ReadCaseWork) {
        return Ok(Vec::new());
    }
    let mut sql = db.sql(COLUMNS);
    sql.push("r.survivor_id IN ").bind_list(survivors.iter().map(|id| id.as_uuid())).push(" AND ");
    scope::survivors(&mut sql, scope, "s");
    sql.push(" ORDER BY r.survivor_id, r.assessed_on, r.id");
    db.all(sql).await?.iter().map(view).collect()
}

/// Opens the notes of survivors' assessments, as far as the reader may; a look a person.
///
/// # Errors
/// Returns what the database says; fails when the key file is another one.
pub async fn notes(
    db: &Read,
    scope: &Scope,
    reader: Reader,
    survivors: &[SurvivorId],
) -> Result<HashMap<NeedsAssessmentId, Sealed<String>>, StorageError> {
    let columns = [SealedWords::new("needs_assessment", "note", NOTE)];
    let found = sealed_words::open(db, scope, reader, survivors, &columns).await?;
    Ok(found.into_iter().map(|words| (words.record.into(), words.text)).collect())
}

/// Counts a survivor's assessments within a deed.
///
/// # Errors
/// Returns what the database says.
pub async fn assessed(db: &impl ConnectionTrait, survivor: SurvivorId) -> Result<Assessed, StorageError> {
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT COUNT(*) AS count, MAX(assessed_on) AS latest_on FROM needs_assessment WHERE voided_at IS NULL AND survivor_id = ",
    );
    sql.bind(survivor.as_uuid());
    let Some(row) = db.query_one_raw(sql.finish()).await? else { return Ok(Assessed::default()) };
    Ok(Assessed { count: row.try_get("", "count")?, latest_on: row.try_get("", "latest_on")? })
}

/// Writes a risk screen as the database keeps it: `self_harm=no debt_pressure=yes`.
pub fn risk_words(answers: &[RiskAnswered]) -> String {
    let words: Vec<String> = answers.iter().map(|a| format!("{}={}", a.question.code(), a.answer.code())).collect();
    words.join(" ")
}

fn read_risk(words: &str) -> Option<Vec<RiskAnswered>> {
    let one = |word: &str| {
        let (question, answer) = word.split_once('=')?;
        Some(RiskAnswered { question: RiskQuestion::from_code(question)?, answer: RiskAnswer::from_code(answer)? })
    };
    words.split(' ').filter(|word| !word.is_empty()).map(one).collect()
}

fn view(row: &QueryResult) -> Result<View, StorageError> {
    let unreadable = |column| StorageError::Unreadable { table: "needs_assessment", column };
    let level = |column: &'static str| -> Result<NeedLevel, StorageError> {
        let code: String = row.try_get("", column)?;
        NeedLevel::from_code(&code).ok_or_else(|| unreadable(column))
    };
    let (risk, answers): (String, String) = (row.try_get("", "risk")?, row.try_get("", "risk_answers")?);
    Ok(View {
        id: row.try_get::<Uuid>("", "id")?.into(),
        survivor: row.try_get::<Uuid>("", "survivor_id")?.into(),
        assessed_on: row.try_get("", "assessed_on")?,
        scale: row.try_get("", "scale_code")?,
        score: row.try_get("", "score")?,
        risk: Risk::from_code(&risk).ok_or_else(|| unreadable("risk"))?,
        risk_answers: read_risk(&answers).ok_or_else(|| unreadable("risk_answers"))?,
        levels: [level("health")?, level("legal")?, level("economic")?, level("family")?, level("safety")?],
        has_note: row.try_get::<i32>("", "has_note")? == 1,
        version: row.try_get("", "version")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_risk_screen_reads_back() {
        let answers: Vec<RiskAnswered> = RiskQuestion::ALL
            .iter()
            .zip([RiskAnswer::No, RiskAnswer::Yes, RiskAnswer::Unsure].iter().cycle())
            .map(|(question, answer)| RiskAnswered { question: *question, answer: *answer })
            .collect();
        assert_eq!(read_risk(&risk_words(&answers)), Some(answers));
        assert_eq!(read_risk(""), Some(Vec::new()));
        assert_eq!(read_risk("self_harm=maybe"), None);
    }
}
