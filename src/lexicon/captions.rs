//! Words by which a line below a picture says that it is about the picture.

use crate::text::letters::to_lower;
use crate::text::pairs::Pairs;

/// What such a line begins with.
const STARTS: &[&str] = &[
    "图为", "图：", "图:", "图片说明", "资料图", "图片来源", "△", "▲", "▼", "▽", "圖為", "圖：", "圖／", "圖片來源",
    "資料圖", "写真：", "写真=", "写真＝", "사진=", "사진 =", "사진:", "▲", "photo:", "photo by", "photo credit",
    "image:", "image credit", "foto:", "foto ", "crédit photo", "credit photo", "credit:", "bild:", "bildquelle",
    "imagen:", "imagem:", "фото:", "фото ", "на фото", "الصورة:", "عکس:", "ภาพ:",
];

/// What it ends with.
const ENDS: &[&str] = &[
    " 摄", "摄）", "摄)", "供图", "供图）", "视觉中国", "（资料图）", "（資料照）", "資料照", "翻攝", "攝）", "撮影",
    "撮影）", "＝共同", "제공", "연합뉴스", "getty images", "/reuters", "/afp",
];

/// Whether a short line is about the picture above it.
pub fn is_caption(line: &str) -> bool {
    let line = to_lower(line.trim());
    STARTS.iter().any(|start| line.starts_with(start)) || ENDS.iter().any(|end| line.ends_with(end))
}

/// What classes of captions hold, and of the lines that say whose the picture is.
const NAMES: &[&str] = &[
    "caption", "credit", "legend", "leyenda", "didascali", "bildtext", "bildunterschrift", "onderschrift",
    "kuvateksti", "cutline", "piefoto", "pie-foto", "pie_foto",
];

/// Words for pictures: what describes one is its caption too.
const PICTURES: &[&str] = &["img", "image", "pic", "photo", "foto", "bild"];

/// Whether a class names a caption or the line below it that says whose the picture is.
pub fn is_caption_name(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    let pairs = Pairs::of(&class);
    let holds = |words: &[&str]| words.iter().any(|word| pairs.may_hold(word) && class.contains(word));
    holds(NAMES) || (holds(&["desc"]) && holds(PICTURES))
}

/// Whether a class names a layer over a picture that repeats what can be read in it.
pub fn is_overlay(class: &str) -> bool {
    class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case("ocr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_known_in_many_languages() {
        assert!(is_caption("图为昨晚在火车站候车的乘客。林小雨 摄"));
        assert!(is_caption("▲ 등대 (사진 제공)") && is_caption("Фото: Игорь Снегов"));
        assert!(!is_caption("图书馆本月底开放。") && !is_caption("Photographs lined the wall."));
    }
}
