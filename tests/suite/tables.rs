//! The tables of archives, without building them: what `docs/tables.md` says is what the sources say. scripts/test-archive tests the rest.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_page_of_the_tables_has_their_version_and_every_column() {
    let (sources, page) = (read("src/tables/columns.rs"), read("docs/tables.md"));
    let version = sources.lines().find_map(|line| line.strip_prefix("pub const VERSION: &str = ")).unwrap();
    assert!(page.contains(&format!("`{}`", version.trim_matches(['"', ';']))), "{version}");
    let name = |line: &str| {
        let line = line.trim().trim_start_matches("&[");
        let arguments = line.strip_prefix("always(\"").or_else(|| line.strip_prefix("maybe(\""))?;
        arguments.split_once('"').map(|(name, _)| name.to_owned())
    };
    let names: Vec<String> = sources.lines().filter_map(name).collect();
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        assert!(
            page.contains(&format!("| `{name}` |")),
            "{name} is missing in docs/tables.md: scripts/test-archive says how to write it"
        );
    }
}

#[test]
fn the_python_package_has_the_version_of_the_crate() {
    let version = format!("version = \"{}\"", env!("CARGO_PKG_VERSION"));
    assert_eq!(read("python/Cargo.toml").lines().find(|line| line.starts_with("version = ")), Some(version.as_str()));
}

/// What a feature of Cargo.toml turns on, in the end.
fn turned_on<'m>(manifest: &'m str, feature: &str) -> Vec<&'m str> {
    let line = manifest.split_once(&format!("\n{feature} = [")).unwrap_or_else(|| panic!("there is no feature {feature}")).1;
    let parts = line.split_once(']').unwrap().0.split('"').skip(1).step_by(2);
    parts.flat_map(|part| if part.contains([':', '/']) { vec![part] } else { turned_on(manifest, part) }).collect()
}

#[test]
fn neither_the_default_build_nor_the_page_takes_what_only_archives_need() {
    let manifest = read("Cargo.toml");
    let dependencies = manifest.split_once("\n[dependencies]").unwrap().1.split_once("\n[").unwrap().0;
    let small: Vec<_> = ["default", "wasm"].into_iter().flat_map(|feature| turned_on(&manifest, feature)).collect();
    let only: Vec<_> = turned_on(&manifest, "archive").into_iter().filter(|part| !small.contains(part)).collect();
    assert!(only.len() > 10 && only.contains(&"dep:arrow-array") && only.contains(&"dep:parquet"), "{only:?}");
    for part in only {
        let name = part.strip_prefix("dep:").unwrap();
        let line = dependencies.lines().find(|line| line.starts_with(&format!("{name} = "))).unwrap();
        assert!(line.contains("optional = true"), "{line}");
    }
}
