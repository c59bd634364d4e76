// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/stand_in_hermes.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_transactions.h"
#include "sim/cosmos/cosmos_words.h"

namespace signalbox::sim {

namespace {

constexpr qsizetype mostRequest = 256 * 1024;
constexpr int mostOfRange = 10'000;

QByteArray logLine(const char* level, const QByteArray& text)
{
    return "{\"timestamp\":\"" + nanosecondsText(QDateTime::currentMSecsSinceEpoch() * 1'000'000) + "\",\"level\":\"" +
           level + "\",\"fields\":{\"message\":" + quotedJson(text) + "},\"threadId\":\"ThreadId(1)\"}\n";
}

StandInHermes::Run succeeded(const QByteArray& result)
{
    return {logLine("INFO", "running Hermes v1.13.2") + "{\"result\":" + result + ",\"status\":\"success\"}\n", 0};
}

StandInHermes::Run failed(const QByteArray& text)
{
    return {logLine("INFO", "running Hermes v1.13.2") + "{\"result\":" + quotedJson(text) + ",\"status\":\"error\"}\n",
            1};
}

QByteArray option(const QList<QByteArray>& arguments, const QByteArray& name)
{
    const qsizetype at = arguments.indexOf("--" + name);
    if (at >= 0)
        return arguments.value(at + 1);
    for (const QByteArray& argument : arguments)
        if (argument.startsWith("--" + name + '='))
            return argument.mid(name.size() + 3);
    return {};
}

/// "1,10..20,5"
std::set<quint64> sequencesOf(const QByteArray& text)
{
    std::set<quint64> all;
    for (const QByteArray& part : text.split(',')) {
        const qsizetype dots = part.indexOf("..");
        const quint64 lo = (dots < 0 ? part : part.left(dots)).trimmed().toULongLong();
        const quint64 hi = dots < 0 ? lo : part.mid(dots + 2).trimmed().toULongLong();
        for (quint64 i = 0; lo > 0 && hi >= lo && i <= hi - lo && i < mostOfRange; ++i)
            all.insert(lo + i);
    }
    return all;
}

QByteArray numbers(const std::vector<quint64>& all)
{
    QByteArray text;
    for (const quint64 number : all)
        text += (text.isEmpty() ? "" : ",") + QByteArray::number(number);
    return '[' + text + ']';
}

}  // namespace

StandInHermes::StandInHermes(std::shared_ptr<CosmosSimNet> net, QObject* parent)
    : QTcpServer(parent), m_net(std::move(net))
{
    quint32 random[4];
    QRandomGenerator::system()->generate(random, random + 4);
    m_token = QByteArray(reinterpret_cast<const char*>(random), sizeof random).toHex();
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

bool StandInHermes::open()
{
    return isListening() || listen(QHostAddress::LocalHost);
}

QByteArray StandInHermes::program() const
{
    const QByteArray host = "127.0.0.1:" + QByteArray::number(serverPort());
    return R"(#!/bin/bash
# Passes its arguments to the relayer of the simulated chains.
LC_ALL=C
body=$(printf '%s\n' "$@")
exec 3<>/dev/tcp/127.0.0.1/)" +
           QByteArray::number(serverPort()) + R"( || exit 1
printf 'POST /)" +
           m_token + R"(/command HTTP/1.1\r\nHost: )" + host +
           R"(\r\nContent-Length: %d\r\n\r\n%s' "${#body}" "$body" >&3
code=1
while IFS= read -r line <&3; do
  line=${line%$'\r'}
  [ -z "$line" ] && break
  case $line in Exit-Code:*) code=${line#Exit-Code: } ;; esac
done
cat <&3
exit "$code"
)";
}

QByteArray StandInHermes::configuration() const
{
    QByteArray text = "[global]\nlog_level = 'info'\n\n[rest]\nenabled = true\nhost = '127.0.0.1'\nport = " +
                      QByteArray::number(serverPort()) + "\n";
    for (const CosmosSimChain& chain : m_net->chains())
        text += "\n[[chains]]\nid = '" + chain.id +
                "'\ntype = 'CosmosSdk'\naccount_prefix = 'cosmos'\nkey_name = 'clearer'\ngas_price = { price = 0.0025, "
                "denom = '" +
                chain.denom + "' }\n";
    return text;
}

StandInHermes::Run StandInHermes::run(const QList<QByteArray>& arguments)
{
    QList<QByteArray> words;  // without options and their values
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (!arguments.at(i).startsWith('-'))
            words << arguments.at(i);
        else if (arguments.at(i) != "--json" && arguments.at(i) != "--version" && !arguments.at(i).contains('='))
            ++i;
    }
    if (words.value(0) == "version" || arguments.contains("--version"))
        return {"hermes 1.13.2\n", 0};
    if (words.value(0) == "health-check" || words.mid(0, 2) == QList<QByteArray>{"config", "validate"})
        return succeeded("\"performed health check for all chains in the config\"");
    if (words.mid(0, 2) == QList<QByteArray>{"keys", "balance"}) {
        const int chain = m_net->chainOf(option(arguments, "chain"));
        return chain < 0 ? failed("could not find configuration for chain: " + option(arguments, "chain"))
                         : succeeded("[{\"amount\":\"9999985466\",\"denom\":\"" +
                                     m_net->chains()[std::size_t(chain)].denom + "\"}]");
    }
    if (words.mid(0, 2) == QList<QByteArray>{"clear", "packets"})
        return clear(arguments);
    if (words.mid(0, 3) == QList<QByteArray>{"query", "packet", "pending"})
        return pending(arguments);
    return failed("the stand-in has no command " + words.join(' '));
}

