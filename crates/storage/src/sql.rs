//! A statement under construction: text and bound values together, so that they can't drift apart.

use sea_orm::{DbBackend, Statement, Value};

use crate::dialect;

/// A piece of SQL with the values that it binds.
///
/// Values are numbered in the order in which they are bound.
#[derive(Debug)]
pub(crate) struct Sql {
    backend: DbBackend,
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(crate) fn new(backend: DbBackend, text: &str) -> Self {
        Self { backend, text: text.to_owned(), values: Vec::new() }
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.backend
    }

    /// Adds text as it is: never a value that came from outside.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        let placeholder = self.bound(value);
        self.push(&placeholder)
    }

    /// Binds a value without adding it, and gives the text that stands for it: for values that a
    /// statement names several times.
    pub(crate) fn bound(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        dialect::placeholder(self.backend, self.values.len())
    }

    /// Adds `(v1, v2, …)`, each value once and in order: for statements with thousands of values.
    ///
    /// Never together with [`Sql::bind`]: these values have no numbers on SQLite.
    pub(crate) fn bind_row(&mut self, values: Vec<Value>) {
        self.push("(");
        for (position, value) in values.into_iter().enumerate() {
            self.values.push(value);
            let placeholder = dialect::next_placeholder(self.backend, self.values.len());
            self.push(if position > 0 { ", " } else { "" }).push(&placeholder);
        }
        self.push(")");
    }

    /// Adds `(v1, v2, …)`; an empty list becomes one that matches nothing.
    pub(crate) fn bind_list(&mut self, values: impl IntoIterator<Item = impl Into<Value>>) -> &mut Self {
        self.push("(");
        let mut first = true;
        for value in values {
            if !first {
                self.push(", ");
            }
            first = false;
            self.bind(value);
        }
        if first {
            self.push("NULL");
        }
        self.push(")")
    }

    pub(crate) fn finish(self) -> Statement {
        Statement::from_sql_and_values(self.backend, self.text, self.values)
    }
}
