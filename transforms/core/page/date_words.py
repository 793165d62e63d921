"""Words beside a date that say what it is of: publication, a change, or neither."""

import re

CHANGED = re.compile(
    r"(?i)modif|updat|aktualis|actuali|mis à jour|aggiorn|bijgewerkt|gewijzigd|обновл"
    r"|更新|güncel|geändert|edited|revis|atualiz|aktualiz|수정|uppdatera|oppdater"
    r"|修改|изменен|отредакт|оновлен|змінен|تحديث|تعديل|अपडेट|संशोधित|modificat|opdatere"
    r"|frissít|módosít|päivitet|ενημερ|עודכן|עדכון|diperbarui|cập nhật|posodobljen"
    r"|ažurir|upraven|atnaujin|izmjen|อัปเดต|به‌روز|হালনাগাদ|আপডেট"
)
CHANGED_BEHIND = re.compile(
    r"\s*(?:[(（\[]\s*)?(?:に|時点)?\s*(?:最終)?(?:更新|수정|修改|編集)"
    r"|\s*[(\[](?:updated|edited|revised|aktualisiert|geändert|mis à jour|actualizado"
    r"|atualizado|aggiornato|bijgewerkt|обновлено|aktualizacja)\s*[)\]]",
    re.I,
)
"""What stands behind the date of a change: `2021/3/6 8:00 更新`, `(updated)`."""

LABEL = re.compile(
    r"(?i)(?:(?:artikel|beitrag|meldung|mitteilung|nachricht) vom"
    r"|(?:notizia|articolo|nota|noticia|artículo) del?|(?:article|communiqué) du"
    r"|stand|datum|date|published|posted|veröffentlicht|erschienen|erstellt|fecha"
    r"|publi(?:é|cad[oa]|kowano)|pubblicato|gepubliceerd|geplaatst|опубликовано|дата"
    r"|last (?:edited|modified|updated|revision)|date of last revision|zuletzt|geändert"
    r"|updated|aktualisiert|tarih|data|dato|julkaistu|発行|公開日?|掲載日?"
    r"|配信(?:開始)?日?|发布|發布|入력|입력|등록)[^\d]{0,30}$"
)
SAID = re.compile(
    r"(?i)\b(?:published|posted|veröffentlicht|publi(?:é|cado)|pubblicato|gepubliceerd"
    r"|geplaatst|opublikowano|опубликовано)(?: (?:on|am|le|el|em|il|op|dnia))?:?\s*$"
)
"""What says outright that the date behind it is of the publication."""

OF_ELSE = re.compile(
    r"(?i)(?:\b(?:when|wann|quand|cuándo|born|geb(?:oren)?(?: am)?|née? le"
    r"|nacid[oa](?: el)?|nat[oa] il|died|deadline|expires?(?: on)?|until"
    r"|gültig (?:bis|ab)|valid (?:until|from)|retrieved(?: on)?|accessed(?: on)?"
    r"|abgerufen(?: am)?|consulté le|starts?(?: on)?|begins?(?: on)?|opens(?: on)?"
    r"|beginn|event date|veranstaltungsdatum|anmeldeschluss|einsendeschluss)|†)"
    r"\s*[:：]?\s*(?:[^\W\d_]{2,10}\.?,?\s+)?$"
)
"""What says that the date behind it is of an event, a birth, a term or a visit."""
