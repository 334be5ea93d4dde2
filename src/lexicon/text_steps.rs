//! Steps of breadcrumbs that stand for the text itself, in bare letters.

/// Whether a step can be nothing but the text: what stands behind it is no step.
pub fn names_text(step: &str) -> bool {
    matches!(step, "正文" | "本文" | "内文" | "详情" | "文章详情" | "文章正文" | "新闻详情" | "查看文章" | "浏览文章")
}

/// Whether a step at a trail's end stands for the text; elsewhere it names a section.
pub fn may_name_text(step: &str) -> bool {
    matches!(step, "内容" | "文章" | "詳細" | "article" | "news")
}
