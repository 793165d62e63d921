"""Lines that ask the reader for something: to subscribe, to follow, to pay, to sign in.

Each form is looked for only where one of its words stands in the line: a search for
all of them at every place of every line costs as much as reading the page.
"""

import re

_SIGN_UP_WORDS = """
    subscri sign register abonn iscri suscr inscre assine zapisz подпи підпи anmeld
    schrijf اشترك 订阅 訂閱 登録 abone सदस्यता newsletter inbox inscri postfach
"""
_NETWORK_WORDS = """
    facebook twitter instagram tiktok youtube telegram whatsapp google linkedin
    телеграм فيسبوك تابعون تابعنا フォロー 关注我们 關注我們 फेसबुक ट्विटर इंस्टाग्राम व्हाट्सएप
    follow folg síguenos siguenos seguici suivez siga-nos obserwuj volg bizi हमें
"""
_MEMBER_WORDS = """
    donat become hazte mitglied membre subscriber abonnent abonné suscriptor journalism
    unterstützen cancela jornalismo soutenez logged eingeloggt angemeldet log login
"""
_PAGE_WORDS = """
    reserved vorbehalten réservés reservados riservati permission gewähr affiliate
    werbung werbelinks commission javascript browser blocker [
"""
_APP_WORDS = "app únete canal kanal kanał chaîne chaine channel канал"
_READER_WORDS = "share join click have letter hear"

