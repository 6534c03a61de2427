//! Relay connections: pages by sealed cursors; what is costly is done only when asked.

use ashshash_base::Argument;
use ashshash_storage::cursor::{Binding, Page, PageQuestion};
use async_graphql::{Context, Object, Result};

use crate::asked::read;
use crate::problem::{Told, refusal};

/// The largest page.
pub(crate) const LARGEST_PAGE: i32 = 100;

/// Checks how many rows are asked for.
///
/// # Errors
/// Refuses fewer than one and more than the largest page.
pub(crate) fn size(ctx: &Context<'_>, first: i32, largest: i32) -> Result<u16> {
    let wanted = if (1..=largest).contains(&first) { u16::try_from(first).ok() } else { None };
    wanted.ok_or_else(|| refusal(ctx, "first-out-of-range", &[("maximum", Argument::Count(largest.into()))]))
}

/// Reads from the question which page to read: no total and no rows unless something asks for them.
///
/// # Errors
/// As [`size`].
pub(crate) fn page_question(ctx: &Context<'_>, first: i32, after: Option<String>) -> Result<PageQuestion> {
    let first = size(ctx, first, LARGEST_PAGE)?;
    let ahead = ctx.look_ahead();
    let wants_rows = ["edges", "nodes", "pageInfo"].into_iter().any(|field| ahead.field(field).exists());
    Ok(PageQuestion {
        first: if wants_rows { first } else { 0 },
        after,
        with_total: ahead.field("totalCount").exists(),
    })
}

/// A page of objects with what its cursors are bound to.
pub(crate) struct Paged<N> {
    pub(crate) rows: Vec<(N, Vec<u8>)>,
    pub(crate) binding: Binding,
    pub(crate) has_next: bool,
    pub(crate) has_previous: bool,
    pub(crate) total: Option<i64>,
}

impl<N> Paged<N> {
    pub(crate) fn new<T>(page: Page<T>, binding: Binding, has_previous: bool, wrap: impl Fn(T) -> N) -> Self {
        let rows = page.rows.into_iter().map(|(row, place)| (wrap(row), place)).collect();
        Self { rows, binding, has_next: page.has_next, has_previous, total: page.total }
    }

    pub(crate) fn page_info(&self) -> PageInfo {
        let place = |row: Option<&(N, Vec<u8>)>| row.map(|(_, place)| place.clone());
        PageInfo {
            binding: self.binding,
            has_next: self.has_next,
            has_previous: self.has_previous,
            start: place(self.rows.first()),
            end: place(self.rows.last()),
        }
    }
}

/// Seals a place into a cursor.
///
/// # Errors
/// A surprise when the system has no randomness.
pub(crate) fn cursor(ctx: &Context<'_>, binding: Binding, place: &[u8]) -> Result<String> {
    binding.seal(read(ctx), place).told(ctx)
}

/// Where a page lies.
pub struct PageInfo {
    binding: Binding,
    has_next: bool,
    has_previous: bool,
    start: Option<Vec<u8>>,
    end: Option<Vec<u8>>,
}

/// Where a page lies.
#[Object]
impl PageInfo {
    /// Whether rows follow.
    async fn has_next_page(&self) -> bool {
        self.has_next
    }

    /// Whether the page follows another.
    async fn has_previous_page(&self) -> bool {
        self.has_previous
    }

    /// Cursor of the first row.
    async fn start_cursor(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.start.as_ref().map(|place| cursor(ctx, self.binding, place)).transpose()
    }

    /// Cursor of the last row: pass it as `after`.
    async fn end_cursor(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        self.end.as_ref().map(|place| cursor(ctx, self.binding, place)).transpose()
    }
}

/// Makes the connection and edge types of a node.
macro_rules! connection {
    ($connection:ident, $edge:ident, $node:ty $(, $total:ident)?) => {
        /// A page of a list.
        pub struct $connection(pub(crate) $crate::connection::Paged<$node>);

        /// A page of a list.
        #[::async_graphql::Object]
        impl $connection {
            /// The page's rows with their cursors.
            async fn edges(&self) -> Vec<$edge<'_>> {
                self.0.rows.iter().map(|(node, place)| $edge { node, place, binding: self.0.binding }).collect()
            }

            /// The page's rows.
            async fn nodes(&self) -> Vec<&$node> {
                self.0.rows.iter().map(|(node, _)| node).collect()
            }

            /// Where the page lies.
            async fn page_info(&self) -> $crate::connection::PageInfo {
                self.0.page_info()
            }

            $(
            /// How many rows there are in all; counted only when asked for.
            async fn $total(&self, ctx: &::async_graphql::Context<'_>) -> ::async_graphql::Result<i64> {
                self.0.total.ok_or_else(|| $crate::problem::surprise(ctx, &"the total was not counted"))
            }
            )?
        }

        /// A row with its cursor.
        pub struct $edge<'a> {
            node: &'a $node,
            place: &'a [u8],
            binding: ::ashshash_storage::cursor::Binding,
        }

        /// A row with its cursor.
        #[::async_graphql::Object]
        impl<'a> $edge<'a> {
            /// Where the row stands: pass it as `after` to go on behind it.
            async fn cursor(&self, ctx: &::async_graphql::Context<'_>) -> ::async_graphql::Result<String> {
                $crate::connection::cursor(ctx, self.binding, self.place)
            }

            /// The row.
            async fn node(&self) -> &$node {
                self.node
            }
        }
    };
}
pub(crate) use connection;
