//! Counts the steps of a program: each is one way from one piece of straight code to the next.
//!
//! The compiler puts a call to [`__sanitizer_cov_trace_pc_guard`] on every such way where it is told to; `scripts/steps` says how.
//! The count is the same on every machine, however busy, and no loop of the engine escapes it. Built without, it stays at zero.

use std::sync::atomic::{AtomicU64, Ordering};

static STEPS: AtomicU64 = AtomicU64::new(0);

/// The compiler's call; `unsafe` only in that its name must be this one.
#[unsafe(no_mangle)]
pub extern "C" fn __sanitizer_cov_trace_pc_guard(_: *mut u32) {
    // Load and store: one thread is measured, and a locked addition would take twenty times as long.
    STEPS.store(STEPS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

/// Called once with the range of all guards, which are not needed.
#[unsafe(no_mangle)]
pub extern "C" fn __sanitizer_cov_trace_pc_guard_init(_: *mut u32, _: *mut u32) {}

/// The steps that `work` takes; nothing else may run beside it.
pub fn count<T>(work: impl FnOnce() -> T) -> u64 {
    let before = STEPS.load(Ordering::Relaxed);
    std::hint::black_box(work());
    STEPS.load(Ordering::Relaxed) - before
}
