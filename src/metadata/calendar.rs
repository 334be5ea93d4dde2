//! Moments, and the calendars whose days become civil ones: Persian and Buddhist years.

/// A moment as precise as the page gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    year: u16,
    month: u8,
    day: u8,
    /// The time of day.
    pub time: Option<Time>,
    /// Its zone as the page writes it, empty if it writes none.
    pub zone: String,
}

impl Moment {
    /// The year.
    pub fn year(&self) -> u32 {
        u32::from(self.year)
    }

    /// Year, month and day, to be compared.
    pub fn day_key(&self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The same day with a time and its zone.
    pub fn at(mut self, time: Option<Time>, zone: String) -> Self {
        (self.time, self.zone) = (time, zone);
        self
    }

    /// Whether both are on one calendar day.
    pub fn is_same_day(&self, other: &Moment) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        if let Some((hour, minute, second)) = self.time {
            write!(f, "T{hour:02}:{minute:02}")?;
            if let Some(second) = second {
                write!(f, ":{second:02}")?;
            }
            f.write_str(&self.zone)?;
        }
        Ok(())
    }
}

/// Years in which a web page can have been written.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2100;

/// Hour, minute, second.
pub type Time = (u8, u8, Option<u8>);

/// Persian years of the web that are no Islamic lunar ones: the lunar year 1421 began in 2000.
const SOLAR_YEARS: std::ops::RangeInclusive<u32> = 1370..=1420;

/// A civil date, from the calendars whose years cannot be mistaken: Persian 1370 to 1420, Buddhist 25xx. No civil day is
/// made of a lunar year, whose months begin when the moon is seen.
pub fn civil(year: u32, month: u32, day: u32) -> Option<Moment> {
    civil_or_solar(year, month, day, SOLAR_YEARS.contains(&year))
}

/// The same, of a month that may be known to be a Persian one.
pub fn civil_or_solar(year: u32, month: u32, day: u32, solar: bool) -> Option<Moment> {
    let year = if (2533..=2643).contains(&year) { year - 543 } else { year };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if solar {
        return solar_to_civil(year, month, day);
    }
    let longest = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (YEARS.contains(&year) && day <= longest).then(|| Moment {
        year: year as u16,
        month: month as u8,
        day: day as u8,
        time: None,
        zone: String::new(),
    })
}

/// A Persian solar date as a civil one. Years begin on 20 or 21 March; the 33-year cycle of leap years holds from 1244 to 1472.
fn solar_to_civil(year: u32, month: u32, day: u32) -> Option<Moment> {
    if !(1300..=1470).contains(&year) {
        return None;
    }
    let years = year - 1300;
    let is_leap = |year: u32| matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let leaps = (1300..year).filter(|&year| is_leap(year)).count() as u32;
    let in_year = if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 } + day - 1;
    // 1 Farvardin 1300 was 21 March 1921: 17,818 days before 1970.
    let days = i64::from(years * 365 + leaps + in_year) - 17_818;
    u64::try_from(days).ok().map(date_of_unix_day)
}

/// The number of days from 1970 to the day that a text begins with, `YYYY-MM-DD` (Howard Hinnant's `days_from_civil`).
pub fn unix_day_of(text: &str) -> Option<u32> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    // Years begin in March, so that the leap day is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    (365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day).checked_sub(719_469)
}

/// The civil date of a day since 1970 (Howard Hinnant's `civil_from_days`).
pub fn date_of_unix_day(days: u64) -> Moment {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Moment { year: year as u16, month: month as u8, day: day as u8, time: None, zone: String::new() }
}
