// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "sim/random.h"
#include "sim/responder.h"
#include "sim/server.h"
#include "support/http_client.h"

namespace signalbox::test {

/// Placed between the engine and a real node on 127.0.0.1, applies sim::SimFaults: the transport's faults by the
/// simulator's server, wrong content by changing the node's answers. HTTP only.
class NodeBehind : public sim::Responder {
public:
    explicit NodeBehind(quint16 nodePort) : m_node(nodePort) {}
    sim::RpcReply handle(const QByteArray& request, const sim::SimFaults& faults) override;

private:
    QJsonObject one(const QJsonObject& request, const sim::SimFaults& faults);
    QJsonObject ask(const QJsonObject& request);
    qint64 head();
    bool refused(const QJsonObject& request, const sim::SimFaults& faults, QJsonObject& reply);
    void lie(QJsonArray& list, const sim::SimFaults& faults);

    HttpClient m_node;
    sim::Random m_dice{0xfa17};
};

inline std::unique_ptr<sim::SimServer> faultyProxy(quint16 nodePort, std::shared_ptr<sim::SimThread> thread = {})
{
    auto server = std::make_unique<sim::SimServer>(std::make_shared<NodeBehind>(nodePort), std::move(thread));
    server->setPath("/");
    return server;
}

}  // namespace signalbox::test
