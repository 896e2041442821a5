//! The little that the commands understand after their name.

use crate::shell::Outcome;

/// Reads `--flag` and `--name value` out of a command line; what nobody asked for is an error.
pub struct Options<'line> {
    rest: Vec<&'line str>,
}

impl<'line> Options<'line> {
    pub fn of(line: &'line [String]) -> Self {
        Self { rest: line.iter().map(String::as_str).collect() }
    }

    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|word| *word != name);
        self.rest.len() < before
    }

    pub fn value(&mut self, name: &str) -> Outcome<Option<&'line str>> {
        let Some(at) = self.rest.iter().position(|word| *word == name) else { return Ok(None) };
        if at + 1 == self.rest.len() {
            return Err(format!("{name} needs a value.").into());
        }
        self.rest.remove(at);
        Ok(Some(self.rest.remove(at)))
    }

    pub fn done(self) -> Outcome {
        match self.rest.first() {
            None => Ok(()),
            Some(word) => {
                Err(format!("`{word}` means nothing here; `cargo xtask help` lists what does.").into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[&str]) -> Vec<String> {
        words.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn flags_and_values_come_in_any_order() {
        let line = line(&["--port", "9000", "--release"]);
        let mut options = Options::of(&line);

        assert!(options.flag("--release"));
        assert_eq!(options.value("--port").unwrap(), Some("9000"));
        assert!(options.done().is_ok());
    }

    #[test]
    fn a_word_nobody_asked_for_is_an_error() {
        let line = line(&["--relase"]);
        let mut options = Options::of(&line);

        assert!(!options.flag("--release"));
        assert!(options.done().is_err());
    }

    #[test]
    fn a_value_cannot_be_left_out() {
        assert!(Options::of(&line(&["--port"])).value("--port").is_err());
    }
}
