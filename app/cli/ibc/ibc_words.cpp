// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/ibc/ibc_words.h"

#include <algorithm>

#include "cli/balances/balance_words.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

constexpr std::size_t mostSequences = 100;

template <class T>
Expected<T*> partOf(Context& context, T* (Engine::*part)())
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (T* const found = ((*engine)->*part)())
        return found;
    return fail(ErrorKind::Refused, "NO_IBC", Message(u"This workspace has no IBC packets."_s));
}

Expected<quint64> sequence(const QString& text)
{
    bool good = !text.isEmpty();
    for (const QChar c : text)
        good = good && c >= QLatin1Char('0') && c <= QLatin1Char('9');
    const quint64 value = good ? text.toULongLong(&good) : 0;
    if (!good || value == 0)
        return badUsage(u"\"%1\" is not a sequence. Specify numbers such as 4,7-9."_s.arg(text));
    return value;
}

/// Whole units with the decimal point where it belongs.
QString withPoint(const QString& digits, int decimals)
{
    if (decimals <= 0 || decimals > 77)
        return digits;
    const QString padded = digits.rightJustified(decimals + 1, QLatin1Char('0'));
    QString fraction = padded.right(decimals);
    while (fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    const QString whole = padded.left(padded.size() - decimals);
    return fraction.isEmpty() ? whole : whole + QLatin1Char('.') + fraction;
}

}  // namespace

Expected<IbcQueries*> ibcOf(Context& context)
{
    return partOf(context, &Engine::ibc);
}

Expected<ClearingQueries*> clearingOf(Context& context)
{
    return partOf(context, &Engine::clearing);
}

Expected<QString> ibcChainId(Context& context, IbcQueries& ibc, const QString& text)
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto overview = context.wait(ibc.overview(today, today));
    if (!overview)
        return fail(overview.error());
    for (const IbcChain& chain : overview->chains)
        if (chain.chainId == text || chain.caip2 == text)
            return chain.chainId;
    for (const IbcChain& chain : overview->chains)
        if (chain.name.compare(text, Qt::CaseInsensitive) == 0)
            return chain.chainId;
    QStringList known;
    for (const IbcChain& chain : overview->chains)
        known << chain.chainId;
    return fail(
        ErrorKind::NotFound, "CHAIN_UNKNOWN",
        Message(known.isEmpty()
                    ? u"No blocks of a Cosmos chain are stored yet. Add one with signalbox-cli chain add, then run "
                      "signalbox-cli run."_s
                    : u"\"%1\" is not a chain with packets in this workspace. Chains with packets: %2."_s.arg(
                          text, known.join(u", "_s))));
}

ChannelName channelName(const QString& text)
{
    if (isClientId(text))
        return {{}, text};
    const auto slash = text.lastIndexOf(QLatin1Char('/'));
    return slash < 0 ? ChannelName{u"transfer"_s, text} : ChannelName{text.left(slash), text.mid(slash + 1)};
}

