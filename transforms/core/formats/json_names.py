"""Which names a field goes by in JSON, and the look-up from name to field.

From what is written in the wild: schema.org, news-please, newspaper4k, Fundus,
Dolma, C4 and other data sets, news APIs, WordPress exports, scrapers' habits.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

NAMES: dict[str, tuple[str, ...]] = {
    "id": (
        *("id", "guid", "uri", "_id", "uuid", "article_id", "articleId", "doc_id"),
        *("document_id", "story_id", "stories_id", "identifier", "@id"),
    ),
    "url": (
        *("url", "link", "canonical_url", "canonicalUrl", "canonical_link"),
        *("article_url", "web_url", "webUrl", "source_url", "permalink", "href"),
        *("original_url", "mainEntityOfPage", "target_uri", "page_url"),
    ),
    "title": (
        *("title", "headline", "name", "article_title", "web_title", "webTitle"),
        *("heading", "head_line", "headline_text", "title_page", "title_rss"),
        *("headlines", "news_title", "post_title", "título", "titulo", "titular"),
        *("titel", "überschrift", "titre", "titolo", "заголовок", "标题", "標題"),
    ),
    "standfirst": (
        *("standfirst", "subtitle", "subheadline", "sub_title", "subheading", "deck"),
        *("dek", "lead", "lede", "kicker_text", "teaser", "trailText", "subheadlines"),
        "excerpt",
        *("custom_excerpt", "abstract", "description", "meta_description", "summary"),
        *("subtítulo", "subtitulo", "bajada", "copete", "entradilla"),
        *("sumario", "resumen", "resumo", "vorspann", "untertitel", "chapô", "chapo"),
        *("sottotitolo", "sommario", "подзаголовок", "摘要"),
    ),
    "authors": (
        *("author", "authors", "byline", "by_line", "writers", "writer", "creator"),
        *("author_name", "authorName", "author_names", "dc_creator", "reporter"),
        "primary_author",
        *("autor", "autores", "auteur", "auteurs", "autore", "autori", "автор", "作者"),
        "field_byline",
    ),
    "published": (
        *("date", "published", "published_at", "datePublished", "date_publish"),
        *("publish_date", "publishing_date", "publication_date", "pub_date"),
        *("pubDate", "published_date", "date_published", "publishedDate"),
        *("published_time", "published_on", "publishedAt", "webPublicationDate"),
        *("first_published", "firstPublished", "versioncreated", "created"),
        *("created_at", "dateCreated", "date_created", "post_date", "posted"),
        *("display_date", "first_publish_date", "publish_time", "pub_time"),
        *("dateTimePub", "dateTime"),
        *("fecha", "fecha_publicacion", "fecha_publicación", "fecha_de_publicación"),
        *("datum", "veröffentlicht", "date_publication", "date_de_publication"),
        *("data_publicacao", "data_publicação", "data_pubblicazione", "дата"),
        *("дата_публикации", "发布时间", "发表时间", "時間", "时间", "create_time"),
    ),
    "modified": (
        *("modified", "updated", "modified_at", "updated_at", "dateModified"),
        *("date_modified", "date_modify", "last_modified", "lastModified"),
        *("modified_time", "date_updated", "updated_date", "last_updated"),
        *("last_updated_date", "update_time", "changed"),
    ),
    "language": (
        *("language", "lang", "inLanguage", "language_code", "meta_lang", "locale"),
        *("langcode", "idioma", "sprache", "langue", "lingua", "язык"),
    ),
    "section": (
        *("section", "articleSection", "section_name", "sectionName", "category"),
        *("categories", "news_desk", "rubric", "channel", "sección", "seccion"),
        *("seção", "secao", "ressort", "rubrik", "rubrique", "sezione", "рубрика"),
        *("栏目", "分类"),
    ),
    "keywords": (
        *("keywords", "tags", "keyword", "tag", "topics", "meta_keywords"),
        *("news_keywords", "subjects", "schlagwörter", "schlagworte", "stichwörter"),
        *("etiquetas", "palabras_clave", "palavras_chave", "mots_clés", "mots_cles"),
        *("parole_chiave", "trefwoorden", "теги", "ключевые_слова", "标签", "关键词"),
    ),
    "publisher": (
        *("publisher", "publication", "source", "source_name", "site_name", "outlet"),
        *("newspaper", "site", "provider", "source_domain", "domain", "media_name"),
        *("medio", "fuente", "fonte", "quelle", "источник", "来源", "來源"),
    ),
    "image": (
        *("image", "image_url", "imageUrl", "top_image", "top_img", "urlToImage"),
        *("lead_image", "lead_image_url", "main_image", "feature_image", "hero_image"),
        *("featured_image", "featured_image_url", "cover_image", "socialimage"),
        *("thumbnail", "thumbnailUrl"),
    ),
    "text": (
        *("text", "body", "content", "article", "articleBody", "maintext"),
        *("article_text", "body_text", "bodyText", "full_text", "fulltext"),
        *("plaintext", "plain_text", "raw_text", "cleaned_text", "text_content"),
        *("story", "article_body", "document", "raw_content", "paragraphs"),
        *("lead_paragraph", "story_text", "news_content", "news_text", "post_content"),
        *("content_text", "texto", "cuerpo", "contenido", "corpo", "conteúdo"),
        *("conteudo", "inhalt", "haupttext", "texte", "corps", "contenu", "testo"),
        *("текст", "正文", "内容", "內容", "content_elements", "blocks"),
    ),
    "html": ("html", "raw_html", "page_html", "html_content", "body_html", "rawHtml"),
    "html_bytes": ("html_bytes", "html_base64", "content_bytes"),
}
"""For each field the names it goes by; of several in one record the first wins."""

PATHS = {
    ("_embedded", "author"): ("authors", -1),
    ("_embedded", "wp:term"): ("keywords", -1),
    ("_embedded", "wp:featuredmedia"): ("image", 50),
    ("promo_items", "basic"): ("image", 50),
    ("credits", "by"): ("authors", 50),
    ("taxonomy", "primary_section"): ("section", 50),
    ("taxonomy", "tags"): ("keywords", 50),
    ("sys", "id"): ("id", 3000),
    ("sys", "createdAt"): ("published", 3000),
    ("sys", "updatedAt"): ("modified", 3000),
}
"""Names inside objects, and their ranks: WordPress, which states a number as the author
beside it, Arc, Contentful."""

NESTED = ("metadata", "meta")
"""Objects whose fields count as the record's own where it hasn't got them."""

AROUND = ("_source", "fields", "attributes", "article", "item", "node", "post", "doc",
          "data", "row")  # fmt: skip
"""Objects that hold the article itself, its text and id too, in what Elasticsearch,
JSON:API and news APIs answer."""

_BEHIND = 1000  # the rank that a nested name adds
_FOLD = re.compile(r"[_\-.:\s@]+")
_REMEMBERED = 10_000


class Place(NamedTuple):
    """The field that a name stands for; of several names the lowest rank wins."""

    field: str
    rank: int


class Names:
    """The look-up from a JSON key to a field of ours.

    Case, `_` and `-` don't count: `datePublished` is `date_published`.

    Args:
        configured: More names for fields, which go before the built-in ones. A
            name with a dot looks inside an object: `thread.site`.
    """

    def __init__(self, configured: Mapping[str, tuple[str, ...]]):
        self._places: dict[str, Place] = {}
        self._paths = {path: Place(*place) for path, place in PATHS.items()}
        for field in configured:
            if field not in NAMES:
                raise ValueError(
                    f"fields.{field}: no such field; expected one of {', '.join(NAMES)}"
                )
        for field, builtin in NAMES.items():
            own = configured.get(field, ())
            for rank, name in enumerate((*own, *builtin)):
                place = Place(field, rank)
                if "." in name and name in own:
                    outer, inner = name.split(".", 1)
                    self._paths[outer, inner] = place
                self._places.setdefault(name if name in own else _fold(name), place)
        for field, own in configured.items():  # a configured name goes where it says
            for rank, name in enumerate(own):
                self._places[name] = Place(field, rank)
        self._met: dict[str, Place | None] = {}
        self.outer = frozenset(outer for outer, _ in self._paths) | set(NESTED)

    def is_around(self, key: str, inner: Mapping[str, Any]) -> bool:
        """Return whether an object under a key holds the article itself."""
        if key not in AROUND:
            return False
        held = {place.field for place in map(self.place, inner) if place}
        return "title" in held or ("text" in held and self.place(key) is None)

    def place(self, key: str) -> Place | None:
        """Return the field that a key stands for, if any."""
        try:
            return self._met[key]
        except KeyError:
            found = self._places.get(key) or self._places.get(_fold(key))
            if len(self._met) < _REMEMBERED:
                self._met[key] = found
            return found

    def inside(self, outer: str, key: str) -> Place | None:
        """Return the field that a key inside an object stands for, if any."""
        found = self._paths.get((outer, key))
        if found is None and outer in NESTED:
            plain = self.place(key)
            if plain and plain.field not in ("id", "text"):
                found = Place(plain.field, plain.rank + _BEHIND)
        if found is None and outer in AROUND and (plain := self.place(key)):
            found = Place(plain.field, plain.rank + 2 * _BEHIND)
        return found


@lru_cache(maxsize=8)
def _configured(fields: tuple[tuple[str, tuple[str, ...]], ...]) -> Names:
    return Names(dict(fields))


def names_of(fields: Mapping[str, list[str]]) -> Names:
    """Return the look-up for some configured names, made once."""
    if not fields:
        return BUILT_IN
    return _configured(tuple((key, tuple(names)) for key, names in fields.items()))


def _fold(name: str) -> str:
    return _FOLD.sub("", name).casefold()


BUILT_IN = Names({})
