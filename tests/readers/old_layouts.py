# ruff: noqa: E501  # markup is easier to compare with a real page unbroken
"""Pages as older sites print them: tables, dates in words, class names of the first content systems."""

from __future__ import annotations

from html import escape

from readers.articles import JUNK, Article
from readers.layouts import Layout, body, canonical, comments, footer, menu, open_graph, page, related


def portal_nodes(a: Article) -> str:
    """A portal system: fields in fields, "submitted by", dates with the month first."""
    inside = f"""<div id="page-wrapper">{menu("div", 'id="main-menu" class="navigation"')}<div id="content" class="column"><h1 class="title" id="page-title">{a.title}</h1>
    <div class="node node-article" typeof="sioc:Item foaf:Document"><span property="dc:title" content="{escape(a.title)}" class="rdf-meta"></span>
    <div class="submitted"><span property="dc:date dc:created" content="{a.published.isoformat()}" datatype="xsd:dateTime">Submitted by {a.author} on {a.published:%a, %m/%d/%Y - %H:%M}</span></div>
    <div class="content"><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{body(a)}</div></div></div>
    <div class="field field-name-field-tags"><div class="field-label">Tags:</div><a href="/t">Weather</a></div></div>
    <div id="comments" class="comment-wrapper"><h2>Comments</h2>{comments("div", 'class="comment"')}</div></div></div>
    <div class="region-sidebar">{related(a, "div", 'class="block block-views"', "Most read")}</div></div>{footer(a)}"""
    return page(a, canonical(a), inside, 'class="html node-type-article"')


def portal_items(a: Article) -> str:
    """Another portal system: definition lists for what is known of the item."""
    inside = f"""<div class="body">{menu("div", 'class="navigation"')}<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h1 itemprop="headline">{a.title}</h1></div>
    <dl class="article-info muted"><dd class="createdby" itemprop="author">Written by {a.author}</dd><dd class="published">
    <time datetime="{a.published.isoformat()}" itemprop="datePublished">Published: {a.published:%d %B %Y}</time></dd><dd class="hits">Hits: 1204</dd></dl>
    <div itemprop="articleBody">{body(a)}</div><ul class="pager pagenav"><li class="previous"><a href="/p">Prev</a></li><li class="next"><a href="/n">Next</a></li></ul></div>
    {related(a, "div", 'class="moduletable"', "Latest news")}</div>{footer(a)}"""
    return page(a, canonical(a), inside)


def weblog(a: Article) -> str:
    """A weblog host: the day as a heading, an abbr with the moment."""
    inside = f"""<div class="content"><div class="main"><div class="Blog"><h2 class="date-header"><span>{a.published:%A, %B %-d, %Y}</span></h2>
    <div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">{a.title}</h3>
    <div class="post-body entry-content">{body(a)}</div><div class="post-footer">Posted by {a.author} at <abbr class="published" title="{a.published.isoformat()}">{a.published:%H:%M}</abbr></div></div>
    <div class="comments" id="comments"><h4>3 comments:</h4>{comments("div", 'class="comment-block"')}</div></div></div>
    <div class="sidebar">{related(a, "div", 'class="widget BlogArchive"', "Blog Archive")}{related(a, "div", 'class="widget LinkList"', "Links")}</div></div>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def static_site(a: Article) -> str:
    """What site generators make of a Markdown file."""
    inside = f"""<header><a href="/">{a.publisher}</a>{menu()}</header><main><article><header><h1>{a.title}</h1><p class="meta"><time datetime="{a.published:%Y-%m-%d}">{a.published:%-d %B %Y}</time> · {a.author}</p></header>
    <div class="post-content">{body(a)}</div></article>{related(a, "nav", 'class="pagination"', "See also")}</main>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def tables(a: Article) -> str:
    """The turn of the century: nested tables, fonts, lines broken by hand, the date in words."""
    text = body(a, "{}<br><br>", quote="<i>{}</i><br><br>")
    links = "<br>".join(f'<a href="x{n}.htm">{t}</a>' for n, t in enumerate(a.links))
    menu_cells = "".join(
        f'<tr><td><a href="{n}.htm"><font size="1">{n}</font></a></td></tr>'
        for n in ("Front page", "Local", "Sport", "Archive")
    )
    inside = f"""<table width="760" border="0"><tr><td colspan="3"><img src="logo.gif" alt="{a.publisher}"></td></tr><tr><td width="120" valign="top"><table>{menu_cells}</table></td>
    <td width="480" valign="top"><font face="Arial" size="5"><b>{a.title}</b></font><br><font size="1">Published: {a.published:%-d %B %Y}</font><br><br><font face="Verdana" size="2">{text}</font></td>
    <td width="160" valign="top"><font size="1"><b>Other stories</b><br>{links}</font></td></tr><tr><td colspan="3"><font size="1">{JUNK["copyright"]}</font></td></tr></table>"""
    return page(a, canonical(a), inside, 'bgcolor="#ffffff"')


