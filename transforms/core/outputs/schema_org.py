"""schema.org `NewsArticle` as JSON-LD, the way search engines read it from pages."""

import msgspec

from transforms.core.schema import Article

CONTEXT = "https://schema.org"


class Thing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person, an organisation, or a country, by name."""

    type: str = msgspec.field(name="@type")
    name: str


class PostalAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place is."""

    type: str = msgspec.field(name="@type")
    addressCountry: str  # noqa: N815


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place; `address` where its country is known."""

    type: str = msgspec.field(name="@type")
    name: str
    address: PostalAddress | None = None


class NewsArticle(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A `NewsArticle`. Its dates are ISO 8601, which may be less precise than a day."""

    context: str = msgspec.field(name="@context")
    type: str = msgspec.field(name="@type")
    identifier: str
    url: str | None = None
    headline: str | None = None
    abstract: str | None = None
    author: tuple[Thing, ...] = ()
    publisher: Thing | None = None
    sourceOrganization: Thing | None = None  # noqa: N815
    dateline: str | None = None
    locationCreated: tuple[Place, ...] = ()  # noqa: N815
    datePublished: str | None = None  # noqa: N815
    dateModified: str | None = None  # noqa: N815
    inLanguage: str | None = None  # noqa: N815
    articleSection: str | None = None  # noqa: N815
    keywords: tuple[str, ...] = ()
    image: str | None = None
    wordCount: int  # noqa: N815
    articleBody: str  # noqa: N815
    isBasedOn: str | None = None  # noqa: N815
    creativeWorkStatus: str | None = None  # noqa: N815
    conditionsOfAccess: str | None = None  # noqa: N815
    copyrightNotice: str | None = None  # noqa: N815
    expires: str | None = None


def schema_org(article: Article) -> NewsArticle:
    """Return an article as a schema.org `NewsArticle`."""
    dateline = article.dateline
    agency = dateline.agency if dateline else None
    return NewsArticle(
        context=CONTEXT,
        type="NewsArticle",
        identifier=article.id,
        url=article.url,
        headline=article.title,
        abstract=article.standfirst,
        author=tuple(Thing(type="Person", name=name) for name in article.authors),
        publisher=_organisation(article.publisher),
        sourceOrganization=_organisation(agency),
        dateline=dateline.raw if dateline else None,
        locationCreated=_places(article),
        datePublished=article.published,
        dateModified=article.modified,
        inLanguage=article.language,
        articleSection=article.section,
        keywords=article.keywords,
        image=article.image,
        wordCount=article.counts.words,
        articleBody=article.text,
        isBasedOn=article.source.url,
        creativeWorkStatus=_stated(article, "pubstatus"),
        conditionsOfAccess=_embargo(article),
        copyrightNotice=_stated(article, "copyright"),
        expires=_stated(article, "expires"),
    )


def _stated(article: Article, key: str) -> str | None:
    value = article.extra.get(key)
    return value if isinstance(value, str) else None


def _embargo(article: Article) -> str | None:
    until = _stated(article, "embargoed")
    return f"embargoed until {until}" if until else None


def _organisation(name: str | None) -> Thing | None:
    return Thing(type="Organization", name=name) if name else None


def _places(article: Article) -> tuple[Place, ...]:
    dateline = article.dateline
    if dateline is None:
        return ()
    found = []
    for name in dateline.places:
        country = dateline.country if name == dateline.place else None
        address = (
            PostalAddress(type="PostalAddress", addressCountry=country)
            if country
            else None
        )
        found.append(Place(type="Place", name=name, address=address))
    return tuple(found)
