//! Licence expressions of packages. Decides whether an expression can be met with licences of a list; knows `AND`, `OR`,
//! brackets and the old `/`. An expression that it cannot read is met by nothing.

/// Whether the licences of the list are enough for the expression.
pub fn is_met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allowed) == Some(true) && rest.is_empty()
}

fn either(words: &mut &[&str], allowed: &[String]) -> Option<bool> {
    let mut met = both(words, allowed)?;
    while take(words, "OR") {
        met |= both(words, allowed)?;
    }
    Some(met)
}

fn both(words: &mut &[&str], allowed: &[String]) -> Option<bool> {
    let mut met = one(words, allowed)?;
    while take(words, "AND") {
        met &= one(words, allowed)?;
    }
    Some(met)
}

fn one(words: &mut &[&str], allowed: &[String]) -> Option<bool> {
    if take(words, "(") {
        let met = either(words, allowed)?;
        return take(words, ")").then_some(met);
    }
    let (name, rest) = words.split_first()?;
    *words = rest;
    let mut licence = (*name).to_owned();
    if take(words, "WITH") {
        let (exception, rest) = words.split_first()?;
        *words = rest;
        licence = format!("{licence} WITH {exception}");
    }
    Some(allowed.contains(&licence))
}

fn take(words: &mut &[&str], wanted: &str) -> bool {
    match words.split_first() {
        Some((word, rest)) if *word == wanted => {
            *words = rest;
            true
        }
        _ => false,
    }
}

/// The licences that a `deny.toml` allows: the strings of its list `allow`.
pub fn parse_allowed(deny: &str) -> Vec<String> {
    let list = deny.split_once("allow = [").and_then(|(_, rest)| rest.split_once(']')).map_or("", |(list, _)| list);
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read() {
        let allowed =
            parse_allowed("[licenses]\nallow = [\n  \"MIT\",\n  \"Unicode-3.0\", \"A WITH B\",\n]\nother = [\"X\"]");
        assert_eq!(allowed, ["MIT", "Unicode-3.0", "A WITH B"]);
        for met in ["MIT", "GPL-3.0 OR MIT", "GPL-3.0/MIT", "(MIT OR GPL-3.0) AND Unicode-3.0", "A WITH B"] {
            assert!(is_met(met, &allowed), "{met}");
        }
        for not in ["GPL-3.0", "MIT AND GPL-3.0", "A", "", "(MIT", "MIT MIT", "MIT OR"] {
            assert!(!is_met(not, &allowed), "{not}");
        }
    }
}
