//! What holds of every deed, whatever it does: refused to every other role and to every other office,
//! refused where the record was changed meanwhile, done once, done again only in name, and refused once more
//! where its record has moved on. What each deed does besides stands with its feature.

mod beginning;
mod certificate;
mod counselling;
mod ending;
mod plan;
mod stage;

use ashshash_testkit::{World, both};
use stage::Stage;

/// A calendar's address is told with the outcome, so it has a shape of its own: `calendar.rs` has it all.
const ELSEWHERE: [&str; 1] = ["calendarFeedMake"];

/// Names the schema's deeds: what takes an input with a deed's id.
fn deeds() -> Vec<String> {
    let schema = String::from_utf8(World::file("crates/graphql/schema.graphql")).unwrap();
    let inputs = schema.split("\ninput ").skip(1).filter_map(|input| input.split_once("\n}"));
    let of_deeds = inputs.filter(|(input, _)| input.contains("\n  deedId: ID!"));
    let names = of_deeds.map(|(input, _)| input.split_once("Input {").unwrap().0);
    names.map(|name| format!("{}{}", name[..1].to_lowercase(), &name[1..])).collect()
}

both! {
    async fn every_deed_keeps_the_promises_of_all(world: World) {
        let mut stage = Stage::set(world).await;
        beginning::leads(&mut stage).await;
        beginning::consents(&mut stage).await;
        plan::needs(&mut stage).await;
        plan::goals(&mut stage).await;
        counselling::sessions(&mut stage).await;
        counselling::families(&mut stage).await;
        certificate::decisions(&mut stage).await;
        ending::files(&mut stage).await;
        ending::leaving(&mut stage).await;
        let mut left = deeds();
        assert!(left.len() > 50, "{left:?}");
        left.retain(|deed| !ELSEWHERE.contains(&deed.as_str()) && !stage.has_done(deed));
        assert!(left.is_empty(), "not tried: {left:?}");
    }
}
