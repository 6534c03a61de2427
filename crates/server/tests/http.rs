//! What surrounds the API: headers, limits, media types, files.

use ashshash_access::Role;
use ashshash_testkit::{World, both};
use axum::body::Body;
use axum::http::{HeaderName, Method, header};

const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn request_id() -> HeaderName {
    HeaderName::from_static("x-request-id")
}

/// A world whose server has a built app.
fn with_app(mut world: World) -> (World, std::path::PathBuf) {
    let dist = std::env::temp_dir().join(format!("ashshash-dist-{}", ashshash_server::clock::request_id().simple()));
    std::fs::create_dir_all(dist.join("assets")).unwrap();
    for (name, text) in [
        ("index.html", "<title>app</title>"),
        ("sw.js", "// worker"),
        ("assets/app-0123456789abcdef.js", "// app"),
        ("assets/app-0123456789abcdef.js.br", "compressed"),
    ] {
        std::fs::write(dist.join(name), text).unwrap();
    }
    world.settings.dist = dist.clone();
    world.restart();
    (world, dist)
}

both! {
    async fn every_answer_carries_the_security_headers(world: World) {
        let (world, dist) = with_app(world);
        let client = world.client();
        for path in ["/", "/live", "/ready", "/graphql", "/documents/none", "/assets/none.js", "/figures"] {
            let answer = client.get(path).await;
            assert_eq!(answer.header(header::CONTENT_SECURITY_POLICY), CSP, "{path}");
            assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
            assert_eq!(answer.header(header::REFERRER_POLICY), "no-referrer");
            assert_eq!(answer.header(request_id()).len(), 36);
            assert!(answer.header(header::STRICT_TRANSPORT_SECURITY).is_empty());
        }
        std::fs::remove_dir_all(dist).unwrap();
    }

    async fn data_are_never_stored_on_the_way(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        let answer = client.post_json(r#"{"query":"{ viewer { role } }"}"#).await;
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
    }

    async fn questions_come_by_post_as_json_one_at_a_time(world: World) {
        let client = world.client();
        assert_eq!(client.get("/graphql?query={viewer{role}}").await.status.as_u16(), 405);
        let question = r#"{"query":"{ viewer { role } }"}"#;
        for media_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql"] {
            let answer = client.send(Method::POST, "/graphql", &[(header::CONTENT_TYPE, media_type)], question).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (415, "request-malformed"), "{media_type}");
        }
        let several = client.post_json(format!(" [{question},{question}]")).await;
        assert_eq!((several.status.as_u16(), several.problem().as_str()), (400, "one-operation-a-request"));
        for body in ["", "{", "null", "{\"query\":1}"] {
            let answer = client.post_json(body).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (400, "json-malformed"), "{body}");
        }
    }

    async fn long_questions_are_refused_whatever_they_declare(world: World) {
        let long = vec![b' '; 256 * 1024 + 1];
        let client = world.client();
        let declared = client.send(Method::POST, "/graphql", &[(header::CONTENT_TYPE, "application/json"), (header::CONTENT_LENGTH, "99999999")], "{}").await;
        let undeclared = client.post_json(long).await;
        for answer in [declared, undeclared] {
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (413, "body-too-large"));
        }
    }

    async fn problems_speak_the_browser_s_language(world: World) {
        let answer = world.client().with_header(header::ACCEPT_LANGUAGE, "bn-BD,bn;q=0.9").post_json("{").await;
        let message = answer.json()["problem"]["message"].as_str().unwrap().to_owned();
        assert!(message.chars().any(|c| ('\u{980}'..'\u{a00}').contains(&c)), "{message}");
    }

    async fn hashed_files_are_kept_for_ever_and_the_rest_is_asked_for_again(world: World) {
        let (world, dist) = with_app(world);
        let client = world.client();
        let app = client.get("/assets/app-0123456789abcdef.js").await;
        assert_eq!(app.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
        assert_eq!(client.get("/sw.js").await.header(header::CACHE_CONTROL), "no-cache");
        let small = client.clone().with_header(header::ACCEPT_ENCODING, "br").get("/assets/app-0123456789abcdef.js").await;
        assert_eq!((small.header(header::CONTENT_ENCODING), small.text().as_str()), ("br", "compressed"));
        std::fs::remove_dir_all(dist).unwrap();
    }

    async fn screens_open_by_address_and_missing_files_don_t(world: World) {
        let (world, dist) = with_app(world);
        let client = world.client();
        for path in ["/", "/figures", "/survivors/RJ-0001", "/imports"] {
            let answer = client.get(path).await;
            assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, "<title>app</title>"), "{path}");
            assert!(answer.header(header::CONTENT_TYPE).starts_with("text/html"));
        }
        for path in ["/assets/none.wasm", "/favicon.ico", "/assets/none", "/../Cargo.toml", "/%2e%2e/Cargo.toml"] {
            assert_eq!(client.get(path).await.status.as_u16(), 404, "{path}");
        }
        assert_eq!(client.send(Method::DELETE, "/figures", &[], Body::empty()).await.status.as_u16(), 405);
        std::fs::remove_dir_all(dist).unwrap();
    }

    async fn probes_answer(world: World) {
        assert_eq!(world.client().get("/live").await.status.as_u16(), 200);
        assert_eq!(world.client().get("/ready").await.status.as_u16(), 200);
    }

    async fn workbooks_come_from_coordinators_as_workbooks(world: World) {
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        let coordinator = world.signed_in(Role::Coordinator).await;
        let nobody = world.client().upload("a.xlsx", true, vec![1]).await;
        assert_eq!((nobody.status.as_u16(), nobody.problem().as_str()), (401, "session-expired"));
        for role in [Role::Counsellor, Role::Mobiliser, Role::Tsp, Role::Lsp] {
            let answer = world.signed_in(role).await.upload("a.xlsx", true, vec![1]).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (403, "not-allowed"), "{role:?}");
        }
        let foreign = coordinator.clone().with_header(header::ORIGIN, "https://elsewhere.example").upload("a.xlsx", true, vec![1]).await;
        assert_eq!(foreign.problem(), "origin-refused");
        let empty = coordinator.upload("a.xlsx", true, Vec::new()).await;
        assert_eq!((empty.status.as_u16(), empty.problem().as_str()), (400, "upload-empty"));
        let text = coordinator.send(Method::POST, "/imports?name=a.txt", &[(header::CONTENT_TYPE, "text/plain")], "a").await;
        assert_eq!((text.status.as_u16(), text.problem().as_str()), (415, "upload-not-a-workbook"));
        let large = coordinator.send(Method::POST, "/imports?name=a.xlsx", &[(header::CONTENT_TYPE, sheet), (header::CONTENT_LENGTH, "209715200")], "a").await;
        assert_eq!((large.status.as_u16(), large.problem().as_str()), (413, "upload-too-large"));
    }

    async fn documents_of_nobody_s_and_malformed_ids_answer_alike(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        let unknown = client.get("/documents/registerImport_01900000-0000-7000-8000-000000000999").await;
        let malformed = client.get("/documents/passwd").await;
        assert_eq!(unknown.status.as_u16(), 404);
        assert_eq!(unknown.body, malformed.body);
        assert_eq!(world.client().get("/documents/passwd").await.status.as_u16(), 401);
    }
}
