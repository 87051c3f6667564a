# ruff: noqa: E501  # markup is easier to compare with a real page unbroken
"""Pages as publishers print them: the markup of today's content systems, with an invented article in each.

Every layout is a function from an Article to HTML. What a layout says of the date, it says as such sites do: in JSON-LD,
Open Graph, microdata, <time>, or only in words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape

from readers.articles import COMMENTS, JUNK, TOWNS, Article

Layout = Callable[[Article], str]
_NAV = ("Home", "World", "Local", "Politics", "Business", "Sport", "Culture", "Weather", "Obituaries", "Jobs")


def menu(tag: str = "nav", attributes: str = 'class="main-menu"', items: Sequence[str] = _NAV) -> str:
    entries = "".join(f'<li><a href="/{i.lower()}/">{i}</a></li>' for i in items)
    return f"<{tag} {attributes}><ul>{entries}</ul></{tag}>"


def related(
    a: Article, tag: str = "aside", attributes: str = 'class="related"', heading: str = "Related stories"
) -> str:
    entries = "".join(f'<li><a href="/x/{n}">{escape(t)}</a></li>' for n, t in enumerate(a.links))
    return f"<{tag} {attributes}><h3>{heading}</h3><ul>{entries}</ul></{tag}>"


def cookies(attributes: str = 'id="cookie-banner" class="cookie-consent" role="dialog"') -> str:
    return f"<div {attributes}><p>{JUNK['cookies']}</p><button>Accept</button><button>Reject</button></div>"


def footer(a: Article) -> str:
    rights = f"© {a.published.year} {a.publisher}. {JUNK['copyright']}"
    return f"<footer>{menu('div')}<p>{rights}</p></footer>"


def body(
    a: Article, p: str = "<p>{}</p>", between: Sequence[str] = (), quote: str = "<blockquote><p>{}</p></blockquote>"
) -> str:
    """The article's blocks; `between` are strewn among its paragraphs, as adverts are."""
    parts = [p.format(_linked(a.lead))]
    strewn = list(between)
    for number, (kind, words) in enumerate(a.blocks):
        shape = {"p": p, "h2": "<h2>{}</h2>", "li": "<ul><li>{}</li></ul>", "quote": quote}[kind]
        parts.append(shape.format(_linked(words) if kind == "p" else escape(words)))
        if strewn and number % 3 == 1 and kind == "p":
            parts.append(strewn.pop(0))
    return "\n".join(parts).replace("</ul>\n<ul>", "\n")


def _linked(words: str) -> str:
    """The words with links on places, as papers set them, an emphasis, and a soft hyphen in a long word."""
    html = escape(words).replace("reporters", "<em>reporters</em>").replace("independent", "inde&shy;pendent")
    for town in TOWNS[::2]:
        html = html.replace(town, f'<a href="/topic/{town.lower()}">{town}</a>')
    return html


def linked_data(a: Article, kind: str = "NewsArticle", **more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": a.title,
        "datePublished": a.published.isoformat(),
        "author": {"@type": "Person", "name": a.author},
        "publisher": {"@type": "Organization", "name": a.publisher, "logo": {"@type": "ImageObject", "url": "/l.png"}},
        "mainEntityOfPage": a.url,
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def open_graph(a: Article, *, date: bool = True) -> str:
    pairs = {"og:title": a.title, "og:type": "article", "og:url": a.url, "og:site_name": a.publisher}
    if date:
        pairs["article:published_time"] = a.published.isoformat()
    return "".join(f'<meta property="{k}" content="{escape(v)}"/>' for k, v in pairs.items())


def page(a: Article, head: str, inside: str, attributes: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(a.title)} | {escape(a.publisher)}'
        f"</title>{head}</head><body {attributes}>{inside}</body></html>"
    )


def canonical(a: Article) -> str:
    return f'<link rel="canonical" href="{a.url}">'


def comments(tag: str = "li", attributes: str = 'class="comment"') -> str:
    return "".join(f"<{tag} {attributes}><cite>reader{n}</cite><p>{c}</p></{tag}>" for n, c in enumerate(COMMENTS))


def later(a: Article) -> str:
    """When the page was changed: not the date that is asked for."""
    return a.published.replace(year=a.published.year + 1).isoformat()


