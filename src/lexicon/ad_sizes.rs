//! Sizes in which advertising is sold.

/// Widths and heights of display ads that are sold everywhere (IAB), in CSS pixels.
const SIZES: &[(u32, u32)] = &[
    (300, 250),
    (336, 280),
    (728, 90),
    (970, 90),
    (970, 250),
    (160, 600),
    (120, 600),
    (300, 600),
    (320, 50),
    (320, 100),
    (468, 60),
    (250, 250),
    (200, 200),
    (180, 150),
    (300, 50),
    (300, 100),
    (640, 90),
    (960, 90),
    (1000, 90),
    (950, 90),
];

/// Whether display ads are sold in this size.
pub fn is_ad_size(width_px: u32, height_px: u32) -> bool {
    SIZES.contains(&(width_px, height_px))
}
