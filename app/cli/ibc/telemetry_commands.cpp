// SPDX-License-Identifier: GPL-3.0-or-later

#include <map>
#include <tuple>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/ibc/ibc_words.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;
using Place = std::tuple<QString, QString, QString>;  ///< chain, port, channel

QString countText(const std::optional<qint64>& count)
{
    return count ? grouped(*count) : u"–"_s;
}

QString sourceText(const TelemetryOrigin& origin)
{
    return QString::fromLatin1(name(origin.source));
}

/// Pending packets by the chains' state at the last check, by the sending end.
Expected<std::map<Place, qint64>> pendingByState(Context& context, IbcQueries& ibc)
{
    const auto checks = context.wait(ibc.checks());
    if (!checks)
        return fail(checks.error());
    std::map<Place, qint64> pending;
    for (const ChannelCheck& check : *checks)
        if (check.height > 0)
            pending[{check.source.chainId, check.source.port, check.source.channel}] =
                qint64(check.unreceived.size() + check.unacknowledged.size());
    return pending;
}

void printSources(Context& context, const std::vector<TelemetryReading>& all)
{
    std::vector<QStringList> rows;
    for (const TelemetryReading& reading : all) {
        const QDateTime& since = reading.origin.unreachableSince;
        rows.push_back({sourceText(reading.origin), reading.url, orDash(reading.origin.console),
                        timeText(reading.origin.readAt), grouped(reading.samples), grouped(reading.skipped),
                        since.isValid() ? u"unreachable since "_s + timeText(since) : u"reachable"_s,
                        reading.trouble.english()});
    }
    context.out.table(u"SOURCE|ADDRESS|CONSOLE|READ (UTC)|LINES|SKIPPED|STATE (UTC)|CAUSE"_s.split(QLatin1Char('|')),
                      rows, {4, 5});
}

void printChannels(Context& context, const std::vector<TelemetryReading>& all, const std::map<Place, qint64>& pending)
{
    std::vector<QStringList> rows;
    for (const TelemetryReading& reading : all)
        for (const TelemetryChannel& channel : reading.channels) {
            const auto ours = pending.find({channel.chainId, channel.port, channel.channel});
            const bool hermes = reading.origin.source == TelemetrySource::Hermes;
            rows.push_back({sourceText(reading.origin), channel.chainId,
                            channel.port + QLatin1Char('/') + channel.channel,
                            orDash(hermes ? channel.otherChainId : channel.other), countText(channel.backlog),
                            hermes && ours != pending.end() ? grouped(ours->second) : u"–"_s,
                            channel.oldestSequence.value_or(0) > 0 ? QString::number(*channel.oldestSequence) : u"–"_s,
                            channel.backlogAt.isValid() ? timeText(channel.backlogAt) : u"–"_s,
                            countText(channel.sends), countText(channel.received), countText(channel.acknowledged),
                            countText(channel.timeouts), countText(channel.won), countText(channel.lost)});
        }
    if (rows.empty())
        return;
    context.out.line({});
    context.out.table(
        u"SOURCE|CHAIN|CHANNEL|TO|BACKLOG|PENDING BY STATE|OLDEST|BACKLOG OF (UTC)|SENT|RECEIVED|ACKNOWLEDGED|"
        "TIMED OUT|WON|LOST"_s.split(QLatin1Char('|')),
        rows, {4, 5, 6, 8, 9, 10, 11, 12, 13});
}

void printRelayers(Context& context, const std::vector<TelemetryReading>& all)
{
    std::vector<QStringList> rows;
    for (const TelemetryReading& reading : all)
        for (const TelemetryRelayer& relayer : reading.relayers) {
            QStringList balances;
            for (const TelemetryRelayer::Balance& balance : relayer.balances)
                balances << balance.amount + QLatin1Char(' ') + balance.denom;
            rows.push_back({sourceText(reading.origin), relayer.chainId, relayer.address, countText(relayer.won),
                            countText(relayer.lost), countText(relayer.frontrun), orDash(balances.join(u", "_s))});
        }
    if (rows.empty())
        return;
    context.out.line({});
    context.out.table(u"SOURCE|CHAIN|RELAYER|WON|LOST|LOST TO ANOTHER|BALANCE"_s.split(QLatin1Char('|')), rows,
                      {3, 4, 5});
}

/// Exit code 1 if a source is unreachable.
int telemetry(Context& context)
{
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    const auto all = context.wait((*ibc)->telemetry(context.args.has("read")));
    if (!all)
        return context.finish(all.error());
    const auto pending = pendingByState(context, **ibc);
    if (!pending)
        return context.finish(pending.error());
    bool reachable = true;
    for (const TelemetryReading& reading : *all) {
        context.out.object(toJson(reading));
        reachable = reachable && !reading.origin.unreachableSince.isValid();
    }
    printSources(context, *all);
    if (all->empty())
        context.out.note(
            u"No console has read telemetry. Set ibc.hermes_telemetry or ibc.chainpulse with signalbox-cli "
            "settings set, then add --read."_s);
    printChannels(context, *all, *pending);
    printRelayers(context, *all);
    if (!all->empty())
        context.out.note(u"Counters begin with the start of their source."_s);
    return reachable ? 0 : 1;
}

}  // namespace

std::vector<CommandSpec> telemetryCommands()
{
    return {
        {{u"ibc"_s, u"telemetry"_s},
         "",
         "show what the Hermes and the chainpulse of the consoles state, as last read (settings ibc.hermes_telemetry, "
         "ibc.chainpulse)",
         {{"read", Kind::Flag, "", "first ask those of this console now"}},
         "signalbox-cli ibc telemetry\nsignalbox-cli ibc telemetry --read --json",
         telemetry},
    };
}

}  // namespace signalbox::cli
