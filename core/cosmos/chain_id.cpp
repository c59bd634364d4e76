// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/chain_id.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <algorithm>

#include "signalbox/literals.h"

namespace signalbox::cosmos {

namespace {

constexpr qsizetype longest = 50;  // CometBFT refuses longer ones
const QString namespacePrefix = u"cosmos:"_s;
const QString hashed = u"hashed-"_s;

}  // namespace

QString caip2Of(const QString& chainId)
{
    static const QRegularExpression fits(u"^[-_a-zA-Z0-9]{1,32}$"_s);
    if (fits.match(chainId).hasMatch() && !chainId.startsWith(hashed))
        return namespacePrefix + chainId;
    const QByteArray digest = QCryptographicHash::hash(chainId.toUtf8(), QCryptographicHash::Sha256).toHex();
    return namespacePrefix + hashed + QString::fromLatin1(digest.left(16));
}

bool isChainId(const QString& chainId)
{
    return !chainId.isEmpty() && chainId.size() <= longest &&
           std::all_of(chainId.begin(), chainId.end(), [](QChar c) { return c.isPrint(); });
}

QString chainIdOf(const QString& caip2)
{
    const QString reference = caip2.mid(namespacePrefix.size());
    return caip2.startsWith(namespacePrefix) && !reference.startsWith(hashed) ? reference : QString();
}

}  // namespace signalbox::cosmos
