//! Work on many threads, its results in the order of what they were made from.
//!
//! Whatever goes in, few are in the works at a time: nothing more is taken in until what was taken in is given out.

use std::io;
use std::sync::mpsc::{Receiver, RecvError, SyncSender, TryRecvError, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many may wait for each thread: so many that none is idle while the oldest takes longer than the others.
const WAITING: usize = 16;
/// How many bytes may be in the works, unless one alone is larger.
const MOST_BYTES: usize = 32 << 20;

/// Something to work on, with its size.
type Next<T> = io::Result<Option<(T, usize)>>;

/// What comes out of the works.
pub enum Event<R> {
    Result(R),
    /// Nothing is ready: a good time to flush.
    Idle,
}

/// Works on everything that `next` gives, on so many threads, and hands each result to `take`, in order.
///
/// Ends with the first error of either. `work` must not panic.
pub fn each<T: Send, R: Send>(
    jobs: usize,
    mut next: impl FnMut() -> Next<T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Event<R>) -> io::Result<()>,
) -> io::Result<()> {
    let (hand_in, handed_in) = sync_channel::<(T, SyncSender<R>)>(jobs);
    // In order: where each result will arrive, and what it weighs.
    let (promise, promised) = sync_channel::<(Receiver<R>, usize)>(jobs * WAITING);
    let (handed_in, room) = (Mutex::new(handed_in), Room::default());
    let (work, room) = (&work, &room);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Ok((item, result)) = take_one(&handed_in) {
                    // Nobody waits for it where the output has failed.
                    let _ = result.send(work(item));
                }
            });
        }
        let reader = scope.spawn(move || -> io::Result<()> {
            while let Some((item, size)) = next()? {
                room.enter(size);
                let (result, arrives) = sync_channel(1);
                if promise.send((arrives, size)).is_err() || hand_in.send((item, result)).is_err() {
                    break;
                }
            }
            Ok(())
        });
        let written = give_out(promised, room, &mut take);
        room.open();
        written.and(reader.join().unwrap_or(Ok(())))
    })
}

fn take_one<M>(queue: &Mutex<Receiver<M>>) -> Result<M, RecvError> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv()
}

fn give_out<R>(
    promised: Receiver<(Receiver<R>, usize)>,
    room: &Room,
    take: &mut impl FnMut(Event<R>) -> io::Result<()>,
) -> io::Result<()> {
    while let Some((arrives, size)) = next_of(&promised, take)? {
        // Nothing arrives from a thread that has ended.
        if let Some(result) = next_of(&arrives, take)? {
            take(Event::Result(result))?;
        }
        room.leave(size);
    }
    Ok(())
}

/// The next that the channel brings, told before where it has to be waited for; nothing where it has ended.
fn next_of<M, R>(channel: &Receiver<M>, take: &mut impl FnMut(Event<R>) -> io::Result<()>) -> io::Result<Option<M>> {
    match channel.try_recv() {
        Ok(next) => Ok(Some(next)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            take(Event::Idle)?;
            Ok(channel.recv().ok())
        }
    }
}

/// Room for a number of bytes.
#[derive(Default)]
struct Room {
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Default)]
struct Inside {
    bytes: usize,
    /// Nobody waits any more.
    open: bool,
}

impl Room {
    /// Waits until there is room, or nothing else inside.
    fn enter(&self, size: usize) {
        let full = |inside: &mut Inside| !inside.open && inside.bytes > 0 && inside.bytes.saturating_add(size) > MOST_BYTES;
        self.left.wait_while(self.lock(), full).unwrap_or_else(PoisonError::into_inner).bytes += size;
    }

    fn leave(&self, size: usize) {
        self.lock().bytes -= size;
        self.left.notify_one();
    }

    fn open(&self) {
        self.lock().open = true;
        self.left.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn squares(jobs: usize, count: usize) -> Vec<usize> {
        let mut numbers = 0..count;
        let mut squares = Vec::new();
        let next = || Ok(numbers.next().map(|number| (number, 1)));
        let take = |event| {
            if let Event::Result(square) = event {
                squares.push(square);
            }
            Ok(())
        };
        each(jobs, next, |number| number * number, take).unwrap();
        squares
    }

    #[test]
    fn results_come_in_the_order_of_what_went_in() {
        for jobs in [1, 2, 7] {
            assert_eq!(squares(jobs, 500), (0..500).map(|number| number * number).collect::<Vec<_>>(), "{jobs} jobs");
        }
        assert!(squares(3, 0).is_empty());
    }

    /// What is in the works while the first result is held back is all that will be taken in.
    fn most_inside(jobs: usize, size: usize) -> usize {
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut left = 2_000;
        let next = || {
            left -= 1;
            most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            Ok((left > 0).then_some(((), size)))
        };
        let take = |event| {
            if matches!(event, Event::Result(())) {
                inside.fetch_sub(1, Ordering::SeqCst);
            }
            Ok(())
        };
        each(jobs, next, |()| (), take).unwrap();
        most.into_inner()
    }

    #[test]
    fn few_are_in_the_works_at_a_time_whatever_goes_in() {
        // One that was just read, one at the door, and one whose result is being taken.
        assert!(most_inside(2, 1) <= 2 * WAITING + 3);
        assert!(most_inside(2, MOST_BYTES / 4) <= 4 + 2);
        assert!(most_inside(2, MOST_BYTES * 2) <= 1 + 2);
    }

    #[test]
    fn an_output_that_fails_ends_the_work() {
        let next = || Ok(Some(((), MOST_BYTES)));
        let take = |event| match event {
            Event::Result(()) => Err(io::Error::from(io::ErrorKind::BrokenPipe)),
            Event::Idle => Ok(()),
        };
        assert_eq!(each(2, next, |()| (), take).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }

    #[test]
    fn an_input_that_fails_ends_the_work_behind_what_was_read() {
        let mut left = 3;
        let mut seen = 0;
        let next = || {
            left -= 1;
            if left == 0 { Err(io::Error::other("torn")) } else { Ok(Some(((), 1))) }
        };
        let take = |event| {
            seen += usize::from(matches!(event, Event::Result(())));
            Ok(())
        };
        assert_eq!(each(2, next, |()| (), take).unwrap_err().to_string(), "torn");
        assert_eq!(seen, 2);
    }
}
