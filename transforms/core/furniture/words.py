"""Words of furniture in the languages of news, as regular expressions.

A line that leads elsewhere begins with one of `READ_ALSO` (a request, plain even if it
stands alone) or of `RELATED` (a noun, which needs a mark and a headline behind it).
"""

READ_ALSO = (
    "also read|read also|read more|read next|see also",
    "lesen sie (?:auch|mehr|hierzu)|lies auch|siehe auch|auch interessant|weiterlesen",
    "(?:à |a )?lire (?:aussi|également|plus)|lisez aussi|voir aussi|en savoir plus",
    "le[ea] también|le[ea] más|leer más|leer también|te puede interesar|ver también",
    "leia (?:também|mais)|veja também|saiba mais|ler mais|leia ainda",
    "leggi (?:anche|di più)|vedi anche|per saperne di più",
    "lees (?:ook|meer|verder)|zie ook|bekijk ook",
    "(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)|dowiedz się więcej",
    "чита(?:йте|ть) (?:также|далее|ещ[её])|смотрите также",
    "читайте (?:також|ще|далі)|дивіться також",
    "[اإ]قر[أا]ي? أيض[اً]{1,2}|[اإ]قر[أا] المزيد|شاهد أيض[اً]{1,2}",
    "相关阅读|延伸阅读|推荐阅读|相關閱讀|延伸閱讀|推薦閱讀|阅读更多|閱讀更多",
    "あわせて読みたい|合わせて読みたい|続きを読む|こちらも読む",
    "ayrıca (?:okuyun|bakınız)|bunu da okuyun|devamını oku|daha fazla oku",
    "(?:यह|ये|इसे) भी (?:पढ़ें|पढ़ें|पढ़े|देखें)|और पढ़ें",
    "baca (?:juga|lagi|selengkapnya)|soma pia|soma zaidi|basahin (?:din|rin)",
    "läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)",
    "(?:čtěte|přečtěte si|čítajte|prečítajte si) (?:také|též|i|více|aj|viac)",
    "cit(?:i[țţ]i|e[șş]te) (?:[șş]i|mai mult)|pročitaj(?:te)? (?:i|još|više)",
    "olvas(?:sa|d) (?:el )?(?:ezt is|tovább)|ezt is olvas(?:sa|d)|preberite tudi",
    "διαβάστε (?:επίσης|ακόμ[αη]|περισσότερα)|δείτε (?:επίσης|ακόμ[αη])",
    "(?:вижте|прочетете) (?:още|също)|прочитајте (?:и|још)|чытайце таксама",
    "(?:بیشتر|همچنین) بخوانید|مزید پڑھیں|یہ بھی پڑھیں|קראו (?:גם|עוד)",
    "আরও পড়ুন|আরো পড়ুন|இதையும் படி(?:ங்க|யுங்கள்)|மேலும் படிக்க|हे(?:ही)? वाचा",
    "આ પણ વાંચો|ఇ(?:ది|వి) కూడా చదవండి|ಇದನ್ನೂ ಓದಿ|ഇതും വായിക്കുക|ਇਹ ਵੀ ਪੜ੍ਹੋ",
    "อ่าน(?:เพิ่มเติม|ต่อ)|xem thêm|đọc thêm|관련 ?기사|mir[áa] también|leé también",
    "(?:lihat|simak) juga(?: video| foto)?",
)
RELATED = (
    "also on the site|related(?: stor(?:y|ies)| articles?)?|more on this(?: story)?",
    "recommended|mehr zum thema|zum thema|sur le même sujet|à ce sujet",
    "noticias? relacionadas?|relacionad[oa]s?|notícias? relacionadas?",
    "articoli correlati|approfondisci|gerelateerd|powiązane(?: artykuły)?",
    "подробнее|по теме|докладніше|детальніше|до теми|مواضيع ذات صلة|للمزيد",
    "相关新闻|相關新聞|関連記事|関連ニュース|관련 ?(?:뉴스|기사)|tin liên quan",
    "(?:berita|artikel) terkait|ข่าวที่เกี่ยวข้อง|(?-i:MORE|READ)",
    "ilgili haber(?:ler)?|संबंधित (?:खबरें|समाचार)",
)
ADVERT = (
    "advert(?:isement|ising)?|sponsored(?: content)?|anzeige|werbung|publicité",
    "annonce|publicidad|anuncio|publicidade",
    "anúncio|pubblicità|annuncio|advertentie|reklama?",
    "ogłoszenie|реклама|إعلان|اعلان|广告|廣告|広告|スポンサーリンク|विज्ञापन|iklan",
)
SHARE = (
    r"(?:diesen )?(?:artikel|beitrag) teilen|teilen (?:auf|per)",
    r"partage[rz] (?:sur|cet article)",
    r"(?:compart(?:ir|e|ilhar|ilhe)|partilh(?:ar|e)) (?:en|em|no|esta|este)\b",
    r"condividi (?:su|questo|l')|deel (?:dit|op|via)\b|udostępnij (?:na|artykuł)\b",
    "поделиться (?:в|с|ссылкой)|поділитися (?:в|у|з)|شارك (?:على|عبر|المقال|الخبر)",
    "分享到|分享至|シェアする|ツイートする|(?:facebook|twitter)'?[td][ae] paylaş",
    "शेयर करें|साझा करें",
)
RIGHTS = (
    "all rights reserved|alle rechte vorbehalten|tous droits réservés",
    "todos los derechos reservados|todos os direitos reservados",
    "tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone",
    "все права защищены|[ву]с[іи] права захищен[іо]|جميع الحقوق محفوظة",
    "版权所有|版權所有|無断転載|tüm hakları saklıdır|सर्वाधिकार सुरक्षित",
    "© ?dpa|riproduzione riservata|vietata la riproduzione|nachdruck verboten",
    "(?:queda )?prohibida (?:su|la) reproducción|reproducción (?:total )?prohibida",
    "proibida a reprodução|reprodução proibida|(?:toute )?reproduction"
    r" interdite(?=\W*\Z| sans)",
    "alla rättigheter|alle rettigheder|alle rettigheter|všechna práva|sva prava pridrž",
    "toate drepturile rezervate|minden jog fenntartva|hak cipta dilindungi",
    "כל הזכויות שמורות|με επιφύλαξη παντός|تمامی حقوق|সর্বস্বত্ব সংরক্ষিত",
    r"mọi quyền được bảo lưu|สงวนลิขสิทธิ์|[<(\[ⓒ©저].{0,40}무단 ?(?:전재|복제|배포)",
)
MAIL = (
    r"view (?:(?:this|it|e-?mail|newsletter|message) ){0,2}(?:in|on) (?:your |a |the )?"
    r"(?:web )?browser|view online|unsubscribe"
    r"|manage (?:your )?(?:preferences|subscriptions?)",
    r"(?:im|in ihrem) browser (?:ansehen|öffnen|lesen|anzeigen)|newsletter abbestellen",
    r"(?:voir|lire) .{0,30}dans (?:le|votre) navigateur|voir la version en ligne",
    "se désabonner|se désinscrire|ver (?:.{0,20} )?en (?:el|tu|su) navegador",
    "darse de baja|cancelar (?:la |a )?(?:suscripción|inscrição|assinatura|subscrição)",
    "ver (?:.{0,20} )?no (?:seu )?navegador|descadastrar",
    "visualizza(?:re)? .{0,30}(?:browser|online)|annulla(?:re)? l'iscrizione|disiscri",
    "bekijk .{0,30}(?:in (?:je|uw|de) browser|online)|uitschrijven|afmelden",
    "(?:zobacz|wyświetl|otwórz) .{0,30}w przeglądarce|wypisz się|zrezygnuj z sub",
    "(?:открыть|посмотреть|смотреть) .{0,20}в браузере|отписаться",
    "(?:відкрити|переглянути) .{0,20}[ув] браузері|відписатися",
    "عرض .{0,20}في المتصفح|إلغاء الاشتراك",
    "在浏览器中(?:查看|打开)|在瀏覽器中(?:查看|檢視|開啟)|退订|退訂|取消订阅|取消訂閱",
    "ブラウザで(?:見る|表示|開く)|配信停止|購読解除|登録解除",
    "tarayıcı(?:nız)?da (?:görüntüle|aç)|abonelikten (?:çık|ayrıl)",
    "ब्राउज़र में देखें|सदस्यता (?:समाप्त|रद्द) करें|अनसब्सक्राइब",
)
"""What a newsletter says of itself, with or without an address behind it."""