def blog_classic(a: Article) -> str:
    """A blog system's theme of the 2010s: entry-content, sharing buttons, comments."""
    stamp = f'<time class="entry-date published" datetime="{a.published.isoformat()}">{a.published:%B %-d, %Y}</time>'
    inside = f"""<div id="page" class="site"><header class="site-header"><h1 class="site-title"><a href="/">{a.publisher}</a></h1>
    {menu()}</header><div id="content"><article class="post-1 post type-post hentry"><header class="entry-header">
    <h1 class="entry-title">{a.title}</h1><div class="entry-meta">Posted on {stamp} by <a href="/author">{a.author}</a></div>
    </header><div class="entry-content">{body(a)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Tweet</li></ul></div>
    {related(a, "div", 'id="jp-relatedposts" class="jp-relatedposts"', "Related")}</div></article>
    <div id="comments" class="comments-area"><h2>3 thoughts on this</h2><ol class="comment-list">{comments()}</ol></div></div>
    <div id="secondary" class="widget-area">{related(a, "div", 'class="widget"', "Recent posts")}</div>{footer(a)}</div>"""
    return page(a, canonical(a) + open_graph(a, date=False), inside, 'class="single single-post"')


def blog_blocks(a: Article) -> str:
    """The same system with blocks and an SEO plug-in's graph."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Article",
                "headline": a.title,
                "datePublished": a.published.isoformat(),
                "dateModified": later(a),
            },
            {"@type": "WebPage", "@id": a.url, "url": a.url, "name": a.title},
            {"@type": "WebSite", "name": a.publisher},
        ],
    }
    head = f'{canonical(a)}{open_graph(a)}<script type="application/ld+json">{json.dumps(graph)}</script>'
    text = body(
        a,
        '<p class="wp-block-paragraph">{}</p>',
        [f'<div class="wp-block-group cta"><p>{JUNK["newsletter"]}</p></div>'],
    )
    inside = f"""<div class="wp-site-blocks"><header class="wp-block-template-part">{menu(attributes='class="wp-block-navigation"')}
    </header><main class="wp-block-group"><h1 class="wp-block-post-title">{a.title}</h1><div class="wp-block-post-date">
    <time datetime="{a.published.isoformat()}">{a.published:%b %-d, %Y}</time></div>
    <div class="entry-content wp-block-post-content">{text}</div>{related(a, "div", 'class="wp-block-query"', "More posts")}
    <div class="wp-block-comments">{comments("div", 'class="wp-block-comment-template"')}</div></main>{footer(a)}</div>"""
    return page(a, head, inside)


def big_daily(a: Article) -> str:
    """A national paper: linked data, adverts between the paragraphs, a newsletter box."""
    strewn = [
        f'<div class="ad-slot" data-ad="1"><span>{JUNK["advert"]}</span></div>',
        f'<aside class="newsletter-promo"><p>{JUNK["newsletter"]}</p></aside>',
        f'<p class="read-more"><strong>Read more:</strong> <a href="/x">{a.links[0]}</a></p>',
    ]
    inside = f"""{cookies()}<header class="masthead">{menu()}</header><main><article class="article"><h1 class="headline">{a.title}</h1>
    <p class="byline">By {a.author}</p><div class="timestamp">{a.published:%-d %B %Y, %H:%M}</div>
    <figure><img src="p.jpg" alt=""><figcaption>{a.caption}</figcaption></figure>
    <section class="article-body">{body(a, '<p class="article-text">{}</p>', strewn)}</section></article>
    {related(a)}</main>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False) + linked_data(a, dateModified=later(a)), inside)


def broadcaster(a: Article) -> str:
    """A broadcaster: hashed class names, a block a paragraph, topics and more on the story below."""
    block = '<div data-component="text-block" class="ssrcss-11r1m41-RichText"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg-Paragraph">{}</p></div></div>'
    inside = f"""<div id="root">{menu("nav", 'class="ssrcss-nav"')}<main id="main-content"><article class="ssrcss-pv1rh6-Article">
    <header><h1 id="main-heading" class="ssrcss-15xko80-StyledHeading">{a.title}</h1><div><ul><li><time data-testid="timestamp"
    datetime="{a.published.isoformat()}">{a.published:%-d %B %Y}</time></li></ul></div></header>
    <div data-component="image-block"><figure><img src="i.jpg"><figcaption>{a.caption}</figcaption></figure></div>
    {body(a, block)}<section data-component="topic-list"><h2>Related Topics</h2><ul><li><a href="/t/1">Weather</a></li>
    <li><a href="/t/2">Harbours</a></li></ul></section></article>{related(a, "section", 'data-component="links-block"', "More on this story")}
    </main>{footer(a)}</div>"""
    return page(a, canonical(a) + open_graph(a, date=False) + linked_data(a, "ReportageNewsArticle"), inside)


