//! The certificate on paper: who gets it, what its code says, how it is checked with and without us.

use ashshash_access::Role;
use ashshash_base::base64url;
use ashshash_storage::certificate::sign;
use ashshash_survivors::certificate::Paper;
use ashshash_testkit::{Client, World, both, cast, day, new_id, survivor};
use axum::http::header;
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::json;

const NUMBER: &str = "RTG-2021-156";

/// A survivor of the counsellor whose register brought a certificate; gives the certificate's id.
async fn certified(world: &World) -> String {
    survivor("RJ-0001").named("Zqname").of_the_counsellor().with_certificate(NUMBER, "2021-12-14").save(world).await;
    let coordinator = world.signed_in(Role::Coordinator).await;
    let list = coordinator.ask("{ certificates(state: APPROVED) { nodes { id pdf } } }").await;
    let node = &list["certificates"]["nodes"][0];
    let id = node["id"].as_str().unwrap().to_owned();
    assert_eq!(node["pdf"], format!("/certificates/{id}.pdf"));
    id
}

fn paper() -> Paper {
    Paper { organisation: "RJ".to_owned(), number: NUMBER.to_owned(), approved_on: day("2021-12-14") }
}

fn address(world: &World, paper: &Paper) -> String {
    format!("/verify/{}", sign(world.database.keys(), paper))
}

async fn revoke(coordinator: &Client, id: &str) {
    let input = json!({ "deedId": new_id("deed"), "id": id, "version": 1, "reason": "Zqreason" });
    coordinator.done("certificateRevoke", input).await;
}