def early_daily(a: Article) -> str:
    """A daily's first system: dates in <meta name>, a story tools box."""
    head = f'{canonical(a)}<meta name="pubdate" content="{a.published:%Y%m%d}"><meta name="DC.date.issued" content="{a.published:%Y-%m-%d}"><meta name="author" content="{a.author}"><meta name="application-name" content="{a.publisher}">'
    inside = f"""<div id="shell">{menu("div", 'id="topnav"')}<div id="abColumn"><div id="article"><div class="columnGroup"><h1 class="articleHeadline">{a.title}</h1>
    <h6 class="byline">By {a.author.upper()}</h6><h6 class="dateline">Published: {a.published:%B %-d, %Y}</h6>
    <div id="articleToolsTop" class="articleTools"><ul><li>E-mail</li><li>Print</li><li>Reprints</li></ul></div><div class="articleBody" id="articleBody">{body(a)}</div></div></div>
    <div class="articleFooter"><p>A version of this article appeared in print on page A4.</p></div></div>{related(a, "div", 'id="relatedArticles" class="singleRuleDivider"', "Related")}</div>{footer(a)}"""
    return page(a, head, inside)


def agency_of_state(a: Article) -> str:
    """A state's news agency: day first with full stops, text in a plain division."""
    inside = f"""<div class="wrapper"><div class="header">{menu("div", 'class="top_menu"')}</div><div class="left_col"><div class="news_block"><div class="news_date">{a.published:%H:%M}, {a.published:%d.%m.%Y}</div>
    <h1 class="news_title">{a.title}</h1><div class="news_text">{body(a)}</div><div class="share42init"></div></div>{related(a, "div", 'class="other_news"', "Other news of the section")}</div>
    <div class="right_col">{related(a, "div", 'class="news_feed"', "News feed")}</div></div>{footer(a)}"""
    return page(a, canonical(a), inside)


def print_view(a: Article) -> str:
    """The printer's version: nothing but the article, and where it stands."""
    inside = f"""<h1>{a.title}</h1><p><small>{a.publisher}, {a.published:%B %-d, %Y}</small></p><hr>{body(a)}<hr><p><small>Find this article at: {a.url}</small></p>"""
    return page(a, canonical(a), inside)


def wiki(a: Article) -> str:
    """A wiki of news."""
    inside = f"""<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">{a.title}</h1><div id="bodyContent"><div id="siteSub">From {a.publisher}</div>
    <div id="mw-content-text"><div class="mw-parser-output"><p><strong class="published"><span id="publishDate" class="value-title" title="{a.published:%Y-%m-%d}"></span>{a.published:%A, %B %-d, %Y}</strong></p>
    {body(a)}<h2>Have an opinion on this story?</h2><p>Share it!</p></div></div><div id="catlinks"><a href="/c">Categories</a>: Weather, Coast</div></div></div>
    <div id="mw-navigation">{menu("div", 'id="p-navigation"')}</div><div id="footer"><ul><li>{JUNK["copyright"]}</li></ul></div>"""
    return page(a, canonical(a), inside)


def microdata(a: Article) -> str:
    """Everything said in microdata."""
    inside = f"""{menu()}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{a.title}</h1><meta itemprop="datePublished" content="{a.published.isoformat()}"><meta itemprop="dateModified" content="{a.published.isoformat()}">
    <span itemprop="author">{a.author}</span><span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="{a.publisher}"></span>
    <div itemprop="articleBody" class="story">{body(a, '<p class="par">{}</p>', [f'<div class="inline-promo"><a href="/x">{a.links[2]}</a></div>'])}</div></div>{related(a, "div", 'class="sidebar-list"', "Top stories")}{footer(a)}"""
    return page(a, canonical(a), inside)


def microformat(a: Article) -> str:
    """Everything said in class names."""
    inside = f"""{menu()}<div class="hnews hentry item"><h1 class="entry-title">{a.title}</h1><span class="source-org vcard"><span class="org fn">{a.publisher}</span></span>
    <span class="updated dtstamp published" title="{a.published.isoformat()}">{a.published:%b. %-d, %Y %-I:%M %p}</span><div class="entry-content">{body(a, '<p class="ap-story-p">{}</p>')}</div></div>
    {related(a, "div", 'id="sidebar"', "Top headlines")}{footer(a)}"""
    return page(a, canonical(a), inside)


def divisions(a: Article) -> str:
    """No paragraph at all: a division a paragraph, and the date beside the author's name."""
    inside = f"""<div class="top">{menu("div", 'class="menu"')}</div><div class="story-wrap"><div class="story-title"><h1>{a.title}</h1></div><div class="story-info">{a.author} | {a.published:%d %b %Y}</div>
    <div class="story-content">{body(a, "<div>{}</div>", quote="<div><em>{}</em></div>")}</div></div><div class="more-stories">{related(a, "div", 'class="box"', "More stories")}</div>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


OLD: tuple[Layout, ...] = (
    portal_nodes, portal_items, weblog, static_site, tables, early_daily, agency_of_state, print_view, wiki,
    microdata, microformat, divisions,
)  # fmt: skip
