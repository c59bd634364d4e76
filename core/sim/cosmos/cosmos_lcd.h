// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "sim/cosmos/cosmos_rpc.h"

namespace signalbox::sim {

/// The REST interface of one chain. Its state is the newest one; lists are in the order of their texts. Any thread.
class CosmosLcd {
public:
    CosmosLcd(std::shared_ptr<CosmosSimNet> net, int chain) : m_net(std::move(net)), m_chain(chain) {}
    CosmosReply get(const QByteArray& target) const;

private:
    using Query = QList<std::pair<QString, QString>>;
    QByteArray node(const QByteArray& path) const;
    QByteArray client(const QByteArray& path, int* status) const;
    QByteArray channel(int link, int end, bool whole) const;
    QByteArray channels() const;
    QByteArray clientOf(int link, int end) const;
    QByteArray clientState(int link, int end) const;
    QByteArray ofChannel(int link, int end, const QByteArray& rest, const Query& query, int* status) const;
    QByteArray commitments(int link, int end, const Query& query) const;
    QByteArray acknowledgements(int link, int end, const Query& query) const;
    QByteArray transferModule(const QByteArray& path, int* status) const;
    QByteArray height() const;
    QByteArray proof() const;

    std::shared_ptr<CosmosSimNet> m_net;
    int m_chain;
};

}  // namespace signalbox::sim