both! {
    async fn those_who_may_see_a_certificate_get_its_paper(world: World) {
        let id = certified(&world).await;
        let path = format!("/certificates/{id}.pdf");
        for role in [Role::Counsellor, Role::Coordinator] {
            let answer = world.signed_in(role).await.get(&path).await;
            assert_eq!(answer.header(header::CONTENT_TYPE), "application/pdf", "{role:?}: {}", answer.status);
            assert!(answer.body.starts_with(b"%PDF-"));
            assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
            assert!(!answer.header(header::CONTENT_DISPOSITION).contains("RJ"));
        }
        assert!(world.signed_in_as(cast::deputy()).await.get(&path).await.body.starts_with(b"%PDF-"));
        let question = "{ survivor(code: \"RJ-0001\") { history { nodes { deed by fields } } } }";
        let history = world.signed_in(Role::Coordinator).await.ask(question).await;
        let look = json!({ "deed": "look-document", "by": "Test counsellor", "fields": ["document"] });
        assert!(history["survivor"]["history"]["nodes"].as_array().unwrap().contains(&look), "{history}");
    }

    async fn no_paper_and_not_for_you_answer_alike(world: World) {
        let id = certified(&world).await;
        let path = format!("/certificates/{id}.pdf");
        let coordinator = world.signed_in(Role::Coordinator).await;
        let unknown = coordinator.get(&format!("/certificates/{}.pdf", new_id("certificate"))).await;
        assert_eq!(unknown.status.as_u16(), 404);
        let others = [
            world.signed_in(Role::Mobiliser).await,
            world.signed_in(Role::Tsp).await,
            world.signed_in(Role::Lsp).await,
            world.signed_in_as(cast::other_coordinator()).await,
        ];
        for client in others {
            let answer = client.get(&path).await;
            assert_eq!((answer.status, &answer.body), (unknown.status, &unknown.body));
        }
        assert_eq!(coordinator.get("/certificates/passwd").await.body, unknown.body);
        assert_eq!(world.client().get(&path).await.status.as_u16(), 401);
    }

    async fn a_check_says_valid_then_revoked_and_nothing_about_the_person(world: World) {
        let id = certified(&world).await;
        // A phone's camera opens it: from nowhere, or from another app's page.
        let fetch_site = || axum::http::HeaderName::from_static("sec-fetch-site");
        let anybody = world.client().without_header(header::ORIGIN).with_header(fetch_site(), "none");
        let address = address(&world, &paper());
        let linked = anybody.clone().with_header(fetch_site(), "cross-site").get(&address).await;
        assert_eq!(linked.status.as_u16(), 200);
        let valid = anybody.get(&address).await;
        assert_eq!(valid.status.as_u16(), 200);
        for said in ["data-state=\"valid\"", NUMBER, "Demo Office", "১৪ ডিসেম্বর ২০২১", "14 December 2021", "সনদটি বৈধ"] {
            assert!(valid.text().contains(said), "{said}: {}", valid.text());
        }
        assert!(!valid.text().contains("DEMO"), "an office of its own");
        let coordinator = world.signed_in(Role::Coordinator).await;
        let printed = format!("/certificates/{id}.pdf");
        assert_eq!(coordinator.get(&printed).await.status.as_u16(), 200);
        revoke(&coordinator, &id).await;
        assert_eq!(coordinator.get(&printed).await.status.as_u16(), 404, "what says revoked is not printed again");
        let revoked = anybody.get(&address).await;
        assert!(revoked.text().contains("data-state=\"revoked\""), "{}", revoked.text());
        for page in [valid.text(), revoked.text()] {
            for word in ["RJ-0001", "Zqname", "Zqreason", "urvivor", "সারভাইভার", "<script", "style=", "<style"] {
                assert!(!page.contains(word), "{word}");
            }
        }
        let style = anybody.get("/verify/style.css").await;
        assert!(style.header(header::CONTENT_TYPE).starts_with("text/css"));
    }

    async fn what_we_did_not_sign_is_unknown(world: World) {
        certified(&world).await;
        let anybody = world.client();
        let forged = address(&world, &paper()).replace("RTG-2021-156", "RTG-2021-157");
        let never_issued = address(&world, &Paper { number: "RTG-2021-157".to_owned(), ..paper() });
        let other_day = address(&world, &Paper { approved_on: day("2021-12-15"), ..paper() });
        let other_office = address(&world, &Paper { organisation: "OT".to_owned(), ..paper() });
        for path in [forged, never_issued, other_day, other_office, "/verify/v1".to_owned(), format!("/verify/{NUMBER}")] {
            let answer = anybody.get(&path).await;
            assert_eq!(answer.status.as_u16(), 404, "{path}");
            assert!(answer.text().contains("data-state=\"unknown\"") && !answer.text().contains("Demo Office"), "{path}");
        }
    }

    async fn a_demo_office_s_paper_says_so(world: World) {
        certified(&world).await;
        ashshash_storage::organisation::mark_demo(world.database.writer(), cast::OFFICE).await.unwrap();
        let page = world.client().get(&address(&world, &paper())).await.text();
        assert!(page.contains("DEMO: not a valid certificate") && page.contains("ডেমো: এটি বৈধ সনদ নয়"), "{page}");
    }

    async fn a_check_works_without_us(world: World) {
        let pem = world.client().get("/verify/key").await.text();
        let line = pem.lines().nth(1).unwrap().trim_end_matches('=').replace('+', "-").replace('/', "_");
        let bytes = base64url::read(&line).unwrap();
        let key = VerifyingKey::from_bytes(bytes[12..].try_into().unwrap()).unwrap();
        // As docs/certificates.md says: the parts of the address, joined by spaces.
        let payload = sign(world.database.keys(), &paper());
        let parts: Vec<&str> = payload.split('.').collect();
        let signature = Signature::from_slice(&base64url::read(parts[4]).unwrap()).unwrap();
        let signed = format!("ashshash-certificate {}", parts[..4].join(" "));
        assert!(key.verify_strict(signed.as_bytes(), &signature).is_ok());
        assert!(key.verify_strict(signed.replace("156", "157").as_bytes(), &signature).is_err());
    }

    async fn checks_from_one_address_are_slowed(world: World) {
        certified(&world).await;
        let address = address(&world, &paper());
        let scanner = world.client().at("203.0.113.7");
        for _ in 0..40 {
            assert_eq!(scanner.get(&address).await.status.as_u16(), 200);
        }
        let slowed = scanner.get(&address).await;
        assert_eq!((slowed.status.as_u16(), slowed.header(header::RETRY_AFTER)), (429, "3"));
        assert_eq!(world.client().at("203.0.113.8").get(&address).await.status.as_u16(), 200);
        world.clock.pass_ms(3_000);
        assert_eq!(scanner.get(&address).await.status.as_u16(), 200);
    }
}
