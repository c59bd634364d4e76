// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/lcd/channel_reader.h"

#include <QJsonArray>
#include <QUrl>

#include "signalbox/literals.h"
#include "support/proto_reader.h"
#include "support/safe_text.h"

namespace signalbox::cosmos {

namespace {

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray encoded(const QString& part)
{
    return QUrl::toPercentEncoding(part);
}

/// A text of a protobuf request.
QByteArray textField(int number, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray field(1, static_cast<char>(number << 3 | 2));
    quint64 size = static_cast<quint64>(utf8.size());
    for (; size > 127; size >>= 7)
        field += static_cast<char>((size & 127) | 128);
    field += static_cast<char>(size);
    return field + utf8;
}

QString textOf(std::string_view message, int field)
{
    return utf8Text(protoBytes(message, field));
}

QString stateName(quint64 state)
{
    static const char* const names[] = {"STATE_UNINITIALIZED_UNSPECIFIED",
                                        "STATE_INIT",
                                        "STATE_TRYOPEN",
                                        "STATE_OPEN",
                                        "STATE_CLOSED",
                                        "STATE_FLUSHING",
                                        "STATE_FLUSHCOMPLETE"};
    return state < std::size(names) ? QLatin1String(names[state]) : QString();
}

QString orderName(quint64 ordering)
{
    static const char* const names[] = {"ORDER_NONE_UNSPECIFIED", "ORDER_UNORDERED", "ORDER_ORDERED"};
    return ordering < std::size(names) ? QLatin1String(names[ordering]) : QString();
}

Error unknownChannel(const ChannelEnd& end)
{
    return Error::make(ErrorKind::NotFound, "CHANNEL_UNKNOWN",
                       Message(QT_TRANSLATE_NOOP("Engine", "The chain's state has no channel %1 of port %2."))
                           .arg(end.channel, end.port));
}

/// ClientState of 07-tendermint inside an Any; localhost and others have no chain ID.
QString chainOfClient(std::string_view any)
{
    return protoBytes(any, 1) == "/ibc.lightclients.tendermint.v1.ClientState" ? textOf(protoBytes(any, 2), 1)
                                                                               : QString();
}

}  // namespace

QCoro::Task<Expected<ChannelFacts>> ChannelReader::read(ChannelEnd end)
{
    if (m_lcd.hasEndpoint()) {
        auto asking = byLcd(end);
        auto facts = co_await asking;
        if (facts || facts.error().kind == ErrorKind::Cancelled || facts.error().code == "CHANNEL_UNKNOWN"_L1)
            co_return facts;
    }
    auto asking = byQuery(end);
    co_return co_await asking;
}

QCoro::Task<Expected<ChannelFacts>> ChannelReader::byLcd(ChannelEnd end)
{
    ChannelFacts facts;
    facts.end = end;
    QByteArray path = "/ibc/core/client/v1/client_states/" + encoded(end.channel);
    if (end.version == 1) {
        const QByteArray place =
            "/ibc/core/channel/v1/channels/" + encoded(end.channel) + "/ports/" + encoded(end.port);
        auto asking = m_lcd.get(place);
        const auto answer = co_await asking;
        if (!answer && answer.error().fault.httpStatus == 404)
            co_return fail(unknownChannel(end));
        if (!answer)
            co_return fail(answer.error().error);
        const QJsonObject channel = answer->value("channel"_L1).toObject();
        const QJsonObject counterparty = channel.value("counterparty"_L1).toObject();
        facts.state = channel.value("state"_L1).toString();
        facts.ordering = channel.value("ordering"_L1).toString();
        facts.connection = channel.value("connection_hops"_L1).toArray().at(0).toString();
        facts.counterpartyPort = counterparty.value("port_id"_L1).toString();
        facts.counterpartyChannel = counterparty.value("channel_id"_L1).toString();
        path = place + "/client_state";
    }
    auto asking = m_lcd.get(path);
    const auto answer = co_await asking;
    if (!answer && answer.error().fault.httpStatus == 404)
        co_return fail(unknownChannel(end));
    if (!answer)
        co_return fail(answer.error().error);
    const QJsonObject identified = answer->value("identified_client_state"_L1).toObject();
    const QJsonObject state = (identified.isEmpty() ? *answer : identified).value("client_state"_L1).toObject();
    facts.client = identified.value("client_id"_L1).toString(end.version == 1 ? QString() : end.channel);
    facts.chainId = state.value("chain_id"_L1).toString();
    co_return facts;
}

QCoro::Task<Expected<ChannelFacts>> ChannelReader::byQuery(ChannelEnd end)
{
    ChannelFacts facts;
    facts.end = end;
    const auto tally = std::make_shared<Tally>();
    if (end.version != 1) {
        auto asking = m_node.abciQuery("/ibc.core.client.v1.Query/ClientState", textField(1, end.channel), tally);
        const auto answer = co_await asking;
        if (!answer)
            co_return fail(answer.error().error);
        if (answer->isEmpty())
            co_return fail(unknownChannel(end));
        facts.client = end.channel;
        facts.chainId = chainOfClient(protoBytes(viewOf(*answer), 1));
        co_return facts;
    }
    const QByteArray request = textField(1, end.port) + textField(2, end.channel);
    auto asking = m_node.abciQuery("/ibc.core.channel.v1.Query/Channel", request, tally);
    const auto answer = co_await asking;
    if (!answer)
        co_return fail(answer.error().error);
    const std::string_view channel = protoBytes(viewOf(*answer), 1);
    if (channel.empty())
        co_return fail(unknownChannel(end));
    const std::string_view counterparty = protoBytes(channel, 3);
    facts.state = stateName(protoNumber(channel, 1));
    facts.ordering = orderName(protoNumber(channel, 2));
    facts.connection = textOf(channel, 4);
    facts.counterpartyPort = textOf(counterparty, 1);
    facts.counterpartyChannel = textOf(counterparty, 2);
    auto asking2 = m_node.abciQuery("/ibc.core.channel.v1.Query/ChannelClientState", request, tally);
    const auto client = co_await asking2;
    if (!client)
        co_return fail(client.error().error);
    const std::string_view identified = protoBytes(viewOf(*client), 1);
    facts.client = textOf(identified, 1);
    facts.chainId = chainOfClient(protoBytes(identified, 2));
    co_return facts;
}

}  // namespace signalbox::cosmos
