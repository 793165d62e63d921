"""Names of months by CLDR, folded; made by `month_names_build`.

For each language twelve months; of one the forms are parted by `|`.
"""

TABLE = {
    "en": (
        "jan|january feb|february mar|march apr|april may jun|june jul|july "
        "aug|august sep|september|sept oct|october nov|november dec|december"
    ),
    "de": (
        "jan|januar feb|februar mär|märz apr|april mai jun|juni jul|juli aug|august "
        "sep|sept|september okt|oktober nov|november dez|dezember"
    ),
    "fr": (
        "janv|janvier févr|février mars avr|avril mai juin juil|juillet août "
        "sept|septembre oct|octobre nov|novembre déc|décembre"
    ),
    "es": (
        "ene|enero feb|febrero mar|marzo abr|abril may|mayo jun|junio jul|julio "
        "ago|agosto sept|septiembre oct|octubre nov|noviembre dic|diciembre"
    ),
    "pt": (
        "jan|janeiro fev|fevereiro mar|março abr|abril mai|maio jun|junho jul|julho "
        "ago|agosto set|setembro out|outubro nov|novembro dez|dezembro"
    ),
    "it": (
        "gen|gennaio feb|febbraio mar|marzo apr|aprile mag|maggio giu|giugno "
        "lug|luglio ago|agosto set|settembre ott|ottobre nov|novembre dic|dicembre"
    ),
    "nl": (
        "jan|januari feb|februari mrt|maart apr|april mei jun|juni jul|juli "
        "aug|augustus sep|september okt|oktober nov|november dec|december"
    ),
    "pl": (
        "styczeń|sty|stycznia luty|lut|lutego marzec|mar|marca kwiecień|kwi|kwietnia "
        "maj|maja czerwiec|cze|czerwca lipiec|lip|lipca sierpień|sie|sierpnia "
        "wrzesień|wrz|września październik|paź|października listopad|lis|listopada "
        "grudzień|gru|grudnia"
    ),
    "ru": (
        "янв|январь|января февр|февраль|февраля март|мар|марта апр|апрель|апреля "
        "май|мая июнь|июн|июня июль|июл|июля авг|август|августа "
        "сент|сентябрь|сентября окт|октябрь|октября нояб|ноябрь|ноября "
        "дек|декабрь|декабря"
    ),
    "uk": (
        "січень|січ|січня лютий|лют|лютого березень|бер|березня квітень|квіт|квітня "
        "травень|трав|травня червень|черв|червня липень|лип|липня "
        "серпень|серп|серпня вересень|вер|вересня жовтень|жовт|жовтня "
        "листопад|лист|листопада грудень|груд|грудня"
    ),
    "ar": (
        "يناير|جانفي فبراير|شباط|فيفري مارس|آذار أبريل|نيسان|أفريل|إبريل|ابريل "
        "مايو|أيار|ماي يونيو|حزيران|جوان يوليو|تموز|جويلية|يوليوز "
        "أغسطس|آب|أوت|غشت|اغسطس سبتمبر|أيلول|شتنبر أكتوبر|اكتوبر نوفمبر|نونبر "
        "ديسمبر|دجنبر"
    ),
    "zh": "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "tr": (
        "oca|ocak şub|şubat mar|mart nis|nisan may|mayıs haz|haziran tem|temmuz "
        "ağu|ağustos eyl|eylül eki|ekim kas|kasım ara|aralık"
    ),
    "hi": (
        "जन॰|जनवरी फ़र॰|फ़रवरी मार्च अप्रैल मई जून जुल॰|जुलाई अग॰|अगस्त सित॰|सितंबर "
        "अक्टू॰|अक्टूबर नव॰|नवंबर दिस॰|दिसंबर"
    ),
    "cs": (
        "leden|led|ledna únor|úno|února březen|bře|března duben|dub|dubna "
        "květen|kvě|května červen|čvn|června červenec|čvc|července srpen|srp|srpna "
        "září|zář říjen|říj|října listopad|lis|listopadu prosinec|pro|prosince"
    ),
    "sv": (
        "jan|januari feb|februari mars apr|april maj juni juli aug|augusti "
        "sep|september okt|oktober nov|november dec|december"
    ),
    "da": (
        "jan|januar feb|februar mar|marts apr|april maj jun|juni jul|juli aug|august "
        "sep|september okt|oktober nov|november dec|december"
    ),
    "nb": (
        "jan|januar feb|februar mar|mars apr|april mai jun|juni jul|juli aug|august "
        "sep|september okt|oktober nov|november des|desember"
    ),
    "fi": (
        "tammi|tammikuu|tammikuuta helmi|helmikuu|helmikuuta "
        "maalis|maaliskuu|maaliskuuta huhti|huhtikuu|huhtikuuta "
        "touko|toukokuu|toukokuuta kesä|kesäkuu|kesäkuuta heinä|heinäkuu|heinäkuuta "
        "elo|elokuu|elokuuta syys|syyskuu|syyskuuta loka|lokakuu|lokakuuta "
        "marras|marraskuu|marraskuuta joulu|joulukuu|joulukuuta"
    ),
    "hu": (
        "jan|január febr|február márc|március ápr|április máj|május jún|június "
        "júl|július aug|augusztus szept|szeptember okt|október nov|november "
        "dec|december"
    ),
    "ro": (
        "ian|ianuarie feb|februarie mar|martie apr|aprilie mai iun|iunie iul|iulie "
        "aug|august sept|septembrie oct|octombrie nov|noiembrie dec|decembrie"
    ),
    "el": (
        "ιαν|ιανουάριοσ|ιανουαρίου φεβ|φεβρουάριοσ|φεβρουαρίου "
        "μάρ|μάρτιοσ|μαρ|μαρτίου απρ|απρίλιοσ|απριλίου μάι|μάιοσ|μαΐ|μαΐου "
        "ιούν|ιούνιοσ|ιουν|ιουνίου ιούλ|ιούλιοσ|ιουλ|ιουλίου "
        "αύγ|αύγουστοσ|αυγ|αυγούστου σεπ|σεπτέμβριοσ|σεπτεμβρίου "
        "οκτ|οκτώβριοσ|οκτωβρίου νοέ|νοέμβριοσ|νοε|νοεμβρίου "
        "δεκ|δεκέμβριοσ|δεκεμβρίου"
    ),
    "he": (
        "ינו׳|בינו׳|ינואר|בינואר פבר׳|בפבר׳|פברואר|בפברואר מרץ|במרץ "
        "אפר׳|באפר׳|אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי "
        "אוג׳|באוג׳|אוגוסט|באוגוסט ספט׳|בספט׳|ספטמבר|בספטמבר "
        "אוק׳|באוק׳|אוקטובר|באוקטובר נוב׳|בנוב׳|נובמבר|בנובמבר "
        "דצמ׳|בדצמ׳|דצמבר|בדצמבר"
    ),
    "th": (
        "ม.ค|มกราคม ก.พ|กุมภาพันธ์ มี.ค|มีนาคม เม.ย|เมษายน พ.ค|พฤษภาคม มิ.ย|มิถุนายน "
        "ก.ค|กรกฎาคม ส.ค|สิงหาคม ก.ย|กันยายน ต.ค|ตุลาคม พ.ย|พฤศจิกายน ธ.ค|ธันวาคม"
    ),
    "id": (
        "jan|januari feb|februari mar|maret apr|april mei jun|juni jul|juli "
        "agu|agustus sep|september okt|oktober nov|november des|desember"
    ),
    "bg": (
        "яну|януари фев|февруари март апр|април май юни юли авг|август сеп|септември "
        "окт|октомври ное|ноември дек|декември"
    ),
    "ca": (
        "gen|gener febr|febrer març abr|abril|d’abr|d’abril maig juny jul|juliol "
        "ag|agost|d’ag|d’agost set|setembre oct|octubre|d’oct|d’octubre nov|novembre "
        "des|desembre"
    ),
    "lt": (
        "sausis|saus|sausio vasaris|vas|vasario kovas|kov|kovo "
        "balandis|bal|balandžio gegužė|geg|gegužės birželis|birž|birželio "
        "liepa|liep|liepos rugpjūtis|rugp|rugpjūčio rugsėjis|rugs|rugsėjo "
        "spalis|spal|spalio lapkritis|lapkr|lapkričio gruodis|gruod|gruodžio"
    ),
    "sk": (
        "január|jan|januára február|feb|februára marec|mar|marca apríl|apr|apríla "
        "máj|mája jún|júna júl|júla august|aug|augusta september|sep|septembra "
        "október|okt|októbra november|nov|novembra december|dec|decembra"
    ),
    "fa": (
        "ژانویه|ژانویهٔ فوریه|فوریهٔ مارس آوریل مه|مهٔ ژوئن ژوئیه|ژوئیهٔ اوت سپتامبر "
        "اکتبر نوامبر دسامبر"
    ),
}
