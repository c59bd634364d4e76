// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/call_faults.h"
#include "signalbox/literals.h"

#include <QRegularExpression>

namespace signalbox::sim {

CallFailures::Fate CallFailures::fate(const QByteArray& method, const QByteArray& params, bool inBatch,
                                      const CallFaults& faults)
{
    if (faults.failShare > 0) {
        const QByteArray call = method + params;
        const bool chosen = Random::of(qHash(call, 0x5eed), 7).unit() < faults.failShare;
        if (chosen && m_failed[call]++ < faults.failTimes)
            return faults.failByNull ? Fate::Null : Fate::Fail;
    }
    if (inBatch && happens(faults.missingShare))
        return Fate::Missing;
    if (inBatch && happens(faults.refusedShare))
        return Fate::Refuse;
    return Fate::Answer;
}

void replaceParent(QByteArray& block)
{
    const QByteArray key = "\"parentHash\":\"0x";
    if (const auto at = block.indexOf(key); at >= 0)
        for (int i = 0; i < 8; ++i)
            block[at + key.size() + i] = 'e';
}

QByteArray withNumbers(QByteArray json)
{
    static const QRegularExpression quantity(
        u"(^|\"(?:number|timestamp|blockNumber|logIndex|transactionIndex|gasUsed)\":)\"0x([0-9a-f]{1,13})\""_s);
    QString text = QString::fromLatin1(json);
    QString out;
    qsizetype from = 0;
    for (auto each = quantity.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += match.captured(1) + QString::number(match.captured(2).toLongLong(nullptr, 16));
        from = match.capturedEnd();
    }
    out += QStringView(text).mid(from);
    return out.toLatin1();
}

}  // namespace signalbox::sim
