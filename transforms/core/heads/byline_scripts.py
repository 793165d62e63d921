"""Bylines in scripts without capitals: Arabic, Hebrew, Hindi, the scripts of the East.

A name can't be told by its letters there, so a word for `by` must stand before it with
a mark, and nothing but the names behind it.
"""

import re

_MARK = r"\s*[:：／/|=＝-]\s*"
_BY = re.compile(
    r"[\s(（【\[]*(?:"
    r"بقلم(?:\s*[:：]\s*|\s+)|(?:كتبت?|إعداد|الكاتب)\s*[:：]\s*"
    r"|(?:نویسنده|خبرنگار|به قلم)\s*[:：]\s*"
    rf"|(?:作者|记者|記者|撰文|取材・文|文|执笔|執筆者?|ライター|編集|取材){_MARK}"
    rf"|(?:लेखक|संवाददाता|द्वारा|रिपोर्ट)(?:{_MARK}|\s*,\s*)"
    r")(?P<names>[^\d:：.。،!?？]{2,60}?)[\s)）】\]]*\Z"
)
_CHINESE = r"[\u4e00-\u9fff·]{2,4}(?:[\s、，]+[\u4e00-\u9fff·]{2,4}){0,5}"
_NAMED = re.compile(
    r"[(（]?\s*(?:(?:本报|本社|本刊|本網|本网|新华社|新華社|中新社|人民网)(?:记者|記者)\s*"
    rf"|(?:记者|記者)\s*[\s:：]\s*)(?P<names>{_CHINESE})"
    r"(?:\s+[\u4e00-\u9fff]{2,6}(?:报道|報道|報導|电|電))?\s*[)）]?"
    r"|(?P<before>[\u3040-\u30ff\u4e00-\u9fff々]{3,6})記者"
    r"|[(（]?(?:中央社)?(?:记者|記者)\s*(?P<there>[\u4e00-\u9fff]{2,4})\s*[／/]"
    r"\s*[\u4e00-\u9fff]{2,8}(?:報導|報道|报道|電)[)）]?"
    r"|(?:\[[^\]\d]{2,20}\]\s*)?(?P<korean>[가-힣]{2,4}) ?"
    r"(?:선임|수석|인턴|객원|전문)?(?:기자|특파원)(?:\s*\S+@\S+)?"
    r"|מאת\s*:?\s+(?P<hebrew>[\u05d0-\u05ea'׳-]+(?: [\u05d0-\u05ea'׳-]+){1,2})"
)
"""Lines of them alone: `本报记者 李明 王芳`, `山田太郎記者`, `記者李明／台北報導`,
`김철수 기자`, `מאת דן כהן`."""

_BEHIND = re.compile(
    r"\s*[(（](?:本报|本社|新华社|中新社)?(?:记者|記者)[\s:：]*"
    rf"(?P<chinese>{_CHINESE})[)）]\s*"
    r"|\s*(?P<korean>[가-힣]{2,4}(?:[\s,·]+[가-힣]{2,4}){0,4})\s*"
    r"(?:[가-힣]{0,3}기자|[가-힣]{0,3}특파원)\s*[=＝]\s*"
)
"""Reporters behind a dateline: `（记者王丽）`, `김민수 기자 =`."""

_A_NAME = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff々]{3,6}")
_A_HOUSE = re.compile(r".*(?:社|通信|新聞|新闻|共同|時事|局|支局|網|网|ロイター|発|電)")
_FROM_THERE = re.compile(r"\s+[\u4e00-\u9fff]{2,6}(?:报道|報道|報導|电|電)\Z")
"""From where it is told, behind the names: `本报记者 李明 北京报道`."""

_SPACES = re.compile(r"[\s、，,·]+")
_BETWEEN = re.compile(r"\s*(?:[、，,;；/／&]|\s+و(?=\w)|\s+और\s+)\s*")
_MOST_WORDS = 5
_LETTERS = re.compile(r"[^\W\d_]")


def persons_in_other_scripts(line: str) -> tuple[str, ...]:
    """Return the persons of such a byline; none if the line isn't one.

    >>> persons_in_other_scripts("作者：李明、王芳")
    ('李明', '王芳')
    >>> persons_in_other_scripts("记者昨天从会议上获悉。")
    ()
    """
    if alone := _NAMED.fullmatch(line):
        if whole := alone["hebrew"]:
            return (whole,)
        told = _FROM_THERE.sub("", next(filter(None, alone.groupdict().values())))
        return tuple(dict.fromkeys(_SPACES.split(told)))
    match = _BY.match(line)
    if match is None:
        return ()
    names = [name.strip() for name in _BETWEEN.split(match["names"])]
    fits = all(len(name.split()) <= _MOST_WORDS for name in names)
    named = [name for name in names if _LETTERS.search(name)]
    return tuple(dict.fromkeys(named)) if fits else ()


def is_reporter(name: str) -> bool:
    """Return whether who stands beside a place is a person: a few Chinese signs.

    >>> is_reporter("山田太郎"), is_reporter("時事通信")
    (True, False)
    """
    return bool(_A_NAME.fullmatch(name)) and not _A_HOUSE.fullmatch(name)


def reporters_of(told: str) -> tuple[str, ...]:
    """Return who stands beside a place, if they are persons.

    >>> reporters_of("山田太郎、鈴木花子"), reporters_of("共同")
    (('山田太郎', '鈴木花子'), ())
    """
    names = tuple(_SPACES.split(told))
    return names if all(map(is_reporter, names)) else ()


def reporters_behind(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return the reporters whom a text names at a dateline's end, and where they end.

    >>> reporters_behind("(서울=연합뉴스) 김민수 기자 = 은행은", 9)
    (('김민수',), 19)
    """
    match = _BEHIND.match(text, at)
    if match is None:
        return (), at
    names = _SPACES.split(match["chinese"] or match["korean"])
    return tuple(dict.fromkeys(names)), match.end()
