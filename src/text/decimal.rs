//! Numbers as pages write lengths and sizes: `640`, `1.5`, `.75`, `2e3`.
//!
//! The standard library's reader gives the nearest number for any text there is, with twelve kilobytes of tables and
//! code. What is read here is small and short, where one division in double precision gives the same.

/// A number from which on further digits say nothing: seventeen are more than any of ours holds.
const ENOUGH: u64 = 100_000_000_000_000_000;

/// Powers of ten that a double holds exactly.
const POWERS: u32 = 22;

/// The number a text is; none for other texts, and for numbers far beyond any length.
pub fn parse_decimal(text: &str) -> Option<f32> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse().ok()?),
        None => (text, 0),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let (mut value, mut exponent): (u64, i32) = (0, exponent);
    for (byte, is_part) in whole.bytes().map(|byte| (byte, false)).chain(part.bytes().map(|byte| (byte, true))) {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9)?;
        if value < ENOUGH {
            value = value * 10 + u64::from(digit);
            exponent = exponent.checked_sub(i32::from(is_part))?;
        } else {
            exponent = exponent.checked_add(i32::from(!is_part))?;
        }
    }
    if exponent.unsigned_abs() > POWERS {
        return None;
    }
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power: f64, _| power * 10.0);
    let value = if exponent < 0 { value as f64 / power } else { value as f64 * power };
    Some(if is_negative { -value as f32 } else { value as f32 })
}

/// The length in CSS pixels that an attribute is: `640`, `640px`; percentages and the like are none.
pub fn parse_pixels(attribute: &str) -> Option<f32> {
    let length = attribute.trim();
    parse_decimal(length.strip_suffix("px").unwrap_or(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_the_standard_library_reads() {
        for text in [
            "0", "1", "640", "1.5", "2.", ".75", "+3", "-4.25", "2e3", "1.2E-2", "0.30", "1920.333333", "99999", "007",
            "122.64285714285714", "12345678901234567890",
        ] {
            assert_eq!(parse_decimal(text), text.parse().ok(), "{text}");
        }
        for number in 0..20_000 {
            let text = format!("{}.{}", number / 37, number % 1000);
            assert_eq!(parse_decimal(&text), text.parse().ok(), "{text}");
        }
        assert_eq!([" 640px ", "1.5", "50%", "px"].map(parse_pixels), [Some(640.0), Some(1.5), None, None]);
        for text in ["", ".", "-", "e3", "1e", "12px", "1 2", "50%", "١", "inf", "nan", "1e99"] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }
}