StandInHermes::Run StandInHermes::clear(const QList<QByteArray>& arguments)
{
    const QByteArray chain = option(arguments, "chain"), channel = option(arguments, "channel");
    const QByteArray sequences = option(arguments, "packet-sequences");
    const int number = m_net->chainOf(chain);
    if (number < 0)
        return failed("could not find configuration for chain: " + chain);
    if (!m_net->find(number, channel))
        return failed("channel " + channel + " does not exist on chain " + chain);
    QByteArray events;
    const auto add = [&](const QByteArray& event) { events += (events.isEmpty() ? "" : ",") + event; };
    for (const auto& [name, packet] : m_net->clear(chain, channel, sequencesOf(sequences))) {
        const CosmosSimLink& link = m_net->links()[std::size_t(packet.link)];
        const CosmosSimEnd &source = link.ends[packet.from], &destination = link.ends[1 - packet.from];
        const bool isReceive = qstrcmp(name, "WriteAcknowledgement") == 0;
        const CosmosSimEnd& here = isReceive ? destination : source;
        add("{\"UpdateClient\":{\"common\":{\"client_id\":\"" + here.client +
            "\",\"client_type\":\"Tendermint\",\"consensus_height\":{\"revision_height\":" +
            QByteArray::number(m_net->last()) + ",\"revision_number\":1}},\"header\":null}}");
        QByteArray event = QByteArray("{\"") + name + "\":{";
        if (isReceive) {
            QByteArray list;
            for (const char byte : cosmosAcknowledgement(packet))
                list += (list.isEmpty() ? "" : ",") + QByteArray::number(int(quint8(byte)));
            event += "\"ack\":[" + list + "],";
        }
        event += "\"packet\":{\"data\":\"" +
                 (isReceive ? cosmosPacketData(*m_net, packet).toHex().toUpper() : QByteArray()) +
                 "\",\"destination_channel\":\"" + destination.channel +
                 "\",\"destination_port\":\"transfer\",\"sequence\":" + QByteArray::number(packet.sequence) +
                 ",\"source_channel\":\"" + source.channel +
                 "\",\"source_port\":\"transfer\",\"timeout_height\":\"Never\",\"timeout_timestamp\":" +
                 QByteArray::number(packet.timeout) + "}}}";
        add(event);
    }
    return succeeded('[' + events + ']');
}

StandInHermes::Run StandInHermes::pending(const QList<QByteArray>& arguments) const
{
    const QByteArray chain = option(arguments, "chain");
    const auto found = m_net->find(m_net->chainOf(chain), option(arguments, "channel"));
    if (!found)
        return failed("channel does not exist on chain " + chain);
    const auto lock = m_net->reading();
    const auto side = [&](int end) {
        std::vector<quint64> packets, acknowledgements;
        for (const int id : m_net->open(found->first, end)) {
            const CosmosSimPacket& packet = m_net->packet(id);
            (packet.received > 0 ? acknowledgements : packets).push_back(packet.sequence);
        }
        return "{\"unreceived_acks\":" + numbers(acknowledgements) + ",\"unreceived_packets\":" + numbers(packets) +
               '}';
    };
    const CosmosSimLink& link = m_net->links()[std::size_t(found->first)];
    return succeeded("{\"dst\":" + side(1 - found->second) + ",\"dst_chain\":\"" +
                     link.ends[1 - found->second].chainId + "\",\"src\":" + side(found->second) + ",\"src_chain\":\"" +
                     chain + "\"}");
}

