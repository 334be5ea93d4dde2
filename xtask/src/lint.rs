//! What the Firefox store says about the built extension, as it gets it. Every warning fails like an error.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command;
use crate::package;
use crate::project::Project;

pub fn lint(project: &Project) -> Result<()> {
    let mut web_ext = project.npm_binary("web-ext");
    web_ext.arg("lint").arg("--source-dir").arg(package::build_firefox_folder(project)?);
    web_ext.args(["--output", "json", "--no-config-discovery"]);
    // It exits with an error where it has found one: what it found says more.
    let output = command::read_always(web_ext.env("NO_UPDATE_NOTIFIER", "1"))?;
    let report: Value = serde_json::from_str(&output).context("`web-ext lint` did not write a report")?;
    let findings = collect_findings(&report)?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        faults => bail!("`web-ext lint` found {faults} faults"),
    }
}

/// One thing that the linter said.
struct Finding {
    kind: String,
    code: String,
    file: String,
    message: String,
    description: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kind, code, file, message, description } = self;
        write!(f, "{file}: {kind}: {message} [{code}]\n    {}", description.replace('\n', " "))
    }
}

fn collect_findings(report: &Value) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for list in ["errors", "warnings"] {
        let entries = report[list].as_array().with_context(|| format!("the report of `web-ext lint` has no {list}"))?;
        for entry in entries {
            let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
            let (kind, code, file) = (text("_type"), text("code"), text("file"));
            findings.push(Finding { kind, code, file, message: text("message"), description: text("description") });
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn errors_and_warnings_are_findings() {
        let error = json!({"_type": "error", "code": "BAD", "file": "manifest.json", "message": "Bad."});
        let warning = json!({"_type": "warning", "code": "UNSAFE_VAR_ASSIGNMENT", "file": "view.js", "message": "Unsafe.",
            "description": "Build nodes."});
        let findings = collect_findings(&json!({"errors": [error], "warnings": [warning]})).unwrap();
        assert_eq!(findings.len(), 2);
        assert_eq!(findings[1].to_string(), "view.js: warning: Unsafe. [UNSAFE_VAR_ASSIGNMENT]\n    Build nodes.");
    }

    #[test]
    fn a_report_without_its_lists_is_an_error() {
        assert!(collect_findings(&json!({"errors": []})).is_err());
    }
}
