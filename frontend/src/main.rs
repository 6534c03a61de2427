//! Ashshash in the browser: screens that reach the rest only through GraphQL.

mod address;
mod api;
mod app;
mod features;
mod part;
mod roles;
mod session;
mod shell;
mod ui;
mod words;

use leptos::prelude::*;

fn main() {
    // What a panic says stays in the console; the first script sees that the program stopped.
    console_error_panic_hook::set_once();
    shell::take_painted_shell_away();
    mount_to_body(app::app);
}