RECEIVED = (
    r"you(?:'re| are|’re)? receiv(?:ing|ed) this (?:e-?mail|newsletter|message)",
    r"sie erhalten diese[ns]? (?:e-?mail|newsletter|nachricht)",
    r"vous recevez (?:ce(?:t|tte)?) (?:message|e-?mail|newsletter)",
    r"(?:has recibido|recibes|recibe|recibió) este (?:correo|boletín|mensaje)",
    r"(?:recebeu|recebe|está a receber) est[ea] (?:e-?mail|newsletter|mensagem)",
    r"(?:hai ricevuto|ricevi) quest[ao] (?:e-?mail|newsletter|messaggio)",
    r"(?:je|u) ontvangt deze (?:e-?mail|nieuwsbrief)|otrzymujesz tę wiadomość",
    "вы получили это письмо|ви отримали цей лист|تلقيت هذه الرسالة",
    "您收到(?:此|这封)邮件",
    "このメールは|bu e-?postayı .{0,60}aldı|यह ईमेल आपको",
)

SIGN_OFFS = (
    r"[\W_]*(?:reuters?|end(?:s|item)?|30|fim|끝|انتهای پیام|انتهى)[\W_]*",
    r"[\W_]+(?:dpa|afp|ap|upi|aap|efe|ansa|adnkronos|lusa|belga|anp|ritzau|ntb|tt|stt"
    r"|pap|mti|bta|tanjug|hina|agerpres|apa|sda|bernama|kyodo|xinhua|yonhap|tass|antara"
    r"|pti|ani|ians|fin|fine)[\W_]*|[\W_]*(?:бта|тасс|čtk)[\W_]*|lusa/fi[mn]",
    r"\([a-z]{2,4} (?:mit |/)(?:dpa|afp|sid|epd|apa)\b[^()]{0,20}\)",
    r"(?-i:\([A-Z][a-z]{2}/Adnkronos\)|PTI(?: [A-Z]{2,4}){1,5})",
    r"(?-i:(?:[a-z]{2,4}/ ?){2,4}|bur(?:-[a-z]{2,3})?(?:/[a-z]{2,4})+)",
    r"[*_#=~\s—–-]{3,12}",
    r"\((?:schluss|schluß|fortsetzung|forts\.)\)(?: [a-z]{2,4}(?:/[a-z]{2,4}){0,3})?",
)
"""What a wire or a desk ends a story with."""

