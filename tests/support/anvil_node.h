// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QUrl>
#include <memory>

#include "signalbox/literals.h"
#include "support/contracts.h"
#include "support/rpc_client.h"

namespace signalbox::test {

quint16 freePort();  ///< a port of 127.0.0.1 that is free at this moment

/// A private anvil on 127.0.0.1 and a random port. It mines only on request (or every blockSeconds), and ends with the
/// test. `finalized` is head − 64, `safe` head − 32. Failures throw std::runtime_error.
class AnvilNode {
public:
    struct Options {
        int accounts = 10;
        double blockSeconds = 0;  ///< 0 to mine on request
        quint64 chainId = 31337;
        quint64 gasLimit = 300'000'000;
        qint64 genesisTime = 1'700'000'000;
        quint16 port = 0;  ///< 0 for any
        QStringList extra;
    };
    explicit AnvilNode(const Options& options);
    AnvilNode() : AnvilNode(Options{}) {}
    ~AnvilNode();

    quint16 port() const { return m_port; }
    QString url() const { return u"http://127.0.0.1:%1/"_s.arg(m_port); }
    QString wsUrl() const { return u"ws://127.0.0.1:%1/"_s.arg(m_port); }
    qint64 pid() const { return m_process.processId(); }
    RpcClient& rpc() { return *m_rpc; }
    const QStringList& accounts() const { return m_accounts; }

    qint64 head();
    void mine(qint64 blocks = 1, int secondsApart = 1);
    void reorg(int depth);  ///< replaces the newest `depth` blocks by as many empty ones
    void kill();            ///< at once
    void restart();         ///< a new, empty chain on the same port
    void freeze();          ///< stops answering until thaw()
    void thaw();

    /// Both return at once: the transaction is in the pool until a block is mined. The account's nonce is counted here.
    QString send(const QString& to, const QByteArray& data, int account = 0, quint64 gas = 2'000'000);
    QString deploy(const QString& name, const std::vector<AbiArgument>& arguments = {},
                   int account = 0);  ///< address; mines one block
    QJsonObject receipt(const QString& transaction);

private:
    void launch();
    Options m_options;
    quint16 m_port = 0;
    QProcess m_process;
    std::unique_ptr<RpcClient> m_rpc;
    QStringList m_accounts;
    QHash<int, quint64> m_nonces;
};

/// Chains that many tests use.
QString deployToken(AnvilNode& node, const QByteArray& symbol = "TST", int decimals = 6);
void emitTransfers(AnvilNode& node, const QString& token, qint64 blocks, int transactionsPerBlock,
                   int eventsPerTransaction,
                   quint64 seed = 1);  ///< mines `blocks` blocks

}  // namespace signalbox::test
