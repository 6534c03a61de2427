//! Signing in and out, sessions and passwords.

use ashshash_access::Role;
use ashshash_operations::account::{self, Accounts, Password, Randomness};
use ashshash_storage::{journal, user};
use ashshash_testkit::{Answer, Client, World, both, cast};
use axum::http::header;
use serde_json::{Value, json};

const VIEWER: &str = "{ viewer { role email } }";

async fn sign_in(client: &Client, email: &str, password: &str) -> Answer {
    sign_in_on(client, email, password, false).await
}

async fn sign_in_on(client: &Client, email: &str, password: &str, shared_device: bool) -> Answer {
    let query =
        "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { role } problems { code message } } }";
    client
        .ask_with(query, json!({ "input": { "email": email, "password": password, "sharedDevice": shared_device } }))
        .await
}

async fn password_change(client: &Client, current: &str, new: &str) -> Answer {
    let query = "mutation ($input: PasswordChangeInput!) { passwordChange(input: $input) { problems { code field } } }";
    client.ask_with(query, json!({ "input": { "current": current, "new": new } })).await
}

fn problem(answer: &Answer, field: &str) -> Value {
    answer.json()["data"][field]["problems"][0]["code"].clone()
}

async fn is_signed_in(client: &Client) -> bool {
    !client.ask(VIEWER).await["viewer"].is_null()
}

async fn whole_journal(world: &World) -> u64 {
    journal::verify(world.database.writer(), world.database.keys()).await.unwrap()
}

