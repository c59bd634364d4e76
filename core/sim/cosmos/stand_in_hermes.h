// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <memory>

#include "sim/cosmos/cosmos_rpc.h"

namespace signalbox::sim {

/// Stands in for a Hermes 1.13 that relays between the simulated chains: its REST interface on 127.0.0.1, and its
/// command line, whose arguments a small program passes to /TOKEN/command. Lives in one thread.
class StandInHermes : public QTcpServer {
    Q_OBJECT
public:
    explicit StandInHermes(std::shared_ptr<CosmosSimNet> net, QObject* parent = nullptr);

    bool open();
    QByteArray program() const;        ///< a script for bash that behaves as the command `hermes`
    QByteArray configuration() const;  ///< a configuration file of Hermes that names the chains

    struct Run {
        QByteArray output;
        int exitCode = 0;
    };
    Run run(const QList<QByteArray>& arguments);  ///< as the command line

private:
    void serve(QTcpSocket* socket);
    CosmosReply rest(const QByteArray& method, const QByteArray& target);
    Run clear(const QList<QByteArray>& arguments);
    Run pending(const QList<QByteArray>& arguments) const;
    QByteArray state() const;

    std::shared_ptr<CosmosSimNet> m_net;
    QByteArray m_token;
};

}  // namespace signalbox::sim
