// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/lcd_client.h"

#include <QJsonArray>
#include <QUrl>
#include <algorithm>
#include <set>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr std::size_t atOnce = 50;  ///< sequences of one request
constexpr int pageSize = 1000, mostPages = 10'000;

/// IBC v2 has neither ports nor channels: without a port, the channel is a client.
QByteArray ends(const QString& port, const QString& channel)
{
    if (port.isEmpty())
        return "/ibc/core/channel/v2/clients/" + QUrl::toPercentEncoding(channel);
    return "/ibc/core/channel/v1/channels/" + QUrl::toPercentEncoding(channel) + "/ports/" +
           QUrl::toPercentEncoding(port);
}

QByteArray joined(const Sequences& sequences)
{
    QByteArray all;
    for (const quint64 sequence : sequences)
        all += (all.isEmpty() ? "" : ",") + QByteArray::number(sequence);
    return all;
}

tl::unexpected<Error> badAnswer(const char* what)
{
    return fail(ErrorKind::Retryable, "NODE_BAD_ANSWER",
                Message(QT_TRANSLATE_NOOP("Engine", "The LCD sent an answer without %1. It was discarded."))
                    .arg(QLatin1String(what)));
}

void sort(Sequences& sequences)
{
    std::sort(sequences.begin(), sequences.end());
    sequences.erase(std::unique(sequences.begin(), sequences.end()), sequences.end());
}

Height heightOf(const QJsonObject& answer)
{
    return answer.value("height"_L1).toObject().value("revision_height"_L1).toString().toLongLong();
}

QDateTime timeOf(QString text)
{
    // Nanoseconds, of which Qt reads three digits.
    const qsizetype point = text.indexOf(u'.');
    if (point >= 0) {
        qsizetype end = point + 1;
        while (end < text.size() && text[end].isDigit())
            ++end;
        if (end - point > 4)
            text.remove(point + 4, end - point - 4);
    }
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

}  // namespace

std::optional<quint64> sequenceOf(const QJsonValue& value)
{
    const QString text = value.toString();
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool ok = false;
    const quint64 number = text.toULongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

Expected<Done> LcdClient::check()
{
    std::vector<qint64> right;
    std::optional<Error> first;
    for (const qint64 endpoint : m_door->endpoints()) {
        const auto info = m_door->get("/cosmos/base/tendermint/v1beta1/node_info", endpoint);
        if (!info) {
            if (!first)
                first = info.error();
            continue;
        }
        const QString seen = info->value("default_node_info"_L1).toObject().value("network"_L1).toString();
        if (seen == m_chainId)
            right.push_back(endpoint);
        else if (!first)
            first =
                Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                            Message(QT_TRANSLATE_NOOP(
                                        "Engine", "An LCD of %1 serves chain \"%2\". It is not used; correct the URL."))
                                .arg(m_chainId, seen.left(80)));
    }
    if (right.empty())
        return fail(first.value_or(
            Error::make(ErrorKind::NotFound, "NO_LCD",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "%1 has no LCD endpoint. Add one to compare packets with the chain's "
                                                  "state and to clear packets."))
                            .arg(m_chainId))));
    m_door->keepOnly(right);
    return Done{};
}

Expected<LcdCommitments> LcdClient::commitments(const QString& port, const QString& channel)
{
    LcdCommitments all;
    QByteArray key;
    for (int page = 0; page < mostPages; ++page) {
        QByteArray path = ends(port, channel) + "/packet_commitments?pagination.limit=" + QByteArray::number(pageSize);
        if (!key.isEmpty())
            path += "&pagination.key=" + QUrl::toPercentEncoding(QString::fromLatin1(key));
        const auto answer = m_door->get(path);
        if (!answer)
            return fail(answer.error());
        const QJsonValue list = answer->value("commitments"_L1);
        if (!list.isArray())
            return badAnswer("commitments");
        for (const QJsonValue item : list.toArray()) {
            const auto sequence = sequenceOf(item.toObject().value("sequence"_L1));
            if (!sequence)
                return badAnswer("a sequence");
            all.sequences.push_back(*sequence);
        }
        if (page == 0)
            all.height = heightOf(*answer);
        const QByteArray next = answer->value("pagination"_L1).toObject().value("next_key"_L1).toString().toLatin1();
        if (next.isEmpty() || next == key) {
            sort(all.sequences);  // they come in the order of their text
            return all;
        }
        key = next;
    }
    return badAnswer("an end of its list");
}

Expected<bool> LcdClient::isCommitted(const QString& port, const QString& channel, quint64 sequence)
{
    const auto answer = m_door->get(ends(port, channel) + "/packet_commitments/" + QByteArray::number(sequence));
    if (answer)
        return true;
    if (answer.error().code == "NODE_NOT_FOUND"_L1)
        return false;
    return fail(answer.error());
}

