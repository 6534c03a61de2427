//! Parts of the program, each fetched when one of its screens is first opened.

/// Declares the routes of a part, one for each of its screens; all of them fetch the part as a whole.
macro_rules! routes {
    ($part:ident, $preload:ident; $($(#[$doc:meta])* $route:ident => $screen:expr;)*) => {$(
        $(#[$doc])*
        pub struct $route;

        impl leptos_router::LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> leptos::prelude::AnyView {
                $part($screen).await
            }

            async fn preload() {
                $preload().await;
            }
        }
    )*};
}

pub(crate) use routes;
