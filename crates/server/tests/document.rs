//! Papers in a survivor's file: taken in, shown, taken out.

use std::io::Cursor;

use ashshash_access::Role;
use ashshash_base::SurvivorId;
use ashshash_testkit::{Answer, Client, World, both, cast, new_id, survivor};
use axum::http::{Method, header};
use image::{ImageFormat, RgbImage};
use serde_json::{Value, json};

const PLACE: &[u8] = b"Zqplace 23.1667 N 89.2089 E";

/// A JPEG as a phone makes it, with the place where it was taken.
fn photo() -> Vec<u8> {
    // Noise, so that it fills several sealed pieces.
    let picture = RgbImage::from_fn(900, 700, |x, y| {
        image::Rgb([(x * y * 37 % 251) as u8, (x * 91 % 241) as u8, (y * 53 % 239) as u8])
    });
    let mut jpeg = Vec::new();
    picture.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
    let segment = [b"Exif\0\0", PLACE].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &segment, &jpeg[2..]].concat()
}

fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    RgbImage::from_fn(90, 70, |x, y| image::Rgb([(x * y % 251) as u8, x as u8, y as u8]))
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .unwrap();
    bytes
}

struct Paper {
    deed_id: String,
    id: String,
    survivor: SurvivorId,
    title: String,
    picture: Vec<u8>,
}

impl Paper {
    fn of(survivor: SurvivorId) -> Self {
        let title = "Zqtitle of the hospital".to_owned();
        Self { deed_id: new_id("deed"), id: new_id("document"), survivor, title, picture: photo() }
    }
}