both! {
    async fn right_password_opens_a_session(world: World) {
        let answer = sign_in(&world.client(), "Coordinator@Office.Example ", cast::PASSWORD).await;
        assert_eq!(answer.json()["data"]["signIn"]["viewer"]["role"], "COORDINATOR");
        let set = answer.header(header::SET_COOKIE);
        assert!(set.starts_with("ashshash=") && set.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{set}");
        let client = world.client().with_cookie(&answer.cookie().unwrap());
        assert_eq!(client.ask(VIEWER).await["viewer"]["email"], "coordinator@office.example");
        assert_eq!(whole_journal(&world).await, 1);
    }

    async fn over_tls_the_cookie_is_bound_to_the_host(world: World) {
        let mut world = world;
        world.settings.public_url = Some("https://office.example".to_owned());
        world.restart();
        let client = world.client().with_header(header::ORIGIN, "https://office.example");
        let answer = sign_in(&client, &cast::email(Role::Coordinator), cast::PASSWORD).await;
        let set = answer.header(header::SET_COOKIE);
        assert!(set.starts_with("__Host-ashshash=") && set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{set}");
        let token = answer.cookie().unwrap();
        assert!(is_signed_in(&client.clone().with_header(header::COOKIE, &format!("__Host-ashshash={token}"))).await);
        assert!(!is_signed_in(&client.with_cookie(&token)).await);
    }

    async fn unknown_address_wrong_password_and_disabled_account_answer_alike(world: World) {
        let client = world.client();
        let known = sign_in(&client, &cast::email(Role::Coordinator), "five goats on the bridge").await;
        let unknown = sign_in(&client, "nobody@office.example", "five goats on the bridge").await;
        let endless = sign_in(&client, &cast::email(Role::Coordinator), &"long ".repeat(100)).await;
        assert_eq!(problem(&known, "signIn"), "sign-in-failed");
        assert_eq!(known.body, unknown.body);
        assert_eq!(known.body, endless.body);
        assert!(known.cookie().is_none());
        assert_eq!(whole_journal(&world).await, 0);
    }

    async fn guessing_is_slowed_for_the_address_and_never_for_good(world: World) {
        let client = world.client();
        for _ in 0..10 {
            assert_eq!(problem(&sign_in(&client, "nobody@office.example", "wrong wrong wrong").await, "signIn"), "sign-in-failed");
        }
        let email = cast::email(Role::Counsellor);
        assert_eq!(problem(&sign_in(&client, &email, cast::PASSWORD).await, "signIn"), "sign-in-too-often");
        let elsewhere = client.clone().at("127.0.0.2");
        assert!(sign_in(&elsewhere, &email, cast::PASSWORD).await.cookie().is_some());
        world.clock.pass_ms(15_000);
        assert!(sign_in(&client, &email, cast::PASSWORD).await.cookie().is_some());
    }

    async fn signing_in_rightly_costs_no_tries(world: World) {
        for _ in 0..25 {
            assert!(sign_in(&world.client(), &cast::email(Role::Coordinator), cast::PASSWORD).await.cookie().is_some());
        }
    }

    async fn strangers_can_t_keep_an_owner_out_of_a_known_place(world: World) {
        let email = cast::email(Role::Coordinator);
        let office = world.client().at("127.0.0.9");
        assert!(sign_in(&office, &email, cast::PASSWORD).await.cookie().is_some());
        let mut refusals = 0;
        for number in 10..20 {
            let stranger = world.client().at(&format!("127.0.1.{number}"));
            for _ in 0..4 {
                refusals += i32::from(problem(&sign_in(&stranger, &email, "wrong wrong wrong").await, "signIn") == "sign-in-too-often");
            }
        }
        assert_eq!(refusals, 10, "thirty tries from anywhere, then slowly");
        assert!(sign_in(&office, &email, cast::PASSWORD).await.cookie().is_some());
        let new_place = world.client().at("127.0.2.1");
        assert_eq!(problem(&sign_in(&new_place, &email, cast::PASSWORD).await, "signIn"), "sign-in-too-often");
        world.clock.pass_ms(20_000);
        assert!(sign_in(&new_place, &email, cast::PASSWORD).await.cookie().is_some());
    }

    async fn session_ends_after_thirty_unused_minutes(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        for _ in 0..3 {
            world.clock.pass_minutes(29);
            assert!(is_signed_in(&client).await);
        }
        world.clock.pass_minutes(30);
        let answer = client.ask_with(VIEWER, json!({})).await;
        assert!(answer.json()["data"]["viewer"].is_null());
        assert_eq!(answer.cookie().as_deref(), Some(""), "the browser forgets it");
    }

    async fn session_on_a_shared_device_ends_after_five(world: World) {
        let answer = sign_in_on(&world.client(), &cast::email(Role::Coordinator), cast::PASSWORD, true).await;
        let client = world.client().with_cookie(&answer.cookie().unwrap());
        world.clock.pass_minutes(4);
        assert!(is_signed_in(&client).await);
        world.clock.pass_minutes(5);
        assert!(!is_signed_in(&client).await);
    }

    async fn session_ends_after_twelve_hours_however_busy(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        for _ in 0..(12 * 60 / 20 - 1) {
            world.clock.pass_minutes(20);
            assert!(is_signed_in(&client).await);
        }
        world.clock.pass_minutes(20);
        assert!(!is_signed_in(&client).await);
    }

    async fn signing_out_ends_this_session_alone(world: World) {
        let (here, there) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Coordinator).await);
        let answer = here.ask_with("mutation { signOut { problems { code } } }", json!({})).await;
        assert_eq!(answer.cookie().as_deref(), Some(""));
        assert!(!is_signed_in(&here).await && is_signed_in(&there).await);
        here.ask("mutation { signOut { problems { code } } }").await;
        assert_eq!(whole_journal(&world).await, 1, "signing out twice is one deed");
    }

    async fn signing_out_everywhere_ends_all_of_one_person(world: World) {
        let (here, there) = (world.signed_in(Role::Coordinator).await, world.signed_in(Role::Coordinator).await);
        let other = world.signed_in(Role::Counsellor).await;
        here.ask("mutation { signOutEverywhere { problems { code } } }").await;
        assert!(!is_signed_in(&here).await && !is_signed_in(&there).await && is_signed_in(&other).await);
    }

    async fn new_password_takes_the_old_one_s_place_and_ends_other_sessions(world: World) {
        let (here, there) = (world.signed_in(Role::Counsellor).await, world.signed_in(Role::Counsellor).await);
        let answer = password_change(&here, cast::PASSWORD, "five mangoes under the tree").await;
        assert!(answer.json()["data"]["passwordChange"]["problems"].as_array().unwrap().is_empty(), "{}", answer.text());
        assert!(!is_signed_in(&here).await && !is_signed_in(&there).await);
        assert!(is_signed_in(&world.client().with_cookie(&answer.cookie().unwrap())).await);
        let email = cast::email(Role::Counsellor);
        assert_eq!(problem(&sign_in(&world.client(), &email, cast::PASSWORD).await, "signIn"), "sign-in-failed");
        assert!(sign_in(&world.client(), &email, "five mangoes under the tree").await.cookie().is_some());
        assert_eq!(whole_journal(&world).await, 2);
    }

    async fn password_that_won_t_do_says_why(world: World) {
        let client = world.signed_in(Role::Counsellor).await;
        for (current, new, code) in [
            ("five goats on the bridge", "five mangoes under the tree", "password-wrong"),
            (cast::PASSWORD, cast::PASSWORD, "password-unchanged"),
            (cast::PASSWORD, "short", "password-too-short"),
            (cast::PASSWORD, "Password123456", "password-too-common"),
            (cast::PASSWORD, "counsellor-12", "password-contains-address"),
        ] {
            assert_eq!(problem(&password_change(&client, current, new).await, "passwordChange"), code);
        }
        assert!(is_signed_in(&client).await);
    }

    async fn another_role_ends_what_the_old_one_had_open(world: World) {
        let client = world.signed_in(Role::Counsellor).await;
        account::role_set(&world.database, cast::user(Role::Counsellor), Role::Mobiliser, world.clock.now()).await.unwrap();
        assert!(!is_signed_in(&client).await);
        assert_eq!(whole_journal(&world).await, 1);
    }

    async fn hash_of_weaker_days_is_replaced_at_sign_in(world: World) {
        let mut world = world;
        world.accounts = Accounts::with_cost(Randomness::new(ashshash_server::clock::fill), 128, 2).unwrap();
        world.restart();
        let email = cast::email(Role::Coordinator);
        assert!(sign_in(&world.client(), &email, cast::PASSWORD).await.cookie().is_some());
        let stored = user::by_email(world.database.writer(), &email).await.unwrap().unwrap();
        assert!(stored.password_hash.starts_with("$argon2id$v=19$m=128,t=2,p=1$"));
        assert_eq!(stored.user.version, 1, "the account is the same");
        assert!(sign_in(&world.client(), &email, cast::PASSWORD).await.cookie().is_some());
    }

    async fn language_is_kept_with_the_account(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        client.ask("mutation { languageSet(input: { language: BN }) { problems { code } } }").await;
        assert_eq!(client.ask("{ viewer { language } }").await["viewer"]["language"], "BN");
        client.ask("mutation { languageSet(input: { language: BN }) { problems { code } } }").await;
        assert_eq!(whole_journal(&world).await, 1, "the same again changes nothing");
    }

    async fn bearer_takes_the_cookie_s_place(world: World) {
        let client = world.signed_in(Role::Coordinator).await.with_header(header::AUTHORIZATION, "Bearer ash_unknown").with_header(header::ORIGIN, "https://elsewhere.example");
        assert!(!is_signed_in(&client).await);
    }

    async fn other_sites_pages_get_no_answer(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        for origin in ["https://elsewhere.example", "null", "http://localhost.elsewhere.example"] {
            let answer = client.clone().with_header(header::ORIGIN, origin).ask_with(VIEWER, json!({})).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (403, "origin-refused"), "{origin}");
        }
        let without = client.clone().without_header(header::ORIGIN);
        assert!(is_signed_in(&without).await, "a program sends no Origin");
        let browser = without.with_header("sec-fetch-site".parse().unwrap(), "cross-site");
        assert_eq!(browser.ask_with(VIEWER, json!({})).await.status.as_u16(), 403);
    }

    async fn ended_sessions_and_filled_budgets_are_cleared_away(world: World) {
        let client = world.signed_in(Role::Coordinator).await;
        sign_in(&world.client(), "nobody@office.example", "wrong wrong wrong").await;
        world.clock.pass_minutes(25 * 60);
        account::clear_away(&world.database, world.clock.now()).await.unwrap();
        assert!(!is_signed_in(&client).await);
    }

    async fn account_is_added_with_a_password_that_will_do(world: World) {
        let new = |email: &str, password: &str| account::NewAccount {
            organisation: "RJ".to_owned(),
            email: email.to_owned(),
            display_name: "Shirin".to_owned(),
            role: Role::Mobiliser,
            language: ashshash_base::Language::Bangla,
            password: Password::new(password.to_owned()),
            is_deputy_approver: false,
            counsellor: None,
        };
        let now = world.clock.now();
        account::user_add(&world.database, &world.accounts, new("Shirin@rj.example", "five mangoes under the tree"), now).await.unwrap();
        assert!(sign_in(&world.client(), "shirin@rj.example", "five mangoes under the tree").await.cookie().is_some());
        let refused = |outcome: Result<_, account::AccountError>| outcome.err().unwrap().problem().unwrap().code();
        let taken = account::user_add(&world.database, &world.accounts, new("SHIRIN@rj.example", "five mangoes under the tree"), now).await;
        assert_eq!(refused(taken), "email-taken");
        let common = account::user_add(&world.database, &world.accounts, new("s@rj.example", "qwertyuiop12"), now).await;
        assert_eq!(refused(common), "password-too-common");
        assert_eq!(whole_journal(&world).await, 2);
    }
}
