//! Parts of addresses that tell a player or a post from an ad frame.

/// Hosts and paths of videos, posts, sounds, maps and code that pages embed on purpose.
pub const EMBEDS: &[&str] = &[
    "/embed", "player", "video", "youtube", "youtu.be", "vimeo", "dailymotion", "bilibili", "v.qq.com", "youku",
    "iqiyi", "twitter.com", "x.com/", "instagram", "tiktok", "facebook.com/plugins/post", "facebook.com/plugins/video",
    "spotify", "soundcloud", "bandcamp", "codepen", "jsfiddle", "gist.github", "google.com/maps", "openstreetmap",
    "rutube", "vk.com", "ok.ru", "nicovideo", "naver", "streamable", "ted.com", "datawrapper", "infogram", "flourish",
    "slideshare", "podcast",
];

/// Classes that services give to a post of theirs that a page quotes.
const POSTS: &[&str] = &[
    "twitter-tweet", "twitter-video", "instagram-media", "bluesky-embed", "mastodon-embed", "tiktok-embed", "fb-post",
    "text-post-media", "reddit-embed-bq", "reddit-card", "telegram-post", "vk-embed", "weibo-embed", "embedly-card",
];

/// Whether an element holds a post of another site that the page quotes, by its class.
pub fn is_quoted_post(class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| POSTS.contains(&name))
}

/// What the addresses of channels in which sites can be followed begin with, behind the scheme.
const CHANNELS: &[&str] = &[
    "t.me/", "t.me/s/", "t.me/joinchat/", "telegram.me/", "whatsapp.com/channel/", "chat.whatsapp.com/",
    "news.google.com/publications/", "wa.me/channel/", "google.com/preferences/source", "flipboard.com/@",
    "feedly.com/i/subscription/", "zen.yandex.ru/", "dzen.ru/", "invite.viber.com/", "max.ru/",
];

/// Whether an address leads to a channel in which a site can be followed, and to nothing that was said there.
pub fn is_channel(address: &str) -> bool {
    let Some((_, path)) = address.split_once("//") else { return false };
    let path = path.split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
    let path = path.strip_prefix("www.").unwrap_or(path);
    // Each begins with a host, and that alone may be the whole address of a channel.
    CHANNELS.iter().any(|part| match path.strip_prefix(part) {
        Some(rest) => !rest.contains('/'),
        None => part.strip_suffix('/') == Some(path),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_are_told_from_what_was_said_in_them() {
        for address in [
            "https://t.me/river", "//t.me/s/river/", "https://whatsapp.com/channel/ab12",
            "https://dzen.ru/river?from=site", "https://news.google.com/publications/AB?hl=en",
            "https://invite.viber.com/?g2=AB",
        ] {
            assert!(is_channel(address), "{address}");
        }
        for address in [
            "https://t.me/river/12", "https://t.me/s/river/12", "https://news.google.com/articles/1",
            "https://dzen.ru/a/AB", "https://site.example/t.me", "https://whatsapp.com/channel/ab12/300",
        ] {
            assert!(!is_channel(address), "{address}");
        }
    }
}