_ENTRIES = """
home|news|sport|sports|business|politics|opinion|world|video|videos|photos|markets
tech|technology|science|health|entertainment|travel|weather|lifestyle|culture|arts
menu|search|close|more|subscribe|login|log in|sign in|sign up|register|my account
contact|contact us|about|about us|help|faq|advertise|advertise with us|privacy
privacy policy|terms|terms of use|terms of service|terms and conditions|cookie policy
cookies|careers|jobs|newsletters|newsletter|rss|facebook|twitter|instagram|youtube
linkedin|pinterest|reddit|whatsapp|email|e-mail|print|share|comments|tweet
skip to content|archive|archives|skip to main content|skip to navigation|obituaries
classifieds|site map|sitemap|trending|most read|most popular|latest|latest news
related|related stories|editorial|columnists|podcasts|live tv|tv|radio|magazine|events
shop|store|donate|adchoices|accessibility|copyright|legal|feedback|topics|tags
follow us|back to top|previous|next|next post|previous post|reply|leave a reply
cancel reply|log out|real estate|autos|finance|education|local|national|international
blog|blogs|learn more|watch live|key points|top stories|related topics|related links
quick links|view comments|comments are closed|weather forecast|puzzles|crosswords
horoscopes|press releases|our team|categories|recent posts|recent comments
popular posts|sections|sponsored|advertisement|startseite|impressum|datenschutz
kontakt|anmelden|abo|wirtschaft|politik|kultur|suche|menü|agb|accueil|connexion
abonnement|économie|mentions légales|recherche|se connecter|inicio|contacto|política
economía|deportes|suscríbete|aviso legal|iniciar sesión|início|contato|economia
esportes|política de privacidade|chi siamo|contatti|abbonati|cronaca|inloggen
voorpagina|strona główna|kontakt|gospodarka|sport|главная|контакты|новости|политика
экономика|поиск|подписка|головна|новини|beranda|kontak|tentang kami|anasayfa|iletişim
gündem|ekonomi|首页|新闻|联系我们|首頁|ホーム|ニュース|お問い合わせ|홈|뉴스|الرئيسية
أخبار|اتصل بنا|होम|संपर्क करें|faqs|help center|help centre|customer service
subscriptions|subscribe now|my profile|sign out|logout|create account|mobile apps
digital edition|e-paper|epaper|e-edition|print edition|today's paper|back issues
photo galleries|tv guide|tv listings|corrections|code of ethics|editorial policy
editorial standards|ethics policy|privacy notice|privacy settings|cookie settings
cookie preferences|manage preferences|do not sell my info
do not sell my personal information|your privacy rights|your privacy choices
ad choices|california privacy rights|terms & conditions|user agreement
community guidelines|comment policy|submit a tip|news tips|write for us|work for us
media kit|press room|investor relations|rss feeds|rss feed|site index|site feedback
copyright notice|reprints|syndication|advertise here|place an ad|manage subscription
gift subscriptions|home delivery|newsletter sign up|newsletter signup
email newsletters|bookmarks|saved articles|copy link|link copied|messenger|telegram
tumblr|flipboard|stumbleupon|snapchat|tiktok|google+|facebook messenger|open search
open menu|close menu|toggle navigation|main menu|main navigation|search for
search this site|skip to footer|load more|show more|view all|see all|view more
see more|read more|all news|more news|latest videos|download the app|get the app
app store|google play|previous article|next article|older posts|newer posts
leave a comment|post a comment|add a comment|no comments|post comment|close ad
accept all|accept cookies|reject all|got it|i agree|no thanks|email address
remember me|forgot password|lost your password|forgot your password|first name
last name|über uns|karriere|mediadaten|datenschutzerklärung|nutzungsbedingungen
cookie-einstellungen|merkliste|barrierefreiheit|à propos|qui sommes-nous
nous contacter|politique de confidentialité|plan du site|gestion des cookies
quiénes somos|política de cookies|política de privacidad|términos y condiciones
términos de uso|suscripciones|quem somos|fale conosco|termos de uso|anuncie|redazione
note legali|informativa privacy|privacybeleid|colofon|adverteren|over ons|o nas
polityka prywatności|regulamin|о нас|о проекте|обратная связь
политика конфиденциальности|про нас|من نحن|سياسة الخصوصية|شروط الاستخدام|关于我们
隐私政策|广告服务|使用条款|關於我們|隱私政策|会社概要|利用規約|プライバシーポリシー
サイトマップ|회사소개|이용약관|개인정보처리방침|hakkımızda|künye|gizlilik politikası
हमारे बारे में|गोपनीयता नीति|teilen|drucken|merken|kommentare|kommentar|zurück
nach oben|antworten|antworten abbrechen|zur startseite|zur übersicht
zurück zur übersicht|vorheriger artikel|nächster artikel|vorheriger beitrag
nächster beitrag|alle artikel|alle nachrichten|mehr anzeigen|mehr laden|weiterlesen
e-mail-adresse|passwort|passwort vergessen|registrieren|abonnieren|abmelden|mein konto
stellenangebote|stellenmarkt|pressemitteilungen|veranstaltungen|aktuelles|themen
schlagwörter|kategorien|archiv|suchen|menü schließen|zum inhalt springen|partager
imprimer|commentaires|commenter|répondre|retour|s'abonner|s'inscrire|mot de passe
mot de passe oublié|mon compte|offres d'emploi|article précédent|article suivant
voir plus|voir tout|catégories|étiquettes|haut de page|compartir|imprimir|comentarios
comentar|responder|volver|registrarse|suscribirse|contraseña|mi cuenta|anterior
siguiente|ver más|ver todo|etiquetas|categorías|compartilhar|comentários|voltar
cadastre-se|senha|minha conta|próximo|ver mais|categorias|condividi|stampa|commenti
rispondi|accedi|registrati|il mio account|articolo precedente|articolo successivo
categorie|cerca|delen|afdrukken|reacties|reageren|terug|aanmelden|wachtwoord
mijn account|lees meer|toon meer|categorieën|zoeken|udostępnij|drukuj|komentarze
skomentuj|zaloguj się|zarejestruj się|szukaj|kategorie|tagi|поделиться|печать
комментарии|комментировать|войти|регистрация|назад|все новости|поиск по сайту|рубрики
поділитися|коментарі|увійти|реєстрація|усі новини|paylaş|yazdır|yorumlar|giriş yap
üye ol|مشاركة|طباعة|التعليقات|تسجيل الدخول|分享|打印|评论|登录|注册|登入|註冊|留言
シェア|コメント|ログイン|会員登録|साझा करें|टिप्पणियाँ|लॉग इन
"""
MENU = frozenset(_ENTRIES.strip().replace("\n", "|").split("|"))
"""Entries of menus, bars and feet of news sites, in lower case."""

