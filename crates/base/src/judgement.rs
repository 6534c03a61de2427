use crate::{Argument, Problem};

/// One thing that is wrong, or worth knowing, about what somebody wants recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The problem's code in kebab-case, for which there are words.
    pub code: &'static str,
    /// The field to look at, as the facts name it.
    pub field: Option<&'static str>,
    /// The values that the sentence quotes.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Finding {
    /// Makes a finding about one field.
    pub fn at(code: &'static str, field: &'static str) -> Self {
        Self { code, field: Some(field), arguments: Vec::new() }
    }

    /// Makes a finding about the whole.
    pub fn of(code: &'static str) -> Self {
        Self { code, field: None, arguments: Vec::new() }
    }

    /// Writes down what a problem says.
    pub fn from_problem(problem: &dyn Problem) -> Self {
        Self { code: problem.code(), field: problem.field(), arguments: problem.arguments() }
    }

    /// Adds a value that the sentence quotes.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Argument) -> Self {
        self.arguments.push((name, value));
        self
    }
}

impl Problem for Finding {
    fn code(&self) -> &'static str {
        self.code
    }

    fn field(&self) -> Option<&'static str> {
        self.field
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        self.arguments.clone()
    }
}

/// What rules say about facts: what must not be recorded, and what may be but should be known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// Reasons to refuse.
    pub refusals: Vec<Finding>,
    /// Things to tell.
    pub warnings: Vec<Finding>,
}

impl Judgement {
    /// Tells whether nothing speaks against recording the facts.
    pub fn is_acceptable(&self) -> bool {
        self.refusals.is_empty()
    }

    /// Adds a reason to refuse where the condition holds.
    pub fn refuse_if(&mut self, condition: bool, code: &'static str, field: &'static str) {
        if condition {
            self.refusals.push(Finding::at(code, field));
        }
    }

    /// Adds a warning where the condition holds.
    pub fn warn_if(&mut self, condition: bool, code: &'static str, field: &'static str) {
        if condition {
            self.warnings.push(Finding::at(code, field));
        }
    }
}
