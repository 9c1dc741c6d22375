//! How far a run is, on a terminal: articles, articles a second, and the time left where the input says how long it is.

use std::io::{self, IsTerminal};

use indicatif::{HumanCount, ProgressBar, ProgressStyle};

const COUNTING: &str = "{spinner} {msg}, {elapsed}";

/// Shown on standard error, and only where that is a terminal and the reports go elsewhere.
pub struct Progress {
    bar: ProgressBar,
    articles: u64,
}

impl Progress {
    pub fn new() -> Self {
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let bar = match (shown, input_length()) {
            (false, _) => ProgressBar::hidden(),
            (true, Some(bytes)) => styled(ProgressBar::new(bytes), "{wide_bar} {percent} %, {msg}, {eta} left"),
            (true, None) => styled(ProgressBar::no_length(), COUNTING),
        };
        Progress { bar, articles: 0 }
    }

    /// Without an end that is known before.
    #[cfg(feature = "archive")]
    pub fn counting() -> Self {
        let bar = if io::stderr().is_terminal() { ProgressBar::no_length() } else { ProgressBar::hidden() };
        Progress { bar: styled(bar, COUNTING), articles: 0 }
    }

    /// Counts an article whose line took so many bytes.
    pub fn advance(&mut self, bytes: usize) {
        self.articles += 1;
        if !self.bar.is_hidden() {
            let seconds = self.bar.elapsed().as_secs_f64().max(0.001);
            let speed = self.articles as f64 / seconds;
            self.bar.set_message(format!("{} articles, {speed:.0} a second", HumanCount(self.articles)));
            self.bar.inc(bytes as u64);
        }
    }

    /// Says something that stays.
    pub fn tell(&self, message: &str) {
        self.bar.suspend(|| eprintln!("{message}"));
    }

    pub fn finish(&self) {
        self.bar.abandon();
    }
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style)
}

/// How long standard input is, where it is a file.
#[cfg(unix)]
fn input_length() -> Option<u64> {
    use std::os::fd::AsFd;
    let file = std::fs::File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    file.metadata().ok().filter(std::fs::Metadata::is_file).map(|file| file.len())
}

#[cfg(not(unix))]
fn input_length() -> Option<u64> {
    None
}