Expected<std::vector<quint64>> sequences(const QString& text)
{
    std::vector<quint64> all;
    for (const QString& part : text.split(QLatin1Char(','))) {
        const QString lowest = part.section(QLatin1Char('-'), 0, 0).trimmed();
        const QString highest = part.contains(QLatin1Char('-')) ? part.section(QLatin1Char('-'), 1).trimmed() : lowest;
        const auto lo = sequence(lowest), hi = sequence(highest);
        if (!lo)
            return fail(lo.error());
        if (!hi)
            return fail(hi.error());
        if (*hi < *lo)
            return badUsage(u"\"%1\" is not a range: its end is below its start."_s.arg(part));
        if (*hi - *lo >= mostSequences || all.size() + std::size_t(*hi - *lo) >= mostSequences)
            return fail(ErrorKind::Invalid, "TOO_MANY",
                        Message(u"At most 100 packets can be cleared at a time. Specify fewer sequences."_s));
        for (quint64 i = 0; i <= *hi - *lo; ++i)
            all.push_back(*lo + i);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

QString sequencesText(const std::vector<quint64>& sequences, int most)
{
    if (sequences.empty())
        return u"–"_s;
    QStringList shown;
    for (const quint64 sequence : sequences) {
        if (shown.size() == most)
            return shown.join(u", "_s) + u", … (%1)"_s.arg(sequences.size());
        shown << QString::number(sequence);
    }
    return shown.join(u", "_s);
}

Expected<Days> daysOf(Context& context)
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto to = dateOption(context, "to", today);
    if (!to)
        return fail(to.error());
    const auto from = dateOption(context, "from", to->addDays(-6));
    if (!from)
        return fail(from.error());
    if (*from > *to)
        return badUsage(u"--from is after --to."_s);
    return Days{*from, *to};
}

std::vector<OptionSpec> withDays(std::vector<OptionSpec> options)
{
    using Kind = OptionSpec::Kind;
    options.push_back({"from", Kind::Value, "DATE", "first day in UTC (default: six days before the last one)"});
    options.push_back({"to", Kind::Value, "DATE", "last day in UTC (default: today)"});
    return options;
}

QString millisecondsText(const std::optional<qint64>& milliseconds)
{
    return milliseconds ? durationText(double(*milliseconds) / 1000) : u"–"_s;
}

QString percentText(const std::optional<double>& percent)
{
    return percent ? u"%1 %"_s.arg(*percent, 0, 'f', 1) : u"no data"_s;
}

QString endText(const IbcEnd& end)
{
    const QString chain = end.chain.isEmpty() ? end.chainId : end.chain;
    const QString port = end.port.isEmpty() || end.port == "transfer"_L1 ? QString() : end.port + QLatin1Char('/');
    return chain.isEmpty() && end.channel.isEmpty()
               ? u"unknown"_s
               : u"%1 %2%3"_s.arg(chain.isEmpty() ? u"unknown"_s : chain, port, end.channel);
}

QString packetStateText(const IbcPacket& packet)
{
    switch (packet.stuck) {
        case StuckKind::None:
            break;
        case StuckKind::Unreceived:
            return u"stuck: not received"_s;
        case StuckKind::Unacknowledged:
            return u"stuck: not acknowledged"_s;
        case StuckKind::PastTimeout:
            return u"stuck: past its timeout"_s;
    }
    switch (packet.state) {
        case PacketState::Sent:
            return u"sent"_s;
        case PacketState::Received:
            return u"received"_s;
        case PacketState::Acknowledged:
            return u"acknowledged"_s;
        case PacketState::Failed:
            return u"failed"_s;
        case PacketState::TimedOut:
            return u"timed out"_s;
    }
    return {};
}

QString amountText(const IbcPacket& packet)
{
    if (packet.amount.isEmpty())
        return u"–"_s;
    if (!packet.decimals)
        return packet.amount + QLatin1Char(' ') + (packet.symbol.isEmpty() ? packet.denom : packet.symbol);
    return withPoint(packet.amount, *packet.decimals) + QLatin1Char(' ') + packet.symbol;
}

void printPackets(Context& context, const std::vector<IbcPacket>& packets)
{
    std::vector<QStringList> rows;
    for (const IbcPacket& packet : packets) {
        context.out.object(toJson(packet));
        rows.push_back({packet.key.text(), endText(packet.destination), packetStateText(packet), amountText(packet),
                        timeText(packet.sentAt), millisecondsText(packet.age), QString::number(packet.relays),
                        packet.cause.english()});
    }
    context.out.table(u"PACKET|TO|STATE|AMOUNT|SENT (UTC)|AGE|RELAYS|CAUSE"_s.split(QLatin1Char('|')), rows, {5, 6});
}

void printOperation(Context& context, const ClearingOperation& operation)
{
    context.out.object(toJson(operation));
    std::vector<QStringList> rows;
    for (const ClearingOperation::Packet& packet : operation.packets)
        rows.push_back({QString::number(packet.key.sequence),
                        QString(packet.verdict).replace(QLatin1Char('_'), QLatin1Char(' ')), orDash(packet.transaction),
                        packet.error.english()});
    context.out.table(u"SEQUENCE|RESULT|TRANSACTION|ERROR"_s.split(QLatin1Char('|')), rows, {0});
    context.out.pairs({{u"fees"_s, operation.fees}, {u"operation"_s, operation.id}});
}

}  // namespace signalbox::cli
