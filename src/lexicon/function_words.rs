//! Function words by language: words that hold a sentence together and name nothing. Enough to do without a list from
//! outside; where there is one, it adds the rest.

/// Words by primary language tag, in the spelling of [`fold`](crate::text::fold::fold) or any that folds to it.
const FUNCTION_WORDS: &[(&str, &str)] = &[
    (
        "zh",
        "的 了 是 在 和 与 及 或 有 被 把 将 对 为 从 向 到 上 下 中 内 外 前 后 里 间 这 那 其 他 她 它 我 你 们 我们 你们 他们 她们 \
         自己 一个 一些 一种 没有 可以 进行 表示 认为 目前 已经 通过 因为 所以 但是 而且 如果 虽然 以及 并且 或者 由于 对于 关于 不是 就是 \
         还是 也是 都是 不过 什么 怎么 这样 那样 这个 那个 这些 那些 其中 之后 之前 以后 以前 以来 同时 此外 另外 日前 昨日 昨天 今天 明天 \
         记者 报道 本报 本报讯 编辑 来源 介绍 了解 获悉 时候 现在 有关 相关 方面 开始 继续 不断 需要 能够 应该 必须 可能 据悉 近日 最近 \
         不少 许多 很多 非常 十分 更加 比较 包括 根据 按照 作为 随着 使用 发现 出现 发生 得到 提供 一直 这里 那里 多少 之间 下午 上午 晚上 \
         凌晨 中午 也 都 就 还 又 很 不 没 会 能 要 想 说 去 来 让 给 以 于 而 但 并 等 着 过 吧 吗 呢 啊 只 才 再 已 更 最 该 此 每 各 个 \
         所 之 则 却 可 由 因 当 如 若 虽 同 跟 比 得 地 称 据 起 时 多 大 小 好 几 两 一 二 三 四 五 六 七 八 九 十 第一 第二 甚至 正在 其实 \
         然后 只是 只有 这种 那么 为了 任何 所有 大家 有些 有的 一样 一下 一点 一次 起来 出来 这次 当时 由此 因此 为什么 如何 为何 其他 其它",
    ),
    (
        "zh-Hant",
        "與 為 從 後 裡 這 個 們 我們 你們 他們 她們 自己 一個 沒有 可以 進行 表示 認為 目前 已經 通過 因為 所以 但是 而且 如果 雖然 以及 \
         或者 由於 對於 關於 還是 不過 什麼 怎麼 這樣 那樣 這個 那個 這些 其中 之後 之前 以後 同時 此外 另外 記者 報導 編輯 時候 現在 有關 \
         相關 方面 開始 繼續 需要 能夠 應該 必須 許多 很多 比較 包括 隨著 發現 出現 發生 這裡 那裡 會 還 來 讓 給 於 並 等 著 過 嗎 將 對 \
         把 被 說 沒 時 起來 這種 那麼 為了 這次 當時 因此 如何 其他 裏 今天 昨天 指出",
    ),
    (
        "ja",
        "の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの \
         という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において ば なかっ なく しかし について せ だっ \
         その後 できる それ う ので なお のみ でき き つ における および いう さらに でも ら たり その他 に関する たち ます ん なら です ました \
         ましょう それぞれ とき そして くる 私 僕 彼 彼女 今回 今 日 月 年 人 中 前 後 上 方 さん 場合 的 者 化 時 分 回 本 内 間 同 各 約",
    ),
    (
        "ko",
        "이 그 저 것 수 등 및 또는 또한 그리고 그러나 하지만 때문에 위해 위한 통해 대한 대해 따라 따르면 있다 있는 있습니다 없다 없는 하는 한 할 \
         했다 한다 하고 된다 되는 됐다 이번 지난 오는 올해 우리 이날 더 가장 모두 다시 아주 매우 많은 모든 같은 다른 경우 때 뒤 전 후 중 말했다 \
         밝혔다 기자 것으로 것이 것은 것을 것이다 라고 라며 며 에서 으로 함께 이후 관련 약 명 개 년 월 일",
    ),
    (
        "th",
        "ที่ และ ใน ของ การ เป็น ได้ มี ให้ ว่า ไม่ จะ กับ จาก แต่ หรือ โดย ก็ นี้ นั้น ไป มา แล้ว อยู่ ความ ซึ่ง ต้อง คือ เพื่อ ยัง อีก ถึง ทำ \
         ตาม เมื่อ ถูก ขึ้น ลง เข้า ออก กัน ด้วย เรา เขา ผู้ คน นาย นาง ครั้ง วัน เดือน ปี ทั้ง มาก หลัง ก่อน อย่าง จึง เพราะ ทาง ต่อ แบบ เช่น \
         สามารถ ตัว ๆ ฯ กว่า ระหว่าง ภายใน เคย ใช้ นำ พบ ขณะ ส่วน คุณ ฉัน ผม มัน สิ่ง ที บาท",
    ),
    (
        "ar",
        "في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين أن إن كان كانت يكون قد لا ما لم لن هو هي هم نحن أنا كما بعد قبل بين حتى أو ثم بل \
         لكن حيث عند منذ خلال كل بعض غير أي وقد وقال قال قالت أكد أضاف وأضاف وأكد ضد حول دون فيه فيها منه منها به بها له لها إنه إنها أنه أنها \
         ليس اليوم أمس يوم كذلك أيضا إذا لدى نحو عدد وفي ومن وعلى وهو وهي وكان ولا التى الى او ان",
    ),
    (
        "fa",
        "و در به از که این آن را با است برای تا بر هم نیز یک خود ما شما او آنها اما یا اگر هر چه می نمی شد شود شده بود باشد کرد کرده کند کنند دارد \
         دارند داشت باید نباید نیست هست پس پیش بعد قبل بین روی زیر همه هیچ چند دیگر وی ای ها های گفت افزود گزارش اینکه همچنین ولی چون حتی فقط سال \
         روز امروز دیروز شدن کردن داد داده خواهد توان مورد طی علیه نظر",
    ),
    (
        "he",
        "של את על לא הוא היא זה זאת זו הם הן אני אנחנו אתה כי גם אם או אבל רק כל יותר עם בין לפני אחרי אל מה מי איך כמו כן יש אין היה היתה הייתה \
         היו להיות עוד כבר אחד אחת שלא אשר עד כדי לפי ידי בו בה לו לה לי לנו להם שלו שלה שלהם אמר אמרה היום אתמול כך ולא הזה הזאת מאוד אז כאשר \
         תחת נגד במהלך",
    ),
    (
        "ru",
        "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему теперь когда \
         даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для \
         мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом один \
         почти мой тем чтобы нее сейчас были куда зачем всех никогда можно при наконец два об другой хоть после над больше тот через эти нас про \
         всего них какая много разве три эту моя впрочем хорошо свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между \
         это также однако которые который которая которое которых которого которым которой время года году год лет отметил сообщил сказал заявил \
         рассказал считает словам является являются стал стала стали должны этих которую чтобы поэтому свои своих своего своей очень например несколько \
         кроме того именно пока среди против около менее таким образом",
    ),
    (
        "uk",
        "і й та в у на не що він я з із зі як а то все вона так його але до ти же ви за б би по тільки її мені було від мене ще ні про ому тепер коли \
         навіть чи якщо вже або бути був нього вас там потім себе нічого може вони де є треба для ми тебе їх чим була сам без чого раз теж собі під \
         буде тоді хто цей того тому цього який яка яке які яких якого якому якою цьому один майже мій тим щоб зараз були куди всіх можна при два \
         інший після над більше через ці нас всього них багато три цю також однак час року рік років зазначив повідомив сказав заявив розповів це \
         словами своїх свої свого своєї дуже наприклад кілька крім саме поки серед проти близько",
    ),
    (
        "en",
        "the a an and or but if then than so of to in on at by for from with without about into over under after before between during through \
         against is are was were be been being am have has had having do does did doing will would shall should can could may might must not no \
         nor only own same too very just also more most much many some any each every all both few other another such i me my we us our you your \
         he him his she her it its they them their this that these those who whom whose which what when where why how there here said says say \
         as up down out off again further once because while until one two three new first last year years time day now get got make made like \
         even still well back way use used however since per via among around it's don't",
    ),
    (
        "de",
        "der die das den dem des ein eine einer eines einem einen und oder aber wenn dann als so von zu in im ins an am auf aus bei mit nach vor \
         für über unter durch gegen ohne um zwischen ist sind war waren sein wird werden wurde wurden worden hat haben hatte hatten kann können \
         konnte soll sollen muss müssen will wollen darf nicht kein keine nur auch noch schon sehr mehr viel viele alle jede jeder jedes andere \
         ich mich mir wir uns du sie er es ihn ihm ihr ihre ihren ihrer sich man dieser diese dieses diesem diesen jener wer was wie wo warum \
         welche dass daß ob weil da hier dort sagte sagt beim vom zum zur bis seit während jetzt immer wieder etwa bereits damit dabei dazu \
         jahr jahre jahren zwei drei doch habe seine seinen seiner einige wurde gibt geht uhr",
    ),
    (
        "fr",
        "le la les l un une des de du d au aux et ou mais si donc ni car en dans sur sous par pour avec sans entre vers chez contre depuis pendant \
         après avant est sont était étaient être été a ont avait avaient avoir ai as sera seront fait faire peut peuvent doit ne n pas plus moins \
         très aussi encore déjà bien tout tous toute toutes autre autres même mêmes chaque quelque quelques plusieurs je j me m moi nous tu te t \
         vous il elle on ils elles lui leur leurs se s son sa ses mon ma mes notre nos votre vos ce cet cette ces c ceux celui celle qui que qu \
         quoi dont où quand comment pourquoi y comme selon ainsi alors lors alors afin cela ça ici là an ans deux trois jour puis dit dont jusqu \
         soit sont ayant étant été",
    ),
    (
        "es",
        "el la los las lo un una unos unas y e o u pero si no ni que de del a al en por para con sin sobre entre hasta desde hacia contra durante \
         según tras ante bajo es son era eran fue fueron ser sido está están estaba estar ha han había haber he hay tiene tienen tenía tener puede \
         pueden debe hacer hace hizo muy más menos mucho muchos muchas poco todo todos toda todas otro otra otros otras mismo misma cada cual \
         algunos algunas yo me mi mis nos nuestro tú te tu tus usted él ella ellos ellas le les se su sus este esta esto estos estas ese esa eso \
         esos aquel quien quienes cuyo donde cuando como cómo qué porque también ya aún así ahora entonces solo sólo año años dos tres día vez \
         dijo además aunque mientras cuanto después antes parte",
    ),
    (
        "pt",
        "o a os as um uma uns umas e ou mas se não nem que de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sobre entre \
         até desde contra durante segundo após ante sob é são era eram foi foram ser sido está estão estava estar há havia ter tem têm tinha pode \
         podem deve fazer faz fez muito mais menos muitos muitas pouco todo todos toda todas tudo outro outra outros outras mesmo mesma cada qual \
         alguns algumas eu me meu minha nós nosso tu te você ele ela eles elas lhe lhes seu sua seus suas este esta isto estes estas esse essa \
         isso esses essas aquele aquela quem cujo onde quando como porque também já ainda assim agora então só ano anos dois duas três dia vez \
         disse além embora enquanto depois antes ao aos à às num numa dele dela foi vai hoje ontem sido parte",
    ),
    (
        "it",
        "il lo la i gli le l un uno una e ed o ma se non né che di del dello della dei degli delle d a al allo alla ai agli alle da dal dallo \
         dalla dai dagli dalle in nel nello nella nei negli nelle con su sul sullo sulla sui sugli sulle per tra fra senza contro durante dopo \
         prima è sono era erano essere stato stata stati state ha hanno aveva avere ho può possono deve fare fa molto più meno tutto tutti tutta \
         tutte altro altra altri altre stesso ogni quale alcuni io mi mio noi ci nostro tu ti tuo voi lui lei loro si suo sua suoi sue questo \
         questa questi queste quello quella quelli cui chi dove quando come perché anche già ancora così ora allora solo anno anni due tre \
         giorno volta detto mentre però secondo",
    ),
    (
        "nl",
        "de het een en of maar als dan dat die dit deze van in op aan met voor door over onder uit bij naar tot om tegen zonder tussen na is zijn \
         was waren worden wordt werd werden heeft hebben had kan kunnen kon zal zullen moet moeten wil niet geen ook nog al wel zeer meer veel alle \
         elke andere ik mij we wij ons je jij u hij hem zij ze hun haar er zich men wie wat waar hoe waarom welke omdat toen nu hier daar zo te \
         jaar twee drie",
    ),
    (
        "pl",
        "i a w we z ze na do od o u po za przez pod nad przed przy dla bez między nie tak że to ten ta te tego tej tych tym jest są był była było \
         były być będzie ma mają może można jak co który która które których którego której się oraz lub ale czy gdy kiedy jeśli już jeszcze też \
         także tylko bardzo więcej jego jej ich on ona oni my ty wy ja mnie nas was go mu tam tu gdzie dlaczego ponieważ dwa trzy rok roku lat",
    ),
    (
        "tr",
        "ve veya ile bir bu şu o de da ki mi mı için gibi kadar daha en çok az her hiç ama fakat ancak çünkü eğer ise olarak olan oldu olduğu \
         olduğunu olması var yok değil ne nasıl neden kim hangi ben sen biz siz onlar onun bunun sonra önce göre karşı üzere tarafından dedi \
         etti eden etmek yıl gün iki üç",
    ),
    (
        "hi",
        "के का की में है हैं और से को पर ने यह वह इस उस कि भी नहीं तो ही था थी थे एक हो गया गई गए कर करने किया करते होने लिए साथ बाद जो जब तक अपने या \
         कुछ बहुत हम आप वे उन इन ये रहा रहे रही सकता कहा दिया वाले",
    ),
    (
        "el",
        "ο η το οι τα του της των τον την τους τις στο στη στην στον στα στις στους ένα ένας μία μια έναν ενός μιας και κι ή αλλά \
         όμως αν όταν όπως ότι που πως πώς γιατί επειδή ώστε ενώ αφού καθώς να θα δεν μη μην για από με σε ως έως προς κατά μετά \
         πριν χωρίς μέσα έξω πάνω κάτω μεταξύ μέχρι σύμφωνα είναι ήταν είχε είχαν έχει έχουν έχω έγινε γίνεται μπορεί πρέπει \
         αυτό αυτός αυτή αυτά αυτοί αυτές αυτού αυτής αυτών αυτόν αυτήν εκείνο εκείνη εγώ εσύ εμείς εσείς μου σου μας σας τι ποιος \
         ποια ποιο όλα όλοι όλες κάθε κάποιος κάποια άλλο άλλη άλλα άλλοι πολύ πιο πολλά λίγο μόνο ακόμη ακόμα ήδη τώρα σήμερα χθες \
         αύριο εδώ εκεί τότε πάντα επίσης δύο τρεις πρώτη πρώτο ίδιο ίδια λόγω ούτε είτε δηλαδή τόσο όσο αναφέρει είπε οποία οποίο οποίος",
    ),
];

/// The function words of a language by its BCP 47 tag; none for a language without a table.
pub fn function_words(lang: &str) -> impl Iterator<Item = &'static str> {
    let primary = lang.split(['-', '_']).next().unwrap_or("");
    let tables = FUNCTION_WORDS.iter().filter(move |(tag, _)| tag.split('-').next() == Some(primary));
    tables.flat_map(|(_, words)| words.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_any_tag_of_a_language() {
        assert!(function_words("zh-CN").any(|word| word == "的"));
        assert!(function_words("zh-TW").any(|word| word == "這個"));
        assert!(function_words("en").all(|word| word != "的"));
        assert_eq!(function_words("xx").count(), 0);
    }
}