async fn send(client: &Client, paper: &Paper) -> Answer {
    let mut body = Vec::new();
    for (name, value) in [
        ("deedId", paper.deed_id.as_str()),
        ("id", &paper.id),
        ("survivor", &paper.survivor.to_string()),
        ("kind", "MEDICAL"),
        ("title", &paper.title),
    ] {
        body.extend(format!("--zz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(b"--zz\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\n\r\n");
    body.extend(&paper.picture);
    body.extend(b"\r\n--zz--\r\n");
    client.send(Method::POST, "/documents", &[(header::CONTENT_TYPE, "multipart/form-data; boundary=zz")], body).await
}

/// Keeps a small picture of a paper in a survivor's file.
pub(crate) async fn keep(client: &Client, survivor: SurvivorId, title: &str) {
    let answer = send(client, &Paper { title: title.to_owned(), picture: png(), ..Paper::of(survivor) }).await;
    assert_eq!(answer.json()["problems"], json!([]), "{}", answer.text());
}

async fn listed(client: &Client, code: &str) -> Value {
    let question = format!(
        "{{ survivor(code: \"{code}\") {{ documents {{ totalCount nodes {{ id kind title addedOn addedBy version size }} }} }} }}"
    );
    client.ask(&question).await["survivor"]["documents"]["nodes"].clone()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

both! {
    async fn a_photo_is_kept_sealed_without_the_place_where_it_was_taken(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let paper = Paper::of(file);
        assert!(contains(&paper.picture, PLACE));
        let answer = send(&counsellor, &paper).await;
        assert_eq!(answer.json(), json!({ "id": paper.id, "version": 1, "repeated": false, "problems": [] }));
        let again = send(&counsellor, &paper).await;
        assert_eq!(again.json(), json!({ "id": paper.id, "version": 1, "repeated": true, "problems": [] }));
        let other = Paper { picture: [&paper.picture[..], b"x"].concat(), id: paper.id.clone(), deed_id: paper.deed_id.clone(), ..Paper::of(file) };
        assert_eq!(send(&counsellor, &other).await.json()["problems"][0]["code"], "deed-id-reused");

        let list = listed(&counsellor, "RJ-0001").await;
        assert_eq!((&list[0]["kind"], &list[0]["title"], &list[0]["addedBy"]), (&json!("MEDICAL"), &json!("Zqtitle of the hospital"), &json!("Test counsellor")));
        let shown = counsellor.get(&format!("/documents/{}", paper.id)).await;
        assert_eq!((shown.header(header::CONTENT_TYPE), shown.header(header::CACHE_CONTROL)), ("image/jpeg", "no-store"));
        assert!(!contains(&shown.body, PLACE) && !contains(&shown.body, b"Exif"));
        assert_eq!(image::load_from_memory(&shown.body).unwrap().into_rgb8().dimensions(), (900, 700));
        assert!(shown.body.len() > 256 * 1024, "several pieces: {}", shown.body.len());
        let dump = world.dump().await;
        assert!(!contains(&dump, b"Zqtitle") && !contains(&dump, &shown.body[..64]), "sealed");
        let coordinator = world.signed_in(Role::Coordinator).await;
        let history = coordinator.ask("{ survivor(code: \"RJ-0001\") { history { nodes { deed by } } } }").await;
        let entries = history["survivor"]["history"]["nodes"].as_array().unwrap().clone();
        for deed in ["document-keep", "look-document"] {
            assert!(entries.contains(&json!({ "deed": deed, "by": "Test counsellor" })), "{deed}: {history}");
        }
    }

    async fn papers_come_page_by_page(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        let ask = |after: &str| format!("{{ survivor(code: \"RJ-0001\") {{ documents(first: 2{after}) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }} }}");
        assert_eq!(counsellor.ask(&ask("")).await["survivor"]["documents"]["totalCount"], 0);
        let mut sent = Vec::new();
        for _ in 0..3 {
            let paper = Paper::of(file);
            send(&counsellor, &paper).await;
            sent.insert(0, json!({ "id": paper.id }));
        }
        let first = counsellor.ask(&ask("")).await["survivor"]["documents"].clone();
        assert_eq!((&first["totalCount"], &first["pageInfo"]["hasNextPage"]), (&json!(3), &json!(true)));
        let next = counsellor.ask(&ask(&format!(", after: {}", first["pageInfo"]["endCursor"]))).await["survivor"]["documents"].clone();
        assert_eq!((&next["totalCount"], &next["pageInfo"]["hasNextPage"]), (&json!(3), &json!(false)));
        let both: Vec<Value> = [&first["nodes"], &next["nodes"]].into_iter().flat_map(|nodes| nodes.as_array().unwrap().clone()).collect();
        assert_eq!(both, sent);
    }

    async fn only_those_who_work_on_the_case_see_its_papers(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().in_training(cast::TSP, "2021-05-01", "edt").agreeing("share_tsp", cast::TSP).save(&world).await;
        let paper = Paper::of(file);
        let counsellor = world.signed_in(Role::Counsellor).await;
        send(&counsellor, &paper).await;
        let path = format!("/documents/{}", paper.id);
        let unknown = counsellor.get(&format!("/documents/{}", new_id("document"))).await;
        assert_eq!(unknown.status.as_u16(), 404);
        let others = [
            world.signed_in(Role::Mobiliser).await,
            world.signed_in(Role::Tsp).await,
            world.signed_in(Role::Lsp).await,
            world.signed_in_as(cast::deputy()).await,
            world.signed_in_as(cast::other_coordinator()).await,
        ];
        for client in others {
            assert_eq!(client.get(&path).await.body, unknown.body);
            let mine = send(&client, &Paper::of(file)).await;
            let refused = mine.status.as_u16() == 403 || mine.json()["problems"][0]["code"] == "survivor-not-found";
            assert!(refused, "{}", mine.text());
        }
        let tsp = world.signed_in(Role::Tsp).await;
        assert_eq!(listed(&tsp, "RJ-0001").await, json!([]), "shared, but not its papers");
        assert_eq!(world.client().get(&path).await.status.as_u16(), 401);
        assert_eq!(send(&world.client(), &paper).await.status.as_u16(), 401);
    }

    async fn other_files_are_refused_in_words(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let counsellor = world.signed_in(Role::Counsellor).await;
        for (picture, code) in [
            (b"%PDF-1.7 with a script".to_vec(), "document-is-pdf"),
            (b"<svg onload='x()'/>".to_vec(), "document-not-a-picture"),
            (png()[..600].to_vec(), "document-damaged"),
        ] {
            let answer = send(&counsellor, &Paper { picture, ..Paper::of(file) }).await;
            assert_eq!(answer.json()["problems"][0]["code"], code);
        }
        let large = send(&counsellor, &Paper { picture: vec![0; 10 * 1024 * 1024 + 1], ..Paper::of(file) }).await;
        assert_eq!((large.status.as_u16(), large.problem().as_str()), (413, "document-too-large"));
        let none = send(&counsellor, &Paper { picture: Vec::new(), ..Paper::of(file) }).await;
        assert_eq!((none.status.as_u16(), none.problem().as_str()), (400, "upload-empty"));
        let nameless = send(&counsellor, &Paper { id: "x".to_owned(), ..Paper::of(file) }).await;
        assert_eq!((nameless.status.as_u16(), nameless.problem().as_str()), (400, "argument-invalid"));
        assert_eq!(listed(&counsellor, "RJ-0001").await, json!([]));
    }

    async fn a_wrong_paper_is_taken_out_once(world: World) {
        let file = survivor("RJ-0001").of_the_counsellor().save(&world).await;
        let (counsellor, tsp) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Tsp).await);
        let paper = Paper::of(file);
        send(&counsellor, &paper).await;
        let void = |version| json!({ "deedId": new_id("deed"), "id": paper.id, "version": version, "reason": "WRONG_PERSON" });
        assert_eq!(tsp.refused("documentVoid", void(1)).await, ["not-allowed"]);
        let other = world.signed_in_as(cast::other_coordinator()).await;
        assert_eq!(other.refused("documentVoid", void(1)).await, ["document-unknown@id"]);
        let deed = void(1);
        assert_eq!(counsellor.done("documentVoid", deed.clone()).await, 2);
        assert_eq!(counsellor.deed("documentVoid", deed).await["repeated"], true);
        assert_eq!(counsellor.refused("documentVoid", void(1)).await, ["changed-meanwhile@voided"]);
        assert_eq!(counsellor.refused("documentVoid", void(2)).await, ["document-is-voided@id"]);
        assert_eq!(listed(&counsellor, "RJ-0001").await, json!([]));
        assert_eq!(counsellor.get(&format!("/documents/{}", paper.id)).await.status.as_u16(), 404);
    }
}
