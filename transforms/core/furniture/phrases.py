"""How notices of a page begin, in the languages of news.

Not what they say but how a site speaks to its reader, or of itself. Each line gives
the words that a notice may begin with, then, past `::`, what follows them, as a
regular expression; `*` stands for a few words of one sentence.
"""

CONSENT = r"""
this :: (web)?site (uses|may use) cookies|(web)?site is protected by
we :: (and our partners )?use cookies?( (to|and|on|or|for)\b|\W*\Z)
we :: have updated our (privacy|terms|cookie)
we :: are committed to protecting your (personal|privacy)
our the :: (web)?site uses cookies|cookie settings
by :: \w+ing * (you|i) (agree|accept|consent|acknowledge|confirm|understand)\b
by :: (subscribing|registering|signing up),? (i|you) (agree|accept|consent|confirm)\b
i :: (agree|consent) to (the )?(terms|privacy|processing|receive|be contacted)
i :: accept the (terms|privacy)
i :: would like to (be emailed|receive (e-?mails|news|offers|updates))
please :: (read|review) our (privacy|terms|cookie)
your :: privacy is important|personal data (will|may|is)
use :: of (and/or|this (web)?site)
privacy cookie :: (notice|policy):
you :: may (revoke|withdraw) (this|your) consent
diese :: (website|seite|webseite) (verwendet|benutzt|nutzt) cookies
wir :: (verwenden|nutzen|setzen) (auf dieser (web)?s[ei]ite )?cookies
mit :: (absendung|dem absenden|der anmeldung) * (stimme|willige|erklär|akzept)
ich :: (habe die|stimme|willige|bin damit|akzeptiere) * (datenschutz|einverstanden)
ce :: site (web )?utilise des cookies
nous :: utilisons des cookies
en :: poursuivant (votre navigation|la navigation)
este :: (sitio|site) (web )?(utiliza|usa) (as )?cookies
utilizamos usamos :: cookies
al ao :: (continuar|navegar) * (acepta|concorda|aceita)
questo :: sito (web )?(utilizza|usa) (i )?cookie
utilizziamo :: (i )?cookie
deze :: (website|site) (gebruikt|maakt gebruik van) cookies
wij :: gebruiken cookies
ta :: strona (używa|korzysta z|wykorzystuje)( plików)? cookies?
этот наш :: сайт использует (файлы )?cookie
мы :: используем (файлы )?cookie
цей наш :: сайт використовує (файли )?cookie
ми :: використовуємо (файли )?cookie
يستخدم :: (هذا الموقع|موقعنا) ملفات
本网 本網 我们 我們 :: .{0,3}(使用|採用) ?cookie
当サ この :: .{0,6}cookie
bu :: (web )?site(si)? çerez
यह हम :: (वेबसाइट|साइट)? ?कुकी
"""

COMMENTS = r"""
leave :: a (reply|comment)( cancel reply)?\W*\Z
bisher :: keine kommentare
diese :: website verwendet akismet
your :: comment (is|was) (awaiting|held)
comments :: (are|have been) (now )?(closed|turned off|switched off|disabled)
log login sign please :: (in )?(log in )?to (leave|post|add|write) (a |your )?comments?
you :: (must|need to) (be logged in|log in|login) to
your :: (e-?mail )?address will not be|comment (will be|contains|is awaiting)
save :: my name, e-?mail
notify :: me of (new|follow-?up)
be :: the first to (comment|reply|review)
this :: site uses akismet
comments :: (are|is) (closed|moderated|disabled)|powered by
thank :: you! your comment
tell :: us what you think
join :: the (conversation|discussion|debate)|thought-provoking conversations
please :: enable javascript to view the comments
deine ihre :: e-mail-adresse wird nicht
meinen :: namen, meine e-mail
schreibe schreiben hinterlasse :: (sie )?(einen kommentar|eine antwort)\b[^.?!]{0,30}\Z
du sie :: (musst|müssen) (eingeloggt|angemeldet|registriert) sein
keine :: kommentare (for|zu|vorhanden)\b
enregistrer :: mon nom, mon e-mail
guarda guardar :: mi nombre, correo
salvar :: meus dados neste navegador
salva :: il mio nome, email
mijn :: naam, e-mail
zapisz zapamiętaj :: (moje|moją) (nazwę|dane), (adres )?e-?mail
сохранить :: (моё|мое) имя, email
votre :: adresse (e-?mail|de messagerie) ne sera
laisser :: un commentaire
tu :: dirección de correo electrónico no será
o :: seu endereço de e-?mail não será
il :: tuo indirizzo e-?mail non sarà
je het :: e-mailadres wordt niet
twój :: adres e-?mail nie zostanie
ваш :: (адрес )?e-?mail не будет
ваша :: e-?mail адреса не
لن :: يتم نشر عنوان
您的 :: .{0,4}邮箱地址不会
メー :: .{0,8}公開され(る|ませ)
e :: -posta (hesabınız|adresiniz) yayımlanmayacak
आपका :: ईमेल पता प्रकाशित नहीं
"""

