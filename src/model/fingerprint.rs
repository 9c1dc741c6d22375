//! Tells one file of weights from another, by every byte. The build script reckons it too.

/// Of the parts of the model together.
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    parts.into_iter().fold(0, |sum, part| both(sum, of_part(part)))
}

fn of_part(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, &word| both(sum, u64::from_le_bytes(word)));
    rest.iter().fold(sum, |sum, &byte| both(sum, byte.into()))
}

fn both(a: u64, b: u64) -> u64 {
    let mixed = (a.rotate_left(5) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}
