// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/url_mask.h"

#include <algorithm>

#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox::ui {

namespace {

const QString& dots()
{
    static const QString text(8, QChar(0x2022));
    return text;
}

}  // namespace

MaskedUrl maskUrl(const QString& url)
{
    const qsizetype scheme = url.indexOf(u"://"_s);
    if (scheme < 0 || !urlHasSecret(url))
        return {url, {}};
    const qsizetype host = scheme + 3;
    const qsizetype path = url.indexOf(QLatin1Char('/'), host);
    const qsizetype at = url.lastIndexOf(QLatin1Char('@'), path < 0 ? -1 : path);
    if (at > host)
        return {url.left(host) + dots() + url.mid(at), url.mid(host, at - host)};
    qsizetype first = url.size();
    for (const QString& secret : urlSecrets(url)) {
        const qsizetype found = url.indexOf(secret, host);
        if (found >= 0)
            first = std::min(first, found);
    }
    return first < url.size() ? MaskedUrl{url.left(first) + dots(), url.mid(first)} : MaskedUrl{url, {}};
}

QString unmaskUrl(const QString& edited, const MaskedUrl& before)
{
    QString whole = edited;
    if (!before.secret.isEmpty()) {
        const qsizetype at = whole.indexOf(dots());
        if (at >= 0)
            whole.replace(at, dots().size(), before.secret);
    }
    return whole;
}

}  // namespace signalbox::ui
