//! Parts of addresses that tell a player or a post from an ad frame.

/// Hosts and paths of videos, posts, sounds, maps and code that pages embed on purpose.
pub const EMBEDS: &[&str] = &[
    "/embed", "player", "video", "youtube", "youtu.be", "vimeo", "dailymotion", "bilibili", "v.qq.com", "youku",
    "iqiyi", "twitter.com", "x.com/", "instagram", "tiktok", "facebook.com/plugins/post", "facebook.com/plugins/video",
    "spotify", "soundcloud", "bandcamp", "codepen", "jsfiddle", "gist.github", "google.com/maps", "openstreetmap",
    "rutube", "vk.com", "ok.ru", "nicovideo", "naver", "streamable", "ted.com", "datawrapper", "infogram", "flourish",
    "slideshare", "podcast",
];

/// Where sites can be followed: addresses that lead to a channel and hardly to anything else.
const CHANNELS: &[&str] = &[
    "//t.me/", "//telegram.me/", "whatsapp.com/channel", "//chat.whatsapp.com/", "//news.google.com/",
    "//wa.me/channel", "google.com/preferences/source", "//flipboard.com/@", "//feedly.com/", "//zen.yandex.ru/",
    "//dzen.ru/", "//invite.viber.com/", "//max.ru/",
];

/// Whether an address leads to a channel in which a site can be followed.
pub fn is_channel(address: &str) -> bool {
    CHANNELS.iter().any(|part| address.contains(part))
}
