#include "cli/print.h"

#include "cli/words.h"

namespace signalbox::cli {

namespace {

QString height(const std::optional<Height>& value)
{
    return value ? grouped(*value) : QStringLiteral("–");
}

QString lag(const ChainSnapshot& chain)
{
    return chain.lagSeconds      ? durationText(*chain.lagSeconds)
           : chain.lagBlocks > 0 ? plural(chain.lagBlocks, "block")
                                 : QStringLiteral("–");
}

/// The age of a head that no endpoint has confirmed for a minute.
QString headAge(const ChainSnapshot& chain)
{
    const qint64 seconds =
        chain.head && chain.headSeenAt.isValid() ? chain.headSeenAt.secsTo(QDateTime::currentDateTimeUtc()) : 0;
    return seconds < 60 ? QString() : QStringLiteral(", last seen %1 ago").arg(durationText(double(seconds)));
}

QString readingWord(const ChainSnapshot& chain)
{
    return chain.reading == QLatin1String("bulk")    ? QStringLiteral("blocks with their changes")
           : chain.reading == QLatin1String("plain") ? QStringLiteral("complete states")
                                                     : QString();
}

}  // namespace

QStringList chainHead()
{
    return QStringLiteral("CHAIN|NAME|STATE|HEAD|INDEXED|LAG|DONE|CONSOLE").split(QLatin1Char('|'));
}

QStringList chainRow(const ChainSnapshot& chain)
{
    QString state = QLatin1String(name(chain.state));
    if (!chain.live && chain.state != ChainState::Paused && chain.state != ChainState::Deleted)
        state += QStringLiteral(" (last known)");
    return {chain.caip2,
            chain.name,
            state,
            height(chain.head),
            height(chain.indexed),
            lag(chain),
            QStringLiteral("%1 %").arg(chain.done * 100, 0, 'f', 1),
            chain.holder};
}

QString mark(const ProbeReport::Check& check)
{
    if (!check.ok)
        return QStringLiteral("✗");
    return check.error ? QStringLiteral("!") : QStringLiteral("✓");
}

void warn(const Output& out, const ProbeReport& report)
{
    for (const auto& check : report.checks)
        if (check.ok && check.error)
            out.warning(check.error->text);
}

QString webSocketWord(const EndpointSnapshot& endpoint)
{
    if (!endpoint.webSocket)
        return QStringLiteral("–");
    return *endpoint.webSocket ? QStringLiteral("yes") : QStringLiteral("no");
}

/// The next attempt if it is at least a minute away, since a provider may demand a wait of an hour.
QString nextAttempt(const ChainSnapshot& chain)
{
    const QDateTime at = chain.trouble ? chain.trouble->nextTryAt : QDateTime();
    if (!at.isValid() || QDateTime::currentDateTimeUtc().secsTo(at) < 60)
        return {};
    return QStringLiteral("%1 UTC; to retry now: signalbox-cli retry %2")
        .arg(at.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), chain.caip2);
}

QString logChecks(const ChainSnapshot& chain)
{
    if (!chain.logChecks)
        return {};
    QString said = QStringLiteral("%1 % of doubtful blocks rechecked, %2 undecided, %3 with missing logs")
                       .arg(qRound(100 * chain.logChecks->sampling))
                       .arg(grouped(chain.logChecks->undecidedBlocks), grouped(chain.logChecks->shortBlocks));
    if (chain.logChecks->uncheckedBlocks > 0)
        said += QStringLiteral(", %1 being checked").arg(grouped(chain.logChecks->uncheckedBlocks));
    return said;
}

QString provenBlocks(const ChainSnapshot& chain)
{
    qint64 blocks = 0;
    for (const Interval& range : chain.proven)
        blocks += range.count();
    if (blocks == 0 && chain.headerMode != QLatin1String("proven"))
        return {};
    const QString all = plural(blocks, "block");
    return chain.provenUndecided > 0 ? QStringLiteral("%1, %2 undecided (logs not covered by a receipts root)")
                                           .arg(all, grouped(chain.provenUndecided))
                                     : all;
}

