//! What the Firefox store says about the built extension. Decides which of its warnings are accepted, and why; any other
//! warning fails like an error.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command;
use crate::package;
use crate::project::Project;

/// Warnings that are no fault, by their code.
const ACCEPTED: [(&str, &str); 1] =
    [("BACKGROUND_SERVICE_WORKER_IGNORED", "one manifest serves both browsers, and Chromium reads this key")];

pub fn lint(project: &Project) -> Result<()> {
    let mut web_ext = project.npm_binary("web-ext");
    web_ext.args(["lint", "--source-dir", package::FOLDER, "--output", "json", "--no-config-discovery"]);
    // It exits with an error where it has found one: what it found says more.
    let output = command::read_always(web_ext.env("NO_UPDATE_NOTIFIER", "1"))?;
    let report: Value = serde_json::from_str(&output).context("`web-ext lint` did not write a report")?;
    let findings = collect_findings(&report)?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.iter().filter(|finding| finding.accepted.is_none()).count() {
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
    /// Why it is no fault.
    accepted: Option<&'static str>,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {} [{}]", self.file, self.kind, self.message, self.code)?;
        match self.accepted {
            Some(reason) => write!(f, " (accepted: {reason})"),
            None => write!(f, "\n    {}", self.description.replace('\n', " ")),
        }
    }
}

fn collect_findings(report: &Value) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for list in ["errors", "warnings"] {
        let entries = report[list].as_array().with_context(|| format!("the report of `web-ext lint` has no {list}"))?;
        for entry in entries {
            let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
            let code = text("code");
            let accepted = ACCEPTED.iter().find(|(known, _)| list == "warnings" && *known == code);
            let accepted = accepted.map(|(_, reason)| *reason);
            let (kind, file, message, description) =
                (text("_type"), text("file"), text("message"), text("description"));
            findings.push(Finding { kind, code, file, message, description, accepted });
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_the_known_warning_is_accepted() {
        let known = json!({"_type": "warning", "code": ACCEPTED[0].0, "file": "manifest.json", "message": "Ignored."});
        let other = json!({"_type": "warning", "code": "UNSAFE_VAR_ASSIGNMENT", "file": "view.js", "message": "Unsafe.",
            "description": "Build nodes."});
        let findings = collect_findings(&json!({"errors": [known], "warnings": [known, other]})).unwrap();
        let accepted: Vec<bool> = findings.iter().map(|finding| finding.accepted.is_some()).collect();
        assert_eq!(accepted, [false, true, false]);
        assert_eq!(findings[2].to_string(), "view.js: warning: Unsafe. [UNSAFE_VAR_ASSIGNMENT]\n    Build nodes.");
    }

    #[test]
    fn a_report_without_its_lists_is_an_error() {
        assert!(collect_findings(&json!({"errors": []})).is_err());
    }
}