SIGN_UP = r"""
get :: * (in|to) your (e-?mail )?inbox
participe entre :: (do|no) (nosso )?(canal|grupo) * (whatsapp|telegram)
simak :: (breaking news|berita) * pon?sel
never don :: miss (a|another) (story|thing|beat|update)\W*(sign|subscribe|get|\Z)
this :: (article|content|story) is (for|only for|available to) (our )?subscribers
you :: have (\w+ )?(free )?(articles?|stories) (left|remaining)
you :: (have |['’]ve )?reached your (\w+ )?(free )?(article|story)
create :: (a|your) free account
download get :: (our|the) (free )?(\w+ ){0,3}app (for|on|from|to|now|today)\b
support :: (independent|quality|our|local) journalism
log sign :: in (or|to) (register|subscribe|continue|read)
sign register subscribe :: (up )?(now |today |here )?(for|to) * (newsletters?|updates)
get :: * delivered [^.?!]{0,20}your (inbox|e-?mail|letterbox)
join :: our (newsletter|mailing list|telegram|whatsapp)
stay :: (informed|up[- ]to[- ]date|connected|updated)[ .,!]* (with|on|join|sign)
geben gib :: (sie )?(ihre|deine) e-?mail-?adresse
enter :: your (e-?mail|name (below|here|and e-?mail))
please :: (enter (a|your) (valid )?(e-?mail|name|password)|,? ?fill (in |out )?the form)
please :: (confirm|check|verify) your e-?mail
subscribe :: to (unlock|continue reading|read|access) (this|the full|all)
try :: unlimited access
only :: [$£€] ?\d+ (for|a) (\d+ )?(days?|weeks?|months?|year)
then :: [$£€] ?\d+ (per|a) (month|year|week)
explore :: our (full )?range of subscriptions
no :: spam,? (we|just|ever)
we :: (will|won't) (never )?(share|sell) your (e-?mail|details|address)
you :: have succe?ss?full?y (subscribed|signed up|registered)
an :: e-?mail with (an|a) * link
thank thanks :: (you )?for (subscribing|signing up)
already :: (a subscriber|have an account|a member|registered|subscribed)\?
get :: (unlimited|full|instant|exclusive) (digital )?access
to :: (continue reading|read (the (full|rest)|this) * (subscribe|story|article))
jetzt hier :: (abonnieren|anmelden|registrieren)
melden :: sie sich für * newsletter
abonnez inscrivez :: -vous (à|dès|pour)
recevez :: * (newsletter|boîte)
suscríbete suscríbase regístrate :: *
recibe :: * (boletín|newsletter)
assine inscreva cadastre :: (-se)? ?(já|agora|na|no|a|em|para)\b * (newsletter|canal)
iscriviti abbonati :: (alla|al|a)\b
schrijf meld :: (je|u) (in|aan) voor
zapisz :: się (na|do) * newsletter
подпишитесь подписывайтесь :: (на|в)\b
підпишіться підписуйтесь :: (на|в)\b
اشترك :: (في )?(النشرة|نشرتنا|قناتنا|الآن)
订阅 訂閱 :: .{0,4}(我们|我們|电子报|電子報)
メー ニュ :: .{0,8}(登録|購読)
bültenimize :: (abone|kayıt)
न्यूज़लेटर :: (की|के लिए)
हमारे :: न्यूज़लेटर (की|के लिए)
"""

AFFILIATE = r"""
when if :: you (purchase|buy|click) * (links?|post|story|site) * (commission|share of)
we :: (may|might|could)? ?(earn|receive|get) (an|a) (small )?(affiliate )?commission
we i :: (are|am) a participant in the * (program|affiliate)
sometimes :: we include links
this :: (post|article|page|story) (contains|may contain) affiliate
all :: (market )?(quotes|data) (are )?delayed
most :: stock quote data
data :: is a real-?time
market :: (data|indices) (are|is) (shown|delayed|provided)
our :: standards:
advertising affiliate :: disclosure:
we :: (may )?receive compensation
"""

RIGHTS = r"""
the :: (material|contents?) (on|of) this (web)?site (may|is|are)
all :: rights reserved[.,]
the :: views expressed (in this|here|by the author)
this :: (article|story) (originally|first) appeared (on|in) [^:.]{3,60}:
no :: part of this (site|website|publication|page)
reproduction republication redistribution :: * (prohibited|permission|forbidden)
this :: (material|content|article|work) is (licensed|republished)
this :: (material|content|article|work) may not be (re|publish|used)
this :: article is more than \d+ (\w+ )?old\W*\Z
this :: (web)?site (©|is (owned|operated) by|and its content)
registration :: on or use of
do :: not sell (or share )?my (personal )?(info|data)
"""

PATH = r"""
home start startseite inicio início accueil главная головна beranda :: [>»›/] *\S
"""
"""How a page shows where it is: `Home > News > Regional`."""