def supported_daily(a: Article) -> str:
    """A paper that asks its readers for money at the end of each report."""
    epic = f'<div class="contributions-epic" data-component="epic"><h2>Support us</h2><p>{JUNK["support"]}</p><button>Continue</button></div>'
    inside = f"""<div id="bannerandheader">{menu()}</div><section id="maincontent"><main><article><div data-gu-name="headline">
    <h1>{a.title}</h1></div><div data-gu-name="standfirst"></div><div data-gu-name="meta"><address>{a.author}</address>
    <details><summary>{a.published:%a %-d %b %Y %H.%M}</summary>Last modified on a later day</details></div>
    <div data-gu-name="body"><div class="article-body-commercial-selector">{body(a, '<p class="dcr-1kas69x">{}</p>')}</div>
    {epic}<div class="submeta"><ul><li><a href="/w">Weather</a></li></ul><a href="#">Reuse this content</a></div></div></article></main></section>
    {related(a, "section", 'class="onwards"', "More from Local")}{related(a, "section", 'class="most-viewed"', "Most viewed")}{footer(a)}"""
    return page(a, canonical(a) + open_graph(a), inside)


def metropolitan(a: Article) -> str:
    """A metropolitan daily: articleBody in columns, hashed classes."""
    column = '<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8"><p class="css-at9mc1">{}</p></div></div>'
    ad = f'<div class="css-1n4u8zw" id="story-ad-1-wrapper"><p>{JUNK["advert"]}</p></div>'
    inside = f"""<div id="app"><div class="css-skip"><a href="#site-content">Skip to content</a></div>{menu()}<main id="site-content">
    <article id="story" class="css-1vxca1d"><header class="css-1vu4zlp"><h1 class="css-88wicj" data-testid="headline">{a.title}</h1>
    <div><p class="css-4anu6l">By {a.author}</p><time class="css-x7rtpa" datetime="{a.published.isoformat()}">{a.published:%B %-d, %Y}</time></div></header>
    <section name="articleBody" class="meteredContent css-1r7ky0e">{body(a, column, [ad])}</section></article>
    <div class="css-paywall"><p>{JUNK["paywall"]}</p></div></main>{related(a, "div", 'id="recirc" class="recirc"', "Recommended")}{footer(a)}</div>"""
    return page(a, canonical(a) + open_graph(a), inside)


def wire(a: Article) -> str:
    """A news agency: paragraphs that are no <p>, its standards in the last line."""
    line = '<div class="text__text__1FZLe" data-testid="paragraph">{}</div>'
    inside = f"""<div id="fusion-app">{menu()}<main><article data-testid="Article"><header><h1 data-testid="Heading">{a.title}</h1>
    <span>By {a.author}</span><time data-testid="Body" datetime="{a.published.isoformat()}"><span>{a.published:%B %-d, %Y}</span></time></header>
    <div class="article-body__content__17Yit">{body(a, line)}</div>
    <div class="ad" data-testid="ResponsiveAdSlot">{JUNK["advert"]}</div></article></main>{related(a, "section", 'data-testid="ReadNext"', "Read Next")}{footer(a)}</div>"""
    return page(a, canonical(a) + open_graph(a), inside)