OTHER_STORIES = (
    "(?:editors?['’]?s?|top|our) picks?|(?:from|around) the web|must[- ]reads?",
    "(?:sponsored|promoted|recommended|featured|popular|trending) (?:stories|videos)",
    "you (?:may|might) like|in case you missed it|what others are reading|hot topics",
    "popular (?:now|this week|today)|more headlines|latest (?:videos|headlines)",
    "most (?:popular|read|viewed|shared|commented)|top stories|latest (?:news|stories)",
    "you (?:may|might) also (?:like|be interested in)|read next|up next|don['’]t miss",
    "related (?:topics|links|stories|articles|posts|content)|trending(?: now)?",
    "more (?:to read|stories|news|from .{1,40})|recommended(?: for you)?",
    "(?:recent|popular|latest) (?:posts|articles|comments)|what to read next",
    "meistgelesen|mehr zum thema|das könnte (?:sie|dich|ihnen|dir) auch .{5,20}",
    "(?:weitere|verwandte|ähnliche|neueste|beliebte) (?:artikel|beiträge|themen)",
    "(?:letzte|neueste|die neuesten|aktuelle) (?:meldungen|nachrichten|kommentare)",
    "auch interessant(?: für (?:sie|dich))?|schon gelesen|mehr vom autor|topthemen",
    "weiterführende links|(?:mehr|weitere) (?:videos|nachrichten|meldungen|news)",
    "les plus (?:lus|commentés|partagés)|articles (?:similaires|récents|populaires)",
    "vous (?:aimerez|pourriez) aussi.{0,20}",
    "à la une|dernières (?:actualités|nouvelles)",
    "(?:últimas|más) noticias",
    "(?:artículos|notas) relacionad[oa]s|también te puede .{5,20}",
    "artigos relacionados|veja também",
    "(?:últimas|mais) notícias|você também pode .{5,20}",
    "(?:articoli|notizie) (?:correlat[ie]|recenti)",
    "ultime notizie|ti potrebbe interessare",
    "gerelateerde (?:artikelen|berichten)|meer nieuws|laatste nieuws|ook interessant",
    "(?:powiązane|podobne|polecane) (?:artykuły|wpisy)|zobacz także|ostatnie wpisy",
    "(?:похожие|другие|последние) (?:новости|статьи|материалы)|по теме|схожі новини",
    "ilgili haberler|diğer haberler|son haberler|मिलती-जुलती खबरें|अन्य खबरें",
    "à lire aussi|sur le même sujet|lo más (?:leído|visto)|te puede interesar",
    "mais lidas|leia também|i più letti|leggi anche|meest gelezen|najczęściej czytane",
    "читайте также|самое читаемое|популярное|най?популярніше|çok okunanlar|相关阅读",
    "延伸閱讀|関連記事|アクセスランキング|tin (?:cùng chuyên mục|liên quan|mới nhất)",
)
"""Headings over lists of other stories."""


OPENINGS = """
a abo adv afm all als ann anu anz app art auc bac bei bek bu bun can com con cop czy dah
dar dee des dev die dis dow ema en end fac ger hai has ikl ilg im in je lea lee leg lei
ler les lie lin lir lis man meh mor new not otr par per pin prz pub rea rec rek rel reu
ric sai se see sha sie sig som spo sub sur tar te tei tod tou tut twi u uit uns ved vej
ver vie vis voi vou web wei wer wha wsz wyp you zie zob zre zum coo mat sit pow udo ayr
otw cit olv lue xem mir rip ezt rep que nac min toa bas pti mor har hak fim end sva pre
apa vsi tot mai tin ber lih
"""
"""The first three letters that any of all that may begin with, in plain letters; and
what may follow `the` where a page speaks."""


def any_of(words: tuple[str, ...]) -> str:
    """Return the expression that matches each of the words.

    >>> any_of(("anzeige", "reklama"))
    '(?:anzeige|reklama)'
    """
    return f"(?:{'|'.join(words)})"