void printChain(const Output& out, const ChainSnapshot& chain)
{
    out.pairs(
        {{QStringLiteral("chain"), chain.caip2},
         {QStringLiteral("name"), chain.name},
         {QStringLiteral("state"), chainRow(chain).at(2)},
         {QStringLiteral("head"), height(chain.head) + headAge(chain)},
         {QStringLiteral("finalized"), height(chain.finalized)},
         {QStringLiteral("stored"), height(chain.stored)},
         {QStringLiteral("indexed"), height(chain.indexed)},
         {QStringLiteral("lag"), lag(chain)},
         {QStringLiteral("start"), grouped(chain.start)},
         {QStringLiteral("end"), chain.end ? grouped(*chain.end) : QStringLiteral("follows")},
         {QStringLiteral("done"), chainRow(chain).at(6)},
         {QStringLiteral("remaining"), chain.remainingSeconds ? durationText(*chain.remainingSeconds) : QString()},
         {QStringLiteral("rate"),
          chain.live ? QStringLiteral("%1 rows/s, %2 blocks/s")
                           .arg(grouped(qint64(chain.rowsPerSecond)), grouped(qint64(chain.blocksPerSecond)))
                     : QString()},
         {QStringLiteral("gaps"), chain.gapBlocks > 0 ? plural(chain.gapBlocks, "block") : QString()},
         {QStringLiteral("limited by"), chain.time.detail},
         {QStringLiteral("network"), chain.networkId ? QString::number(*chain.networkId) : QString()},
         {QStringLiteral("read as"), readingWord(chain)},
         {QStringLiteral("headers"), chain.has(Feature::Forks) ? chain.headerMode : QString()},
         {QStringLiteral("log checks"), logChecks(chain)},
         {QStringLiteral("proven"), provenBlocks(chain)},
         {QStringLiteral("confirmations"),
          chain.has(Feature::Forks) ? QString::number(chain.confirmations) : QString()},
         {QStringLiteral("rows"), chain.rowsTotal >= 0 ? QStringLiteral("≈ ") + grouped(chain.rowsTotal) : QString()},
         {QStringLiteral("size"), chain.databaseBytes >= 0 ? bytesText(chain.databaseBytes) : QString()},
         {QStringLiteral("quarantine"), chain.failedItems > 0 ? grouped(chain.failedItems) : QString()},
         {QStringLiteral("active console"), chain.holder},
         {QStringLiteral("error"), chain.trouble ? chain.trouble->error.text : QString()},
         {QStringLiteral("next attempt"), nextAttempt(chain)}});
    if (!chain.endpoints.empty()) {
        out.line({});
        std::vector<QStringList> rows;
        for (const EndpointSnapshot& e : chain.endpoints)
            rows.push_back({QString::number(e.id), e.url, QLatin1String(name(e.state)), height(e.head),
                            e.latencyMs ? QStringLiteral("%1 ms").arg(*e.latencyMs, 0, 'f', 0) : QStringLiteral("–"),
                            webSocketWord(e), grouped(e.callsToday), e.trouble ? e.trouble->error.text : QString()});
        out.table(QStringLiteral("ENDPOINT|URL|STATE|HEAD|LATENCY|WEBSOCKET|CALLS TODAY|ERROR").split(QLatin1Char('|')),
                  rows, {0, 3, 4, 6});
    }
    if (!chain.streams.empty()) {
        out.line({});
        std::vector<QStringList> rows;
        for (const StreamSnapshot& s : chain.streams)
            rows.push_back({s.stream, s.label, grouped(s.from), s.to ? grouped(*s.to) : QStringLiteral("follows"),
                            QStringLiteral("%1 %").arg(s.done * 100, 0, 'f', 1)});
        out.table(QStringLiteral("STREAM|LABEL|FROM|TO|DONE").split(QLatin1Char('|')), rows, {2, 3, 4});
    }
}

}  // namespace signalbox::cli