DEVICE = r"""
proudly :: powered by
article story :: continues? (after|below) (this |the )?ad
continue :: reading (below|after|the main story)
list end :: of (list|\d+ items?)\W*\Z
list :: \d+ of \d+\W*\Z
scroll :: (down )?(to|for) (continue|read|more)\b
loading :: (\.\.\.|…|comments)
listen :: to this (article|story)
0 :: [- ]?min(ute)?s? read\W*\Z
tempo tiempo :: de (leitura|lectura)\W
temps tempo :: (de lecture|di lettura)\W
lesezeit leestijd :: [:\d]
media :: playback is (unsupported|not supported)
please :: (enable|turn on) javascript|refresh (the|your) (page|browser)
this :: (slideshow|video|site|content|page) requires javascript
your :: browser (does not|doesn't|is not|is out)
something :: went wrong\W*(please|try|\Z)
javascript :: (is|must be) (required|disabled|enabled)
these :: are external links
"""

FOLLOW = r"""
follow :: * (twitter|facebook|instagram|linkedin|youtube|threads|tiktok|telegram)\b
follow :: (us|me|@\w)
like find chat :: (us|with us|me) (on|in) (twitter|facebook|instagram|linkedin)
folgen :: sie (uns|mir)
suivez :: [- ]nous
síguenos siganos :: (en|por)
siga acompanhe :: -?(nos| a gente| o) * (twitter|facebook|instagram|whatsapp)
seguici :: (su|anche)
volg :: ons (op|via|ook)
śledź obserwuj polub :: nas
следите :: за (нами|нашими)
стежте :: за (нами|нашими)
تابعونا تابعنا :: (على|عبر)
关注 關注 :: .{0,2}(我们|我們)
bizi :: * takip ed
ακολουθήστε :: (μας|το|τον|την)
हमें :: .{0,20}फॉलो
follow :: (AP['’]s|our|the) * coverage (at|on)
"""

SYNDICATED = r"""
the :: post .{3,150} (appeared first|first appeared) on
"""
"""What programs put below a story in feeds; no story's own end says so."""

APPARATUS = r"""
article story post text continues :: continues (below|after|under)
enlarge :: this image
toggle hide show :: (the )?caption
view see :: (all )?(\d+ )?(the )?(gallery|photos|images|slideshow)
print save gift bookmark email :: this (article|story|page|post)
report :: (an error|a typo|a correction|this ad|this comment)
this :: (article|story|post) (was )?(originally|first) (published|appeared)
if :: you (liked|enjoyed) this (article|story|post)
published updated :: \Z
like :: (loading|this)\W*\Z
explore :: more (stories|topics|on)
click tap :: here (to|for)
get :: short url
archives categories :: select (month|category)
related :: (tags|topics|coverage|content)
more :: (stories|news|coverage|headlines|from|on|in|about)\b
see view read :: (the )?full (story|bio|profile|article|results)
show load see view :: (all|more|all comments|more news|more stories|more photos)\W*\Z
view show load hide :: (all |new |more |\d+ )?comments
skip jump scroll :: (down )?to (main |primary )?(content|navigation|search|comments|top)
got have :: an? (confidential )?(news )?(tip|question|story|correction)\?
kindly :: share (this|the) (story|article|post)
contact :: : \[email
send submit :: (us )?(your|a|news) * (tips?|story|photos?|letters?)
opens :: in (a )?new (window|tab)
share send :: (this )?(article|story|page|post|link|on|via|by e-?mail)\b
copy :: (the )?link
recommended popular trending :: (for you|now)?\W*\Z
to :: read the full (story|article)
why :: you can trust
by :: \Z
about :: (the|our) authors?
0 :: (comments?|shares?|views?)\b
"""
"""Lines that a story may have, and a page has by the dozen: nothing but a few words may
follow."""

TAGS = r"""
filed posted :: (under|in) ?:
tags tag tagged topics topic categories category schlagwörter themen :: [:|]
"""
"""Labels before what a story was filed under."""

CAPTION = r"""
image photo picture :: (caption|copyright|source|credits?)\b
media video :: caption\b
imagecaption imagecopyright mediacaption ::
file :: (photo|image|picture)\b
photo photos photograph image picture pic :: :
bild bildquelle foto fotos crédito imagen imagem immagine zdjęcie :: :
crédit crédits :: (photo)? ?:
фото снимок світлина صورة fotoğraf तस्वीर फोटो :: [:：]
图片 圖片 写真 :: (来源|來源)?[:：]
"""
"""Labels that a caption opens with."""

CREDITS = r"""
associated ap :: (press )?(\w+ )?(writers?|journalists?|reporters?) * contributed to
责任 :: (编辑|編輯)[:：]
原标 :: 题[:：]
免责 :: 声明[:：]
"""
"""Who else worked on a story, and what a portal says of it, under it."""

SOURCES = r"""
source quelle fuente fonte źródło источник джерело zdroj sursa kilde lähde :: :
πηγή المصدر منبع kaynak sumber nguồn :: :
pewarta muhabir editor autorka :: :
编辑 編輯 :: [:：]
"""
"""Labels before whose a story is."""
