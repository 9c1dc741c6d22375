//! The hash of words and features. The packed resources and weights depend on it: a change means training again.

const FACTOR: u32 = 0x9E37_79B1;

/// The hash of a word's bytes.
pub fn word(text: &str) -> u32 {
    finish(text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
}

/// The hash of two things in order.
#[inline]
pub fn pair(a: u32, b: u32) -> u32 {
    let hash = (a.rotate_left(5) ^ b).wrapping_mul(FACTOR);
    hash ^ (hash >> 15)
}

/// Spreads the low bits over the whole.
#[inline]
pub fn finish(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85EB_CA6B);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}
