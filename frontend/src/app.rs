//! The app: its addresses and what each of them shows.

use crate::features::{
    account, awareness, certificates, consents, counselling, figures, imports, leads, plans, survivors,
};
use crate::session::{Session, Stage};
use crate::ui::{skeleton, trouble};
use crate::{roles, shell};
use ashshash_access::Right;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{Lazy, path};

/// Builds the whole page.
pub fn app() -> impl IntoView {
    let session = Session::provide();
    shell::watch_connection(session);
    session.ask();
    view! {
        <Router>
            {shell::frame(|| view! {
                <Routes fallback=move || guarded(shell::not_found)>
                    <Route path=path!("/") view=move || guarded(roles::home)/>
                    <Route path=path!("/more") view=move || guarded(roles::more)/>
                    <Route path=path!("/sign-in") view=shell::sign_in/>
                    <Route path=path!("/figures") view={Lazy::<figures::FiguresRoute>::new()}/>
                    <Route path=path!("/figures/:code") view={Lazy::<figures::FigureRoute>::new()}/>
                    <Route path=path!("/survivors") view={Lazy::<survivors::SurvivorsRoute>::new()}/>
                    <Route path=path!("/survivors/:code") view={Lazy::<survivors::SurvivorRoute>::new()}/>
                    <Route path=path!("/survivors/:code/counsellor") view={Lazy::<survivors::CounsellorRoute>::new()}/>
                    <Route path=path!("/survivors/:code/history") view={Lazy::<survivors::HistoryRoute>::new()}/>
                    <Route path=path!("/survivors/:code/merge") view={Lazy::<survivors::MergeRoute>::new()}/>
                    <Route path=path!("/records/:id/void") view={Lazy::<survivors::VoidRoute>::new()}/>
                    <Route path=path!("/survivors/:code/plan") view={Lazy::<plans::PlanRoute>::new()}/>
                    <Route path=path!("/survivors/:code/assess") view={Lazy::<plans::AssessRoute>::new()}/>
                    <Route path=path!("/survivors/:code/training-needs") view={Lazy::<plans::TrainingNeedsRoute>::new()}/>
                    <Route path=path!("/survivors/:code/safety") view={Lazy::<plans::SafetyRoute>::new()}/>
                    <Route path=path!("/survivors/:code/leave") view={Lazy::<plans::LeaveRoute>::new()}/>
                    <Route path=path!("/survivors/:code/open") view={Lazy::<plans::OpenRoute>::new()}/>
                    <Route path=path!("/today") view={Lazy::<plans::TodayRoute>::new()}/>
                    <Route path=path!("/handover") view={Lazy::<plans::HandOverRoute>::new()}/>
                    <Route path=path!("/survivors/:code/consents") view={Lazy::<consents::ConsentsRoute>::new()}/>
                    <Route path=path!("/survivors/:code/identity") view={Lazy::<consents::IdentityRoute>::new()}/>
                    <Route path=path!("/approvals") view={Lazy::<certificates::ApprovalsRoute>::new()}/>
                    <Route path=path!("/survivors/:code/certificate") view={Lazy::<certificates::CertificateRoute>::new()}/>
                    <Route path=path!("/survivors/:code/documents") view={Lazy::<certificates::DocumentsRoute>::new()}/>
                    <Route path=path!("/consents") view={Lazy::<consents::PapersRoute>::new()}/>
                    <Route path=path!("/consents/sheet") view={Lazy::<consents::SheetRoute>::new()}/>
                    <Route path=path!("/leads") view={Lazy::<leads::LeadsRoute>::new()}/>
                    <Route path=path!("/leads/new") view={Lazy::<leads::LeadNewRoute>::new()}/>
                    <Route path=path!("/leads/:id") view={Lazy::<leads::LeadRoute>::new()}/>
                    <Route path=path!("/leads/:id/edit") view={Lazy::<leads::LeadEditRoute>::new()}/>
                    <Route path=path!("/leads/:id/enrol") view={Lazy::<leads::LeadEnrolRoute>::new()}/>
                    <Route path=path!("/duplicates") view={Lazy::<leads::DuplicatesRoute>::new()}/>
                    <Route path=path!("/day") view={Lazy::<counselling::DayRoute>::new()}/>
                    <Route path=path!("/calendar") view={Lazy::<counselling::CalendarRoute>::new()}/>
                    <Route path=path!("/sessions/record") view={Lazy::<counselling::WhoseRoute>::new()}/>
                    <Route path=path!("/sessions/:id") view={Lazy::<counselling::SessionRoute>::new()}/>
                    <Route path=path!("/survivors/:code/sessions/new") view={Lazy::<counselling::PlanRoute>::new()}/>
                    <Route path=path!("/survivors/:code/sessions/record") view={Lazy::<counselling::UnplannedRoute>::new()}/>
                    <Route path=path!("/survivors/:code/family") view={Lazy::<counselling::FamilyRoute>::new()}/>
                    <Route path=path!("/survivors/:code/follow-ups") view={Lazy::<counselling::FollowUpsRoute>::new()}/>
                    <Route path=path!("/events") view={Lazy::<awareness::EventsRoute>::new()}/>
                    <Route path=path!("/events/new") view={Lazy::<awareness::EventRoute>::new()}/>
                    <Route path=path!("/events/:id/edit") view={Lazy::<awareness::EventEditRoute>::new()}/>
                    <Route path=path!("/imports") view={Lazy::<imports::ImportsRoute>::new()}/>
                    <Route path=path!("/imports/:id") view={Lazy::<imports::ImportRoute>::new()}/>
                    <Route path=path!("/account") view=move || guarded(account::page)/>
                </Routes>
            }.into_any())}
        </Router>
    }
}

/// Shows a screen once it is known who is signed in; the frame leads everybody else to sign-in.
pub fn guarded(screen: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let session = crate::session::session();
    if !session.drawn.get_untracked() {
        session.drawn.set(true);
    }
    let slow = RwSignal::new(false);
    set_timeout(move || _ = slow.try_set(true), std::time::Duration::from_millis(300));
    let signed_in = Memo::new(move |_| session.person.with(Option::is_some));
    let content = move || match session.stage.get() {
        Stage::Failed(problem) => trouble(&problem, session.words(), move || session.ask()),
        Stage::Ready if signed_in.get() => screen(),
        _ => skeleton(slow, session.words()),
    };
    view! { {content} }.into_any()
}

/// Shows a screen to those who have a right; to everybody else its address leads nowhere.
pub fn guarded_by(right: Right, screen: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let session = crate::session::session();
    guarded(move || {
        let person = session.person.get_untracked();
        if person.is_some_and(|person| person.may(right)) { screen() } else { shell::not_found() }
    })
}
