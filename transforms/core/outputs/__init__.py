"""The formats that articles are written in. To add one: write its file, name it here.

A converter is a pure function of the article, so that the laws on lines hold in each
format. docs/output-formats.md says where every field goes.
"""

from transforms.core.outputs.dolma import Document, dolma
from transforms.core.outputs.ninjs import NewsItem, ninjs
from transforms.core.outputs.output import Output
from transforms.core.outputs.schema_org import NewsArticle, schema_org
from transforms.core.schema import Article

OUTPUTS: dict[str, Output] = {
    "article": Output(Article, lambda article: article),
    "dolma": Output(Document, dolma),
    "ninjs": Output(NewsItem, ninjs),
    "schema-org": Output(NewsArticle, schema_org),
}
