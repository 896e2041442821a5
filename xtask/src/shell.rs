//! Running other programs: their output goes straight to the terminal, their failure becomes a sentence.

use std::error::Error;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// What every command answers: nothing, or the sentence to show.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Runs a program to its end, with its output on the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().map_err(|reason| format!("`{line}` did not start: {reason}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status}).").into()) }
}

/// Runs a program quietly and answers what it printed; `None` when it is missing or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The place of a program on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// `95 s` becomes `1 min 35 s`.
pub fn spoken(duration: Duration) -> String {
    match (duration.as_secs(), duration.subsec_millis()) {
        (0, millis) => format!("{millis} ms"),
        (seconds @ 1..60, _) => format!("{seconds} s"),
        (seconds, _) => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