Expected<Sequences> LcdClient::ofLists(const QString& port, const QString& channel, const Sequences& sequences,
                                       const char* list, const Ask& ask)
{
    Sequences found;
    for (std::size_t begin = 0; begin < sequences.size(); begin += atOnce) {
        const Sequences some(sequences.begin() + qint64(begin),
                             sequences.begin() + qint64(std::min(begin + atOnce, sequences.size())));
        const auto answer = m_door->get(ends(port, channel) + ask(some));
        if (!answer)
            return fail(answer.error());
        const QJsonValue items = answer->value(QLatin1String(list));
        if (!items.isArray())
            return badAnswer(list);
        for (const QJsonValue item : items.toArray()) {
            const auto sequence = sequenceOf(item.isObject() ? item.toObject().value("sequence"_L1) : item);
            if (!sequence)
                return badAnswer("a sequence");
            if (std::binary_search(some.begin(), some.end(), *sequence))
                found.push_back(*sequence);
        }
    }
    sort(found);
    return found;
}

Expected<Sequences> LcdClient::unreceived(const QString& port, const QString& channel, const Sequences& sequences)
{
    return ofLists(port, channel, sequences, "sequences", [](const Sequences& some) {
        return QByteArray("/packet_commitments/" + joined(some) + "/unreceived_packets");
    });
}

Expected<Sequences> LcdClient::acknowledged(const QString& port, const QString& channel, const Sequences& sequences)
{
    return ofLists(port, channel, sequences, "acknowledgements", [](const Sequences& some) {
        QByteArray query("/packet_acknowledgements");
        for (const quint64 sequence : some)  // a comma list is refused
            query += (query.contains('?') ? "&packet_commitment_sequences=" : "?packet_commitment_sequences=") +
                     QByteArray::number(sequence);
        return query;
    });
}

Expected<Sequences> LcdClient::unreceivedAcks(const QString& port, const QString& channel, const Sequences& sequences)
{
    return ofLists(port, channel, sequences, "sequences", [](const Sequences& some) {
        return QByteArray("/packet_commitments/" + joined(some) + "/unreceived_acks");
    });
}

Expected<std::optional<LcdChannel>> LcdClient::channel(const QString& port, const QString& channel)
{
    const auto answer = m_door->get(ends(port, channel));
    if (!answer && answer.error().code == "NODE_NOT_FOUND"_L1)
        return std::optional<LcdChannel>();
    if (!answer)
        return fail(answer.error());
    const QJsonObject object = answer->value("channel"_L1).toObject();
    const QJsonObject counterparty = object.value("counterparty"_L1).toObject();
    LcdChannel found;
    found.state = object.value("state"_L1).toString();
    found.ordering = object.value("ordering"_L1).toString();
    found.counterpartyPort = counterparty.value("port_id"_L1).toString();
    found.counterpartyChannel = counterparty.value("channel_id"_L1).toString();
    found.connection = object.value("connection_hops"_L1).toArray().at(0).toString();
    if (found.state.isEmpty())
        return badAnswer("a channel's state");
    return std::optional(found);
}

Expected<LcdClientState> LcdClient::client(const QString& port, const QString& channel)
{
    const auto answer = m_door->get(ends(port, channel) + "/client_state");
    if (!answer)
        return fail(answer.error());
    const QJsonObject identified = answer->value("identified_client_state"_L1).toObject();
    LcdClientState client;
    client.id = identified.value("client_id"_L1).toString();
    client.chainId = identified.value("client_state"_L1).toObject().value("chain_id"_L1).toString();
    if (client.id.isEmpty())
        return badAnswer("a client");
    const auto status = clientStatus(client.id);
    if (!status)
        return fail(status.error());
    client.status = *status;
    return client;
}

Expected<QString> LcdClient::clientStatus(const QString& client)
{
    const auto status = m_door->get("/ibc/core/client/v1/client_status/" + QUrl::toPercentEncoding(client));
    if (status)
        return status->value("status"_L1).toString();
    if (status.error().code == "NODE_NOT_FOUND"_L1)
        return u"Unknown"_s;
    if (status.error().code == "NODE_NO_ROUTE"_L1)
        return QString();
    return fail(status.error());
}

Expected<std::pair<Height, QDateTime>> LcdClient::latestBlock()
{
    const auto answer = m_door->get("/cosmos/base/tendermint/v1beta1/blocks/latest");
    if (!answer)
        return fail(answer.error());
    const QJsonObject header = answer->value("block"_L1).toObject().value("header"_L1).toObject();
    const QDateTime at = timeOf(header.value("time"_L1).toString());
    if (!at.isValid())
        return badAnswer("the time of a block");
    return std::pair(Height(header.value("height"_L1).toString().toLongLong()), at);
}

Expected<QString> LcdClient::minimumGasPrice()
{
    const auto answer = m_door->get("/cosmos/base/node/v1beta1/config");
    if (answer)
        return answer->value("minimum_gas_price"_L1).toString();
    if (answer.error().code == "NODE_NO_ROUTE"_L1 || answer.error().code == "NODE_NOT_FOUND"_L1)
        return QString();
    return fail(answer.error());
}

}  // namespace signalbox::ibc
