//! `cargo xtask seal`: Trunk's last step. Lists every file of the finished build, with its SHA-256, in the
//! service worker, and refuses a page that its own security policy would break.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::project::root;
use crate::shell::Outcome;

pub fn run() -> Outcome {
    let build = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let build = build.ok_or("`cargo xtask seal` is called by Trunk, after a build; see Trunk.toml.")?;

    let page = fs::read_to_string(build.join("index.html"))?;
    if let Some(code) = inline_code(&page) {
        return Err(format!("index.html holds inline code, which its security policy blocks: {code}").into());
    }

    let files = integrity_by_address(&build)?;
    let template = fs::read_to_string(root().join("public/sw.js"))?;
    fs::write(build.join("sw.js"), service_worker(&template, &files))?;
    println!("Sealed: {} files for offline use.", files.len());
    Ok(())
}

/// The template with its list filled in. The version follows from the files alone: the same build, the same
/// worker, and no update is offered where nothing has changed.
fn service_worker(template: &str, files: &BTreeMap<String, String>) -> String {
    let digest = Sha256::digest(json!(files).to_string());
    let version = URL_SAFE_NO_PAD.encode(&digest[..9]);
    template.replace("= __BUILD__;", &format!("= {};", json!({ "version": version, "files": files })))
}

/// Every file by the address under which a browser asks for it.
fn integrity_by_address(build: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![build.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // The page is asked for as "/": many hosts redirect "/index.html" there.
            let address = match path.strip_prefix(build)?.to_string_lossy().replace('\\', "/").as_str() {
                "sw.js" => continue,
                "index.html" => "/".to_owned(),
                file => format!("/{file}"),
            };
            files.insert(address, format!("sha256-{}", STANDARD.encode(Sha256::digest(fs::read(path)?))));
        }
    }
    Ok(files)
}

/// The first tag that a policy without 'unsafe-inline' blocks: a script without `src`, a style element, a
/// style attribute or an event handler.
fn inline_code(page: &str) -> Option<&str> {
    let tags = page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    tags.into_iter().find(|tag| {
        let mut words = tag.split_whitespace();
        let name = words.next().unwrap_or_default();
        let attributes: Vec<&str> = words.map(|word| word.split('=').next().unwrap_or(word)).collect();
        let is_comment = name.starts_with('!');
        let inline_script = name == "script" && !attributes.contains(&"src");
        let inline_attribute = attributes.iter().any(|name| *name == "style" || name.starts_with("on"));
        !is_comment && (inline_script || name == "style" || inline_attribute)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
        entries.iter().map(|(address, sum)| ((*address).to_owned(), (*sum).to_owned())).collect()
    }

    #[test]
    fn inline_code_is_found() {
        let cases = [
            ("<script>alert(1)</script>", Some("script")),
            ("<script type=\"module\">", Some("script type=\"module\"")),
            ("<style>p{}</style>", Some("style")),
            ("<p style=\"color:red\">", Some("p style=\"color:red\"")),
            ("<body onload=start()>", Some("body onload=start()")),
            ("<!-- <b>on style</b> --><script defer src=/a.js></script>", None),
            ("<p>a style of text</p>", None),
        ];
        for (page, expected) in cases {
            assert_eq!(inline_code(page), expected, "{page}");
        }
    }

    #[test]
    fn the_version_changes_with_the_files_and_only_with_them() {
        let worker = |sum| service_worker("const BUILD = __BUILD__;", &files(&[("/", sum)]));

        assert_eq!(worker("sha256-a"), worker("sha256-a"));
        assert_ne!(worker("sha256-a"), worker("sha256-b"));
        assert!(worker("sha256-a").contains(r#""files":{"/":"sha256-a"}"#));
    }

    #[test]
    fn the_template_has_the_place_that_is_filled() {
        let template = fs::read_to_string(root().join("public/sw.js")).unwrap();

        assert_ne!(service_worker(&template, &files(&[])), template);
    }
}
