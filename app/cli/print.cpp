// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/print.h"

#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

QString height(const std::optional<Height>& value)
{
    return value ? grouped(*value) : u"–"_s;
}

QString lag(const ChainSnapshot& chain)
{
    return chain.lagSeconds      ? durationText(*chain.lagSeconds)
           : chain.lagBlocks > 0 ? plural(chain.lagBlocks, "block")
                                 : u"–"_s;
}

/// The age of a head that no endpoint has confirmed for a minute.
QString headAge(const ChainSnapshot& chain)
{
    const qint64 seconds =
        chain.head && chain.headSeenAt.isValid() ? chain.headSeenAt.secsTo(QDateTime::currentDateTimeUtc()) : 0;
    return seconds < 60 ? QString() : u", last seen %1 ago"_s.arg(durationText(double(seconds)));
}

QString readingWord(const ChainSnapshot& chain)
{
    return chain.reading == "bulk"_L1    ? u"blocks with their changes"_s
           : chain.reading == "plain"_L1 ? u"complete states"_s
                                         : QString();
}

}  // namespace

QStringList chainHead()
{
    return u"CHAIN|NAME|STATE|HEAD|INDEXED|LAG|DONE|CONSOLE"_s.split(QLatin1Char('|'));
}

QStringList chainRow(const ChainSnapshot& chain)
{
    QString state = QLatin1String(name(chain.state));
    if (!chain.live && chain.state != ChainState::Paused && chain.state != ChainState::Deleted)
        state += u" (last known)"_s;
    return {chain.caip2,
            chain.name,
            state,
            height(chain.head),
            height(chain.indexed),
            lag(chain),
            u"%1 %"_s.arg(chain.done * 100, 0, 'f', 1),
            chain.holder};
}

QString mark(const ProbeReport::Check& check)
{
    if (!check.ok)
        return u"✗"_s;
    return check.error ? u"!"_s : u"✓"_s;
}

void warn(const Output& out, const ProbeReport& report)
{
    for (const auto& check : report.checks)
        if (check.ok && check.error)
            out.warning(check.error->text());
}

QString webSocketWord(const EndpointSnapshot& endpoint)
{
    if (!endpoint.webSocket)
        return u"–"_s;
    return *endpoint.webSocket ? u"yes"_s : u"no"_s;
}

/// The next attempt if it is at least a minute away, since a provider may demand a wait of an hour.
QString nextAttempt(const ChainSnapshot& chain)
{
    const QDateTime at = chain.failure ? chain.failure->nextTryAt : QDateTime();
    if (!at.isValid() || QDateTime::currentDateTimeUtc().secsTo(at) < 60)
        return {};
    return u"%1 UTC; to retry now: signalbox-cli retry %2"_s.arg(at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                                                                 chain.caip2);
}

QString logChecks(const ChainSnapshot& chain)
{
    if (!chain.logChecks)
        return {};
    QString said = u"%1 % of doubtful blocks rechecked, %2 undecided, %3 with missing logs"_s
                       .arg(qRound(100 * chain.logChecks->sampling))
                       .arg(grouped(chain.logChecks->undecidedBlocks), grouped(chain.logChecks->shortBlocks));
    if (chain.logChecks->uncheckedBlocks > 0)
        said += u", %1 being checked"_s.arg(grouped(chain.logChecks->uncheckedBlocks));
    return said;
}

QString provenBlocks(const ChainSnapshot& chain)
{
    qint64 blocks = 0;
    for (const Interval& range : chain.proven)
        blocks += range.count();
    if (blocks == 0 && chain.headerMode != "proven"_L1)
        return {};
    const QString all = plural(blocks, "block");
    return chain.provenUndecided > 0
               ? u"%1, %2 undecided (logs not covered by a receipts root)"_s.arg(all, grouped(chain.provenUndecided))
               : all;
}

void printChain(const Output& out, const ChainSnapshot& chain)
{
    out.pairs({{u"chain"_s, chain.caip2},
               {u"name"_s, chain.name},
               {u"state"_s, chainRow(chain).at(2)},
               {u"head"_s, height(chain.head) + headAge(chain)},
               {u"finalized"_s, height(chain.finalized)},
               {u"stored"_s, height(chain.stored)},
               {u"indexed"_s, height(chain.indexed)},
               {u"lag"_s, lag(chain)},
               {u"start"_s, grouped(chain.start)},
               {u"end"_s, chain.end ? grouped(*chain.end) : u"follows"_s},
               {u"done"_s, chainRow(chain).at(6)},
               {u"remaining"_s, chain.remainingSeconds ? durationText(*chain.remainingSeconds) : QString()},
               {u"rate"_s, chain.live ? u"%1 rows/s, %2 blocks/s"_s.arg(grouped(qint64(chain.rowsPerSecond)),
                                                                        grouped(qint64(chain.blocksPerSecond)))
                                      : QString()},
               {u"gaps"_s, chain.gapBlocks > 0 ? plural(chain.gapBlocks, "block") : QString()},
               {u"limited by"_s, chain.time.detail.english()},
               {u"network"_s, chain.networkId ? QString::number(*chain.networkId) : QString()},
               {u"read as"_s, readingWord(chain)},
               {u"headers"_s, chain.has(Feature::Forks) ? chain.headerMode : QString()},
               {u"log checks"_s, logChecks(chain)},
               {u"proven"_s, provenBlocks(chain)},
               {u"confirmations"_s, chain.has(Feature::Forks) ? QString::number(chain.confirmations) : QString()},
               {u"rows"_s, chain.rowsTotal >= 0 ? u"≈ "_s + grouped(chain.rowsTotal) : QString()},
               {u"size"_s, chain.databaseBytes >= 0 ? bytesText(chain.databaseBytes) : QString()},
               {u"quarantine"_s, chain.failedItems > 0 ? grouped(chain.failedItems) : QString()},
               {u"active console"_s, chain.holder},
               {u"error"_s, chain.failure ? chain.failure->error.text() : QString()},
               {u"next attempt"_s, nextAttempt(chain)}});
    if (!chain.endpoints.empty()) {
        out.line({});
        std::vector<QStringList> rows;
        for (const EndpointSnapshot& e : chain.endpoints)
            rows.push_back({QString::number(e.id), e.url, QLatin1String(name(e.state)), height(e.head),
                            e.latencyMs ? u"%1 ms"_s.arg(*e.latencyMs, 0, 'f', 0) : u"–"_s, webSocketWord(e),
                            grouped(e.callsToday), e.failure ? e.failure->error.text() : QString()});
        out.table(u"ENDPOINT|URL|STATE|HEAD|LATENCY|WEBSOCKET|CALLS TODAY|ERROR"_s.split(QLatin1Char('|')), rows,
                  {0, 3, 4, 6});
    }
    if (!chain.streams.empty()) {
        out.line({});
        std::vector<QStringList> rows;
        for (const StreamSnapshot& s : chain.streams)
            rows.push_back({s.stream, s.label, grouped(s.from), s.to ? grouped(*s.to) : u"follows"_s,
                            u"%1 %"_s.arg(s.done * 100, 0, 'f', 1)});
        out.table(u"STREAM|LABEL|FROM|TO|DONE"_s.split(QLatin1Char('|')), rows, {2, 3, 4});
    }
}

}  // namespace signalbox::cli