QByteArray StandInHermes::state() const
{
    QByteArray chains, workers;
    for (const CosmosSimChain& chain : m_net->chains())
        chains += (chains.isEmpty() ? "\"" : ",\"") + chain.id + '"';
    int id = 0;
    for (const CosmosSimLink& link : m_net->links()) {
        for (int end = 0; end < 2; ++end) {
            if (link.ends[0].chain < 0 || link.ends[1].chain < 0)
                continue;
            workers += (workers.isEmpty() ? "{\"id\":" : ",{\"id\":") + QByteArray::number(++id) +
                       ",\"object\":{\"type\":\"Packet\",\"dst_chain_id\":\"" + link.ends[1 - end].chainId +
                       "\",\"src_chain_id\":\"" + link.ends[end].chainId + "\",\"src_channel_id\":\"" +
                       link.ends[end].channel + "\",\"src_port_id\":\"transfer\"},\"data\":{\"type\":\"Packet\"}}";
        }
    }
    return "{\"chains\":[" + chains + "],\"workers\":{\"Packet\":[" + workers + "]}}";
}

CosmosReply StandInHermes::rest(const QByteArray& method, const QByteArray& target)
{
    const QUrl url = QUrl::fromEncoded(target);
    const QByteArray path = url.path().toUtf8();
    const auto success = [](const QByteArray& result) {
        return CosmosReply{200, "{\"status\":\"success\",\"result\":" + result + '}'};
    };
    if (method == "GET" && path == "/version")
        return success(R"([{"name":"ibc-relayer","version":"0.32.2"},{"name":"ibc-relayer-rest","version":"0.32.2"}])");
    if (method == "GET" && path == "/state")
        return success(state());
    if (method == "GET" && path == "/chains") {
        QByteArray chains;
        for (const CosmosSimChain& chain : m_net->chains())
            chains += (chains.isEmpty() ? "\"" : ",\"") + chain.id + '"';
        return success('[' + chains + ']');
    }
    if (method == "GET" && path.startsWith("/chain/")) {
        const int chain = m_net->chainOf(path.mid(7));
        if (chain >= 0)
            return success("{\"type\":\"CosmosSdk\",\"id\":\"" + path.mid(7) +
                           "\",\"account_prefix\":\"cosmos\",\"key_name\":\"clearer\",\"gas_price\":{\"price\":0.0025,"
                           "\"denom\":\"" +
                           m_net->chains()[std::size_t(chain)].denom + "\"}}");
        return {200, "{\"status\":\"error\",\"result\":{\"name\":\"ChainConfigNotFound\",\"msg\":" +
                         quotedJson("could not find configuration for chain: " + path.mid(7)) + "}}"};
    }
    if (method == "POST" && path == "/clear_packets") {
        // an unknown chain gives the same success
        const QByteArray chain = QUrlQuery(url).queryItemValue(u"chain"_s).toUtf8();
        for (const CosmosSimChain& one : m_net->chains())
            if (chain.isEmpty() || one.id == chain)
                m_net->clear(one.id, {});
        return success("null");
    }
    return {404, {}, "text/plain"};
}

void StandInHermes::serve(QTcpSocket* socket)
{
    const QByteArray all = socket->peek(mostRequest);
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    QByteArray host, length, origin;
    const QList<QByteArray> lines = all.left(end).split('\n');
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).toLower(),
                         value = line.mid(colon + 1).trimmed();
        if (name == "host")
            host = value;
        else if (name == "content-length")
            length = value;
        else if (name == "origin")
            origin = value;
    }
    if (all.size() < end + 4 + length.toLongLong())
        return;
    const QByteArray body = all.mid(end + 4, length.toLongLong());
    socket->read(end + 4 + length.toLongLong());
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    const QByteArray port = ':' + QByteArray::number(serverPort());
    CosmosReply reply{403, "refused\n", "text/plain"};
    QByteArray more;
    if (first.size() == 3 && origin.isEmpty() && (host == "127.0.0.1" + port || host == "localhost" + port)) {
        if (first.at(0) == "POST" && first.at(1) == '/' + m_token + "/command") {
            const Run done = run(body.split('\n'));
            reply = {200, done.output, "text/plain"};
            more = "Exit-Code: " + QByteArray::number(done.exitCode) + "\r\n";
        } else {
            reply = rest(first.at(0), first.at(1));
        }
    }
    socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + " Answer\r\nContent-Type: " + reply.type +
                  "\r\nConnection: close\r\n" + more + "Content-Length: " + QByteArray::number(reply.body.size()) +
                  "\r\n\r\n" + reply.body);
    socket->disconnectFromHost();
}

}  // namespace signalbox::sim