_SIGN_UP = (
    r"(?:subscri|sign[ -]?up|register|abonn|iscri(?:viti|zione)|suscr[ií]b|inscre[iv]"
    r"|inscri(?:vez|s-toi|ption)"
    r"|assine|zapisz|подпи[сш]|підпи[сш]|anmeld|aanmeld|schrijf .{0,10}in\b|اشترك|订阅"
    r"|訂閱|登録|abone ol|सदस्यता)"
)
_LETTER = (
    r"(?:newsletter|inbox|e-?mail|updates|boletín|бюллетень|рассылк|розсилк|канал"
    r"|channel|nieuwsbrief|نشرت|电子报|電子報|邮件|bülten|न्यूज़लेटर|न्यूजलेटर)"
)
_NETWORK = (
    r"(?:facebook|twitter|instagram|x\b|tiktok|youtube|telegram|whatsapp|google news"
    r"|linkedin)"
)
_FORMS = (
    (
        _SIGN_UP_WORDS,
        rf"{_SIGN_UP}.{{0,120}}{_LETTER}"
        rf"|(?:newsletter|inbox).{{0,80}}(?:{_SIGN_UP}|\bhere\b|\bhier\b)"
        r"|\A(?:get|receive)\b.{0,80}\b(?:in|into|to) your (?:e-?mail )?inbox\b"
        r"|\bdelivered .{0,30}\byour inbox\b"
        r"|\b(?:kostenlos|gratis)\b.{0,30}\bin (?:ihr|dein) postfach\b"
        r"|メールマガジン(?:に|の)?登録|bültenimize .{0,20}abone|न्यूज़लेटर की सदस्यता"
        r"|\bto (?:read|view|continue reading) (?:the )?(?:full|rest|this)"
        r".{0,60}subscri"
        r"|\b(?:sign|log) ?in to (?:read|view|comment|continue)"
        r"|\bnewsletter\b.{0,120}\b(?:kostenlos|gratis|gratuit[ea]?|free of charge"
        r"|informiert sie)\b",
    ),
    (
        _NETWORK_WORDS,
        rf"\bfollow (?:us|\w+(?: \w+){{0,3}}) on {_NETWORK}"
        r"|(?:تابعونا|تابعنا) (?:على|عبر)\b|关注我们|關注我們|[でを]フォロー(?:する)?\Z"
        rf"|(?:bizi|हमें) .{{0,10}}(?:{_NETWORK}|फेसबुक|ट्विटर|इंस्टाग्राम|व्हाट्सएप)"
        r"|(?:s[ií]guenos|seguici|suivez-nous|folgen? (?:sie )?uns|siga-nos"
        rf"|obserwuj nas|volg ons).{{0,60}}{_NETWORK}",
    ),
    (
        _APP_WORDS,
        r"\A\W*(?:for .{0,80} )?(?:download|get|install|descarga|télécharge[rz]?"
        r"|scarica|pobierz|baixe|laden sie|lade dir|скачай(?:те)?)\b.{0,40}\bapps?\b"
        r"|\bhier geht(?: e|')s zu[rm]?\b.{0,40}\bapp\b"
        r"|\b(?:nuestr[oa]|noss[oa]|our|unser\w*|nostr[oa]|notre|nasz\w*|наш\w*)"
        r" (?:canal|kanal\w*|kanał\w*|cha[iî]ne|channel|canale|канал\w*)\b.{0,20}"
        r"(?:telegram|youtube|whatsapp|телеграм)"
        r"|\búnete\b.{0,60}\b(?:canal|enlace|grupo|telegram|whatsapp|comunidad)\b",
    ),
    (
        _MEMBER_WORDS,
        r"\A\W*(?:become an? (?:member|subscriber|patron|supporter)\b(?! of)"
        r"|hazte (?:socio|socia|miembro|suscriptor)|jetzt mitglied werden"
        r"|devenez membre)"
        r"|\bplease consider (?:making an? |a )?(?:monthly )?donat(?:ion|ing)\b"
        r"|\b(?:already a subscriber|bereits abonnent|déjà abonné|ya eres suscriptor"
        r"|support (?:our|independent) journalism"
        r"|unterstützen sie (?:uns|unsere arbeit)"
        r"|cancela cuando quieras|apoye o jornalismo|soutenez-nous)\b"
        r"|\b(?:you (?:must|need to) be logged in|(?:sie sind|du bist)(?: \w+)? nicht"
        r" (?:eingeloggt|angemeldet)|(?:sie müssen|du musst) .{0,20}eingeloggt sein)\b"
        r"|\blog ?in to (?:read|view|comment|continue)",
    ),
    (
        _READER_WORDS,
        r"\blike this (?:story|article|post)\b.{0,40}share"
        r"|\b(?:share|join) (?:your|the) (?:thoughts|conversation|discussion)"
        r"|\bjoin (?:our|the) (?:commenting|conversation|telegram|whatsapp|newsletter)"
        r"|\bclick here (?:for|to)\b"
        r"|\bhave (?:a|any) (?:tip|question|news)s?\b.{0,40}\?"
        r"|\Ahave (?:a|any) (?:stor(?:y|ies)|photos?|videos?)\b.{0,40}\?\W*(?:e-?mail"
        r"|contact|get in touch|send|let us know|tell us|write)"
        r"|\bsubmit (?:your|a) letter to the editor\b"
        r"|\bwant to hear what you think about this\b",
    ),
    (
        _PAGE_WORDS,
        r"\A\[\w+ \w+="
        r"|\bwe may (?:earn|receive|get) .{0,30}commission"
        r"|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b"
        r"|\btodos los derechos reservados\b|\btutti i diritti riservati\b"
        r"|\b(?:beitrag|artikel|text|post|article|page) (?:enthält|(?:may )?contains?)"
        r" (?:werbung|werbelinks|affiliate)"
        r"|\balle angaben ohne gewähr\b|\bwritten permission\b.{0,60}\breprint"
        r"|\b(?:javascript|your browser|ad[- ]?blocker?)\b.{0,80}(?:en|dis)able",
    ),
    (
        "buy purchase",
        r"\bif you (?:buy|purchase) .{0,40}(?:through|via|from) .{0,30}"
        r"(?:link|post|page)",
    ),
)
_CALLS = tuple(
    (tuple(words.split()), re.compile(form, re.IGNORECASE)) for words, form in _FORMS
)
"""Words one of which a line holds, in lower case, and the form it then may have."""


def asks_the_reader(line: str) -> bool:
    """Return whether a line asks the reader for something.

    >>> asks_the_reader("Subscribe to our newsletter"), asks_the_reader("Rates rose.")
    (True, False)
    """
    low = line.casefold()
    return any(
        any(word in low for word in words) and form.search(line) is not None
        for words, form in _CALLS
    )