def newsletter(a: Article) -> str:
    """A newsletter platform: subscription widgets amid the text."""
    widget = f'<div class="subscription-widget-wrap"><p>{JUNK["newsletter"]}</p><form><input type="email"></form></div>'
    inside = f"""<div id="main" class="main typography"><div class="main-menu">{menu()}</div><div class="single-post-container"><article class="post">
    <h1 class="post-title">{a.title}</h1><div class="byline">{a.author} <time datetime="{a.published.isoformat()}">{a.published:%b %d, %Y}</time></div>
    <div class="available-content"><div class="body markup">{body(a, between=[widget])}</div></div>
    <div class="post-footer"><a>Share</a></div></article><div id="discussion">{comments("div", 'class="comment"')}</div></div></div>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False) + linked_data(a), inside)


def regional_chain(a: Article) -> str:
    """One of a chain's local sites: consent dialog, paywall, containers of paid links."""
    paid = related(a, "div", 'id="taboola-below-article" class="trc_related_container"', "You may like")
    inside = f"""{cookies('id="onetrust-consent-sdk" class="ot-sdk-container"')}<div class="gnt_n">{menu()}</div><main class="gnt_cw"><article class="gnt_pr">
    <h1 class="gnt_ar_hl">{a.title}</h1><div class="gnt_ar_by">{a.author}</div><div class="gnt_ar_dt" aria-label="Published: {a.published:%-I:%M %p} ET {a.published:%B %-d, %Y}"></div>
    <div class="gnt_ar_b">{body(a, '<p class="gnt_ar_b_p">{}</p>', [f'<aside class="gnt_em"><a href="/x">{a.links[1]}</a></aside>', f'<div class="ad">{JUNK["advert"]}</div>'])}</div>
    <div class="paywall"><p>{JUNK["paywall"]}</p></div></article></main>{paid}{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False) + linked_data(a), inside)


def server_rendered(a: Article) -> str:
    """A JavaScript framework's page: modules' class names, its data once more in a script."""
    data = json.dumps(
        {"props": {"pageProps": {"headline": a.title, "blocks": [w for _, w in a.blocks], "more": a.links}}}
    )
    inside = f"""<div id="__next"><div class="Layout_wrap__x1">{menu("div", 'class="Header_nav__k2"')}<div class="Article_root__a9"><h1 class="Article_title__b8">{a.title}</h1>
    <div class="Article_meta__q1"><span>{a.author}</span> · <time datetime="{a.published:%Y-%m-%d}">{a.published:%-d %b %Y}</time></div>
    <div class="Article_body__c7">{body(a)}</div></div>{related(a, "div", 'class="Recommended_list__p0"', "Recommended")}</div></div>
    <script id="__NEXT_DATA__" type="application/json">{data}</script>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def ghost(a: Article) -> str:
    """A small publisher's system."""
    inside = f"""<div class="gh-site">{menu("header", 'class="gh-head"')}<main class="gh-main"><article class="gh-article post tag-news"><header class="gh-article-header">
    <h1 class="gh-article-title">{a.title}</h1><time class="gh-article-meta-date" datetime="{a.published:%Y-%m-%d}">{a.published:%b %-d, %Y}</time></header>
    <figure class="gh-article-image"><img src="x.jpg"><figcaption>{a.caption}</figcaption></figure>
    <section class="gh-content gh-canvas">{body(a)}</section></article>{related(a, "section", 'class="gh-read-next"', "Read next")}
    <section class="gh-subscribe"><p>{JUNK["newsletter"]}</p></section></main>{footer(a)}</div>"""
    return page(a, canonical(a) + open_graph(a) + linked_data(a, "Article"), inside)


def accelerated(a: Article) -> str:
    """The mobile form that search engines asked for."""
    ad = f'<amp-ad width="300" height="250"><div fallback>{JUNK["advert"]}</div></amp-ad>'
    inside = f"""<header class="amp-header">{menu("amp-sidebar", 'id="sidebar" layout="nodisplay"')}</header><main id="content" role="main"><article class="amp-article">
    <h1 class="amp-title">{a.title}</h1><p class="amp-meta"><time datetime="{a.published.isoformat()}">{a.published:%B %d, %Y}</time></p>
    <amp-img src="p.jpg" width="600" height="400"></amp-img><div class="amp-content">{body(a, between=[ad])}</div></article>
    {related(a, "div", 'class="amp-related"')}</main><amp-consent layout="nodisplay"><div>{JUNK["cookies"]}</div></amp-consent>{footer(a)}"""
    return page(a, canonical(a) + linked_data(a), inside)


def unified_platform(a: Article) -> str:
    """A large publishing platform: modified and published stamps side by side."""
    inside = f"""<div class="b-header">{menu()}</div><main class="b-article"><div class="article-header"><h1 class="b-headline">{a.title}</h1>
    <span class="b-byline">{a.author}</span><span class="c-updated">Updated {later(a)[:10]}</span><time class="primary-font__PrimaryFontStyles b-date"
    datetime="{a.published.isoformat()}">{a.published:%B %d, %Y at %-I:%M%p}</time></div>
    <article class="b-article-body">{body(a, '<p class="default__StyledText-sc-10mj2vp c-paragraph">{}</p>', [f'<div class="c-stack b-promo"><p>{JUNK["app"]}</p></div>'])}</article>
    <div class="b-results-list">{related(a, "div", 'class="c-stack"', "Latest")}</div></main>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a) + linked_data(a, dateModified=later(a)), inside)


MODERN: tuple[Layout, ...] = (
    blog_classic, blog_blocks, big_daily, broadcaster, supported_daily, metropolitan, wire, newsletter,
    regional_chain, server_rendered, ghost, accelerated, unified_platform,
)  # fmt: skip
