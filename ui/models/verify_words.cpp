// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/verify_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct VerifyWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::VerifyWords)
};

constexpr int mostNamed = 5;
constexpr Height widestGap = 10;  // within a run

QString smallShare(double share)
{
    return QLocale().toString(100 * share, 'g', 2) + u" %"_s;
}

}  // namespace

QString verifyText(const QJsonObject& report)
{
    const auto figure = [&report](const char* key) { return report.value(QLatin1String(key)).toInteger(); };
    const qint64 differences = figure("differences");
    const QString counts =
        differences == 0 ? VerifyWords::tr("%1 of %2 blocks: no difference", nullptr, format::plural(figure("stored")))
                               .arg(format::number(figure("checked")), format::number(figure("stored")))
                         : VerifyWords::tr("%1 of %2 blocks: %3 differ", nullptr, format::plural(differences))
                               .arg(format::number(figure("checked")), format::number(figure("stored")),
                                    format::number(differences));
    QStringList sentences;
    sentences << (report.contains(u"atMost"_s) ? VerifyWords::tr("%1; at most %2 of blocks with 95 % confidence.")
                                                     .arg(counts, smallShare(report.value(u"atMost"_s).toDouble()))
                                               : VerifyWords::tr("%1.", "the counts of a verification").arg(counts));
    QStringList named;
    const QJsonArray different = report.value(u"different"_s).toArray();
    for (const QJsonValue& block : different)
        if (named.size() < mostNamed)
            named << format::number(block[u"block"].toInteger());
    if (!named.isEmpty())
        sentences << (different.size() > mostNamed
                          ? VerifyWords::tr("Blocks %1 and more.").arg(format::list(named))
                          : VerifyWords::tr("Blocks %1.", "list of block numbers").arg(format::list(named)));
    if (report.value(u"method"_s) == u"logs"_s)
        sentences << VerifyWords::tr("Compared with logs by block hash: the receipts cannot be proven.");
    if (figure("byLogs") > 0)
        sentences << VerifyWords::tr("%n blocks were compared with logs by block hash: they cannot be proven.", nullptr,
                                     int(figure("byLogs")));
    if (figure("undecided") > 0)
        sentences << VerifyWords::tr("%n blocks have logs that are not covered by a receipts root.", nullptr,
                                     int(figure("undecided")));
    if (figure("unanswered") > 0)
        sentences << VerifyWords::tr("%n blocks could not be read again.", nullptr, int(figure("unanswered")));
    return joinSentences(sentences);
}

std::vector<Interval> differingRuns(const QJsonObject& report)
{
    std::vector<Height> blocks;
    const QJsonArray different = report.value(u"different"_s).toArray();
    for (const QJsonValue& value : different)
        blocks.push_back(value[u"block"].toInteger());
    std::sort(blocks.begin(), blocks.end());
    std::vector<Interval> runs;
    for (const Height block : blocks) {
        if (runs.empty() || block - runs.back().hi > widestGap)
            runs.push_back({block, block});
        runs.back().hi = block;
    }
    return runs;
}

}  // namespace signalbox::ui
